namespace NurtureLang.Runtime.Decisions;

/// <summary>What the engine sees of a goal of the campaign, for figures.</summary>
/// <param name="Goal">The goal's position in the plan.</param>
/// <param name="At">For a rate: when its event occurred. For answers: by when a hand-off of this instant is to be answered. In ticks.</param>
/// <param name="Subject">For a rate: the message that the event is about, by position; unknown for none. For answers: the hand-off's position.</param>
public readonly record struct GoalFact(int Goal, long At, long Subject);
