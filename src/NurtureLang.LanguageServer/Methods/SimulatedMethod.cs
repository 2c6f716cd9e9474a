using System.Text.Json;
using NurtureLang.Ide.Simulations;
using NurtureLang.Ide.Workspaces;
using NurtureLang.LanguageServer.Hosting;
using NurtureLang.LanguageServer.Protocol;

namespace NurtureLang.LanguageServer.Methods;

/// <summary>`nurture/simulated`: the client has run a simulation, whose figures the lenses show from now on.</summary>
internal static class SimulatedMethod
{
    /// <summary>Registers it.</summary>
    public static void Add(MethodTable table) =>
        table.Notification("nurture/simulated", "", Json.Default.SimulatedParams, (parameters, session) =>
        {
            // The figures are of the text of this moment; whatever is read, and worked out, keeps nobody waiting.
            var workspace = session.Workspace;
            _ = Task.Run(() => Take(parameters, session, workspace));
        });

    private static void Take(SimulatedParams parameters, Session session, Workspace workspace)
    {
        try
        {
            if (workspace.CampaignOf(DocumentUri.ToPath(parameters.Uri)) is not { } campaign)
                session.Client.Log(2, $"nurture/simulated is passed over: {parameters.Uri} belongs to no campaign.");
            else if (LastSimulation.Read(ResultOf(parameters, session), parameters.Reached, campaign) is not { } simulation)
                session.Client.Log(2, "nurture/simulated is passed over: its result is not what `nurture simulate --json` writes.");
            else
            {
                session.Remember(campaign.Path, simulation);
                if (session.Traits.RefreshesCodeLenses) session.Client.Tell("workspace/codeLens/refresh");
            }
        }
        catch (Exception fault)
        {
            session.Client.Log(1, $"This is a fault of the language server, not of your files (nurture/simulated: {fault.GetType().Name}: {fault.Message}).");
        }
    }

    // The result itself, or the path or the address of a file that holds it.
    private static JsonElement ResultOf(SimulatedParams parameters, Session session)
    {
        if (parameters.Result.ValueKind != JsonValueKind.String || parameters.Result.GetString() is not { } file) return parameters.Result;
        if (session.Machine.Files.Read(DocumentUri.ToPath(file)) is not { } text) return default;
        try
        {
            using var read = JsonDocument.Parse(text);
            return read.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
