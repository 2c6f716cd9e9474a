namespace NurtureLang.Simulation.Decisions;

/// <summary>Decisions of one worker in their order, one after the other.</summary>
internal abstract class DecisionRun
{
    /// <summary>The instant of the decision it stands at, in ticks.</summary>
    public long At { get; protected set; }

    /// <summary>The contact of the decision it stands at.</summary>
    public abstract ReadOnlySpan<byte> ContactId { get; }

    /// <summary>The line of the decision it stands at, with its line feed.</summary>
    public abstract ReadOnlySpan<byte> Line { get; }

    /// <summary>Goes on to the next decision; false behind the last. It stands before the first at first.</summary>
    public abstract bool MoveNext();
}
