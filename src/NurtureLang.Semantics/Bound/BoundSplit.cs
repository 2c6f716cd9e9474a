using System.Collections.Immutable;
using NurtureLang.Semantics.Symbols;

namespace NurtureLang.Semantics.Bound;

/// <summary>Deals each contact to one of some arms by a hash of the contact and the split.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="Split">The split's name, one of a kind in the campaign.</param>
/// <param name="Arms">The arms, in order.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record BoundSplit(string Name, string Split, ImmutableArray<BoundArm> Arms, Origin Origin) : BoundStep(Name, Origin)
{
    /// <summary>How many arms a split has at most.</summary>
    public const int MostArms = 100;
}

/// <summary>An arm of a split.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Share">Its share of the people, in millionths.</param>
/// <param name="Then">What is done.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record BoundArm(string Name, long Share, ImmutableArray<BoundStep> Then, Origin Origin);

/// <summary>A control group: a share of the people for whom nothing is done.</summary>
/// <param name="Share">The share, in millionths.</param>
/// <param name="Salt">What the hash is salted with; null for the campaign's and the sequence's name.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record BoundHoldout(long Share, string? Salt, Origin Origin);

/// <summary>Entries whose first step is spread over a time by hash.</summary>
/// <param name="Ticks">The time.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record BoundSpread(long Ticks, Origin Origin);
