using System.Collections.Immutable;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Semantics.Types;

namespace NurtureLang.Semantics.Bound;

/// <summary>Deals each contact to one of some arms by a hash of the contact and the split.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="Split">The split's name, one of a kind in the campaign.</param>
/// <param name="Arms">The arms, in order.</param>
/// <param name="Winner">How the best arm is found; null where none is sought.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record BoundSplit(string Name, string Split, ImmutableArray<BoundArm> Arms, BoundWinner? Winner, Origin Origin) : BoundStep(Name, Origin)
{
    /// <summary>How many arms a split has at most.</summary>
    public const int MostArms = 100;
}

/// <summary>An arm of a split.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Share">Its share of the people, in millionths.</param>
/// <param name="Then">What is done.</param>
/// <param name="Waits">Whether its people wait for the winner, and then do as in that.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record BoundArm(string Name, long Share, ImmutableArray<BoundStep> Then, bool Waits, Origin Origin);

/// <summary>How the best arm of a split is found.</summary>
/// <param name="Event">The event that counts for an arm.</param>
/// <param name="Where">Which of them.</param>
/// <param name="After">How long after the first person was dealt.</param>
/// <param name="AtLeast">How many people each arm needs.</param>
/// <param name="Tie">The arm taken where several are best; -1 for the first of them.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record BoundWinner(EventSymbol Event, BoundExpression? Where, CalendarSpan After, int AtLeast, int Tie, Origin Origin);

/// <summary>How many people a sequence begins with in a time.</summary>
/// <param name="Count">How many.</param>
/// <param name="Period">In how long.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record BoundPace(int Count, LimitPeriod Period, Origin Origin);

/// <summary>A control group: a share of the people for whom nothing is done.</summary>
/// <param name="Share">The share, in millionths.</param>
/// <param name="Salt">What the hash is salted with; null for the campaign's and the sequence's name.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record BoundHoldout(long Share, string? Salt, Origin Origin);

/// <summary>Entries whose first step is spread over a time by hash.</summary>
/// <param name="Ticks">The time.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record BoundSpread(long Ticks, Origin Origin);
