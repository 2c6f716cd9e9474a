using System.Text.Json;
using NurtureLang.LanguageServer.Hosting;
using NurtureLang.LanguageServer.Protocol;

namespace NurtureLang.LanguageServer.Methods;

/// <summary>`workspace/didChangeConfiguration`: with the settings, or as a hint to ask for them.</summary>
internal static class DidChangeConfigurationMethod
{
    /// <summary>Registers it.</summary>
    public static void Add(MethodTable table, DiagnosticsPublisher publisher) =>
        table.Notification("workspace/didChangeConfiguration", "", Json.Default.DidChangeConfigurationParams, (parameters, session) =>
        {
            if (parameters.Settings.ValueKind == JsonValueKind.Object) session.Settings = Settings.Of(parameters.Settings);
            Ask(session, publisher);
            publisher.Refresh();
            if (session.Traits.RefreshesInlayHints) session.Client.Tell("workspace/inlayHint/refresh");
        });

    /// <summary>Asks for the settings; nobody waits for them.</summary>
    public static void Ask(Session session, DiagnosticsPublisher? publisher = null)
    {
        if (!session.Traits.GivesConfiguration) return;
        _ = TakeAsync(session, publisher);
    }

    private static async Task TakeAsync(Session session, DiagnosticsPublisher? publisher)
    {
        try
        {
            var answer = await session.Client
                .Ask("workspace/configuration", new ConfigurationParams([new ConfigurationItem(Settings.Section)]), Json.Default.ConfigurationParams)
                .ConfigureAwait(false);
            if (answer.ValueKind != JsonValueKind.Array || answer.GetArrayLength() == 0) return;
            var settings = Settings.Of(answer[0]);
            if (settings == session.Settings) return;
            session.Settings = settings;
            publisher?.Refresh();
            if (session.Traits.RefreshesInlayHints) session.Client.Tell("workspace/inlayHint/refresh");
        }
        catch (OperationCanceledException)
        {
            // The client has no settings to give, or is gone.
        }
    }
}
