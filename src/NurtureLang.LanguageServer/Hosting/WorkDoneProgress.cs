using System.Text.Json;
using NurtureLang.LanguageServer.Protocol;

namespace NurtureLang.LanguageServer.Hosting;

/// <summary>Shows how far something long has come, where the client has asked for that by a token.</summary>
internal sealed class WorkDoneProgress : IDisposable
{
    private readonly Session session;
    private readonly JsonElement token;

    /// <summary>Begins.</summary>
    public WorkDoneProgress(Session session, JsonElement token, string title)
    {
        this.session = session;
        this.token = token;
        Send(new ProgressValue("begin", title, Percentage: 0));
    }

    /// <summary>So far it has come.</summary>
    public void Report(string message, int percentage) => Send(new ProgressValue("report", null, message, percentage));

    /// <inheritdoc/>
    public void Dispose() => Send(new ProgressValue("end"));

    private void Send(ProgressValue value)
    {
        if (token.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            session.Client.Notify("$/progress", new ProgressParams(token, value), Json.Default.ProgressParams);
    }
}
