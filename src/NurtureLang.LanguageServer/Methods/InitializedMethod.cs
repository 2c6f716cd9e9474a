using System.Text.Json;
using NurtureLang.LanguageServer.Hosting;
using NurtureLang.LanguageServer.Protocol;

namespace NurtureLang.LanguageServer.Methods;

/// <summary>`initialized`: now the server may ask for something itself.</summary>
internal static class InitializedMethod
{
    /// <summary>Registers it.</summary>
    public static void Add(MethodTable table) => table.Notification("initialized", "", Json.Default.JsonElement, Handle);

    private static void Handle(JsonElement parameters, Session session)
    {
        if (session.Traits.WatchesFiles)
        {
            var watch = new WatchOptions([new FileSystemWatcherPattern("**/*")]);
            _ = session.Client.Ask("client/registerCapability",
                new RegistrationParams([new Registration("nurture-files", "workspace/didChangeWatchedFiles", watch)]), Json.Default.RegistrationParams);
        }

        DidChangeConfigurationMethod.Ask(session);
    }
}
