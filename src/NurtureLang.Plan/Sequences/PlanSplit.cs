using System.Collections.Immutable;

namespace NurtureLang.Plan.Sequences;

/// <summary>Deals the contact to one of some arms, by a hash of the contact's id, the salt and the arm's name.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Split">The split's name, one of a kind in the plan.</param>
/// <param name="Salt">What the hash is salted with.</param>
/// <param name="Arms">The arms; their shares add up to everybody.</param>
/// <param name="Next">The step that follows the whole form.</param>
/// <param name="Source">Where it was written.</param>
/// <param name="Winner">How the best arm is found, which takes everybody afterwards; none where none is sought.</param>
public sealed record SplitStep(
    string Name, string Split, string Salt, ImmutableArray<PlanArm> Arms, int Next, string Source, PlanWinner? Winner = null)
    : PlanStep(Name, Next, Source);

/// <summary>An arm of a split.</summary>
/// <param name="Name">Its name, one of a kind in the split.</param>
/// <param name="Share">Its share of the people, in millionths.</param>
/// <param name="Then">The step that follows for those who are dealt to it.</param>
/// <param name="Source">Where it was written.</param>
/// <param name="Waits">Whether its people wait for the winner, and then do as in that.</param>
public sealed record PlanArm(string Name, long Share, int Then, string Source, bool Waits = false);

/// <summary>How the best arm of a split is found: the one with the most people, of those dealt to it, who made an event until the deciding instant.</summary>
/// <param name="Event">The event's position.</param>
/// <param name="Where">Which events count.</param>
/// <param name="After">How long after the first person was dealt it is decided, in the campaign's zone; later where an arm has too few people.</param>
/// <param name="AtLeast">How many people each arm needs, from 1.</param>
/// <param name="Tie">The arm taken where several are best and it is one of them; -1 for the first of them.</param>
/// <param name="Source">Where it was written.</param>
public sealed record PlanWinner(int Event, Expressions.PlanExpression? Where, PlanDuration After, int AtLeast, int Tie, string Source);

/// <summary>At most so many enrolments of a sequence begin in a period, over all contacts; those who come later wait for the first period with room.</summary>
/// <param name="Count">How many.</param>
/// <param name="Period">The period; a calendar one is of the campaign's zone.</param>
/// <param name="Salt">What the order of those who come at one instant is drawn with.</param>
/// <param name="Source">Where it was written.</param>
public sealed record PlanPace(int Count, PlanPeriod Period, string Salt, string Source);

/// <summary>A control group: a share of the people, by a hash of the contact's id and the salt, for whom nothing is done.</summary>
/// <param name="Share">The share, in millionths.</param>
/// <param name="Salt">What the hash is salted with.</param>
/// <param name="Source">Where it was written.</param>
public sealed record PlanHoldout(long Share, string Salt, string Source);

/// <summary>Puts off the first step of each enrolment by a part of a time that a hash of the contact's id and the salt gives.</summary>
/// <param name="Ticks">The time.</param>
/// <param name="Salt">What the hash is salted with.</param>
/// <param name="Source">Where it was written.</param>
public sealed record PlanSpread(long Ticks, string Salt, string Source);
