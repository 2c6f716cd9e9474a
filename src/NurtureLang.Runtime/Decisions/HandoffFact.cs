namespace NurtureLang.Runtime.Decisions;

/// <summary>What happened to a hand-off, for figures; the log says it by its tasks and alerts.</summary>
public enum HandoffChange
{
    /// <summary>A contact was handed over.</summary>
    Opened,
    /// <summary>It was answered.</summary>
    Answered,
    /// <summary>It ended without an answer, because the contact left its stage.</summary>
    Left,
}

/// <summary>What happened to a hand-off of the contact at hand.</summary>
/// <param name="Handoff">Its position in the plan.</param>
/// <param name="Change">What happened.</param>
/// <param name="Opened">The instant of the hand-off, in ticks.</param>
/// <param name="Deadline">By when it was to be answered, in ticks; never where there is no deadline.</param>
/// <param name="At">When it happened, in ticks.</param>
public readonly record struct HandoffFact(int Handoff, HandoffChange Change, long Opened, long Deadline, long At);
