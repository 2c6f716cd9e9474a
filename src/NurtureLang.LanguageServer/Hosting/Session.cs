using System.Collections.Concurrent;
using NurtureLang.Ide.Simulations;
using NurtureLang.Ide.Workspaces;

namespace NurtureLang.LanguageServer.Hosting;

/// <summary>
/// What the server knows of its client. INVARIANT: only the ordered loop changes the documents; a request gets the snapshot of the moment at which its turn came.
/// </summary>
internal sealed class Session(ServerMachine machine, Client client)
{
    // The client's own spelling of the addresses of documents, by path.
    private volatile IReadOnlyDictionary<string, string> spelled = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The machine.</summary>
    public ServerMachine Machine => machine;

    /// <summary>The client.</summary>
    public Client Client => client;

    /// <summary>What the client can do.</summary>
    public ClientTraits Traits { get; set; } = new();

    /// <summary>The settings.</summary>
    public Settings Settings { get; set; } = new();

    /// <summary>The documents and what they mean, now.</summary>
    public Workspace Workspace { get; set; } = Workspace.Create(machine.Files, machine.IsTimeZone, []);

    // By the path of the campaign's own file. What a simulation counted is no part of a document, so that it outlives edits.
    private readonly ConcurrentDictionary<string, LastSimulation> simulations = new(StringComparer.Ordinal);

    /// <summary>The last simulation of a campaign, by the path of its file; null where there was none.</summary>
    public LastSimulation? SimulationOf(string path) => simulations.GetValueOrDefault(path);

    /// <summary>A simulation of a campaign has ended.</summary>
    public void Remember(string path, LastSimulation simulation) => simulations[path] = simulation;

    /// <summary>The address of a path, as the client spells it where it ever did.</summary>
    public string UriOf(string path) => spelled.TryGetValue(path, out var uri) ? uri : DocumentUri.Of(path);

    /// <summary>The client calls a document so.</summary>
    public void Spell(string path, string uri) => spelled = new Dictionary<string, string>(spelled, StringComparer.Ordinal) { [path] = uri };
}
