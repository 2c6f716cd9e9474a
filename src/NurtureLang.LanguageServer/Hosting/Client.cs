using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NurtureLang.LanguageServer.Protocol;
using NurtureLang.LanguageServer.Rpc;

namespace NurtureLang.LanguageServer.Hosting;

/// <summary>What is said to the client unasked.</summary>
internal sealed class Client(Inbox inbox, Outbox outbox)
{
    /// <summary>A notification.</summary>
    public void Notify<TParameters>(string method, TParameters parameters, JsonTypeInfo<TParameters> type) =>
        outbox.Post(Messages.Call(method, parameters, type));

    /// <summary>
    /// A request. INVARIANT: nothing that is worked on in order waits for its answer; the reader completes it.
    /// </summary>
    public Task<JsonElement> Ask<TParameters>(string method, TParameters parameters, JsonTypeInfo<TParameters> type)
    {
        var (id, answer) = inbox.Ask();
        outbox.Post(Messages.Call(method, parameters, type, id));
        return answer;
    }

    /// <summary>A request without parameters whose answer does not matter.</summary>
    public void Tell(string method) => outbox.Post(Messages.Call(method, inbox.Ask().Id));

    /// <summary>A sentence that the editor shows to whoever works in it.</summary>
    public void Show(int type, string message) => Notify("window/showMessage", new LogMessageParams(type, message), Json.Default.LogMessageParams);

    /// <summary>A line for the log that the editor shows.</summary>
    public void Log(int type, string message) => Notify("window/logMessage", new LogMessageParams(type, message), Json.Default.LogMessageParams);
}
