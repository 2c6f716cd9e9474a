namespace NurtureLang.Benchmarks.WholeRun;

/// <summary>What a report says of the log and of the answer to it.</summary>
/// <param name="Events">How many events it has.</param>
/// <param name="Contacts">How many contacts.</param>
/// <param name="Bytes">The size of its events as CSV.</param>
internal sealed record LogFacts(long Events, int Contacts, long Bytes)
{
    /// <summary>What all programs say, in a line.</summary>
    public string Answer { get; init; } = "";

    /// <summary>How many runs were made again, since the host took from them.</summary>
    public int MadeAgain { get; init; }

    /// <summary>Bytes of state a contact, as nurture says.</summary>
    public long StateBytes { get; init; }

    /// <summary>The names of the peers from outside by their keys.</summary>
    public IReadOnlyDictionary<string, string> PeerNames { get; init; } = new Dictionary<string, string>();
}
