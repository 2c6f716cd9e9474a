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

    /// <summary>The address of a path, as the client spells it where it ever did.</summary>
    public string UriOf(string path) => spelled.TryGetValue(path, out var uri) ? uri : DocumentUri.Of(path);

    /// <summary>The client calls a document so.</summary>
    public void Spell(string path, string uri) => spelled = new Dictionary<string, string>(spelled, StringComparer.Ordinal) { [path] = uri };
}
