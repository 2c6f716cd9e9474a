namespace NurtureLang.History.Rejects;

/// <summary>Keeps the first rejects in memory and counts the rest, so that a file that is bad throughout stays small here.</summary>
public sealed class RejectList(int most = 100) : IRejects
{
    private readonly List<Reject> kept = [];

    /// <summary>The first rejects.</summary>
    public IReadOnlyList<Reject> Kept => kept;

    /// <summary>How many there were.</summary>
    public long Count { get; private set; }

    /// <inheritdoc/>
    public void Add(Reject reject)
    {
        ArgumentNullException.ThrowIfNull(reject);
        Count++;
        if (kept.Count < most) kept.Add(reject);
    }
}
