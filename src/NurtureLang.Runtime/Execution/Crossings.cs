namespace NurtureLang.Runtime.Execution;

/// <summary>What is known of other contacts when one is run: winners of splits, and when paced enrolments begin. Immutable.</summary>
/// <remarks>The engine never finds these out, since it sees one contact: whoever runs many tells it. What is not told has not been decided.</remarks>
public sealed class Crossings
{
    private readonly (long At, int Arm)?[] winners;
    private readonly Dictionary<(int Sequence, long Contact, int Enrolment), long> starts;

    private Crossings((long At, int Arm)?[] winners, Dictionary<(int Sequence, long Contact, int Enrolment), long> starts) =>
        (this.winners, this.starts) = (winners, starts);

    /// <summary>Nothing is known.</summary>
    public static Crossings None { get; } = new([], []);

    /// <summary>The winner of a split, by its number among those that seek one: since when, in ticks, and which arm; null while it is not decided.</summary>
    public (long At, int Arm)? WinnerOf(int split) => split >= 0 && split < winners.Length ? winners[split] : null;

    /// <summary>The same with another winner.</summary>
    /// <param name="split">The split's number.</param>
    /// <param name="at">Since when, in ticks.</param>
    /// <param name="arm">The arm's position.</param>
    public Crossings WithWinner(int split, long at, int arm)
    {
        var more = new (long At, int Arm)?[Math.Max(winners.Length, split + 1)];
        winners.CopyTo(more, 0);
        more[split] = (at, arm);
        return new Crossings(more, starts);
    }

    /// <summary>The same with other instants at which paced enrolments begin, by sequence, contact's key and number of the enrolment.</summary>
    public Crossings WithStarts(Dictionary<(int Sequence, long Contact, int Enrolment), long> others) => new(winners, others);

    /// <summary>Whether paced enrolments begin at the same instants.</summary>
    public bool HasStarts(Dictionary<(int Sequence, long Contact, int Enrolment), long> others)
    {
        ArgumentNullException.ThrowIfNull(others);
        return starts.Count == others.Count && others.All(one => starts.TryGetValue(one.Key, out var at) && at == one.Value);
    }

    internal long StartOf(int sequence, long contact, int enrolment, long wanted) =>
        starts.TryGetValue((sequence, contact, enrolment), out var at) ? Math.Max(at, wanted) : wanted;
}
