using System.Collections.Immutable;

namespace NurtureLang.Plan.Sequences;

/// <summary>Deals the contact to one of some arms, by a hash of the contact's id, the salt and the arm's name.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Split">The split's name, one of a kind in the plan.</param>
/// <param name="Salt">What the hash is salted with.</param>
/// <param name="Arms">The arms; their shares add up to everybody.</param>
/// <param name="Next">The step that follows the whole form.</param>
/// <param name="Source">Where it was written.</param>
public sealed record SplitStep(string Name, string Split, string Salt, ImmutableArray<PlanArm> Arms, int Next, string Source)
    : PlanStep(Name, Next, Source);

/// <summary>An arm of a split.</summary>
/// <param name="Name">Its name, one of a kind in the split.</param>
/// <param name="Share">Its share of the people, in millionths.</param>
/// <param name="Then">The step that follows for those who are dealt to it.</param>
/// <param name="Source">Where it was written.</param>
public sealed record PlanArm(string Name, long Share, int Then, string Source);

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
