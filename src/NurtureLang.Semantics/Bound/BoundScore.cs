using System.Collections.Immutable;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Semantics.Types;

namespace NurtureLang.Semantics.Bound;

/// <summary>A score: its rules, or what it is derived from.</summary>
/// <param name="Symbol">The score.</param>
/// <param name="Groups">Its groups.</param>
/// <param name="Rules">Its rules, in the order of the source.</param>
/// <param name="Derived">For a derived score: its value.</param>
/// <param name="Resets">What sets its points back to nothing.</param>
/// <param name="Origin">Where the declaration stands.</param>
public sealed record BoundScore(
    ScoreSymbol Symbol, ImmutableArray<BoundScoreGroup> Groups, ImmutableArray<BoundScoreRule> Rules, BoundExpression? Derived,
    ImmutableArray<BoundScoreReset> Resets, Origin Origin);

/// <summary>What sets a score's points back to nothing.</summary>
/// <param name="Event">For an event: the event.</param>
/// <param name="Where">Which events.</param>
/// <param name="When">For a condition: the condition.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record BoundScoreReset(EventSymbol? Event, BoundExpression? Where, BoundExpression? When, Origin Origin);

/// <summary>A group of rules with a cap.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Cap">The most that it counts for.</param>
/// <param name="Within">The position of the group that it stands in; -1 for none.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record BoundScoreGroup(string Name, decimal Cap, int Within, Origin Origin);

/// <summary>How points fade.</summary>
public enum FadeKind
{
    /// <summary>They stay.</summary>
    None,
    /// <summary>Smoothly.</summary>
    HalfLife,
    /// <summary>In steps.</summary>
    Steps,
    /// <summary>At once.</summary>
    Expiry,
}

/// <summary>What a limit on a rule limits.</summary>
public enum RuleLimitKind
{
    /// <summary>Nothing.</summary>
    None,
    /// <summary>Points per period.</summary>
    Points,
    /// <summary>One award per period.</summary>
    Once,
    /// <summary>One award for each value of a property.</summary>
    OncePerProperty,
}

/// <summary>A limit on a rule.</summary>
/// <param name="Kind">What it limits.</param>
/// <param name="Points">How many points.</param>
/// <param name="Period">In how long; null for ever.</param>
/// <param name="Property">The property whose values count apart.</param>
public sealed record BoundLimit(RuleLimitKind Kind, decimal Points = 0, LimitPeriod? Period = null, PropertySymbol? Property = null);

/// <summary>A rule of a score.</summary>
/// <param name="Name">How the log names it.</param>
/// <param name="Points">Its points.</param>
/// <param name="Event">The event; null for a rule on a condition.</param>
/// <param name="Where">Which events count.</param>
/// <param name="When">For a rule on a condition: the condition.</param>
/// <param name="Limits">What bounds it, in the order of the source; none for nothing.</param>
/// <param name="Fade">How its points fade.</param>
/// <param name="FadeTicks">The period of that.</param>
/// <param name="Group">Its group's position; -1 for none.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record BoundScoreRule(
    string Name,
    decimal Points,
    EventSymbol? Event,
    BoundExpression? Where,
    BoundExpression? When,
    ImmutableArray<BoundLimit> Limits,
    FadeKind Fade,
    long FadeTicks,
    int Group,
    Origin Origin)
{
    /// <summary>For points while nothing happens: how often; otherwise null.</summary>
    public BoundEvery? Every { get; init; }
}

/// <summary>Points again and again while nothing happens.</summary>
/// <param name="Ticks">How often.</param>
/// <param name="Without">The event that starts the time anew; null for none.</param>
/// <param name="Where">Which of them.</param>
/// <param name="While">While this holds; null for always.</param>
public sealed record BoundEvery(long Ticks, EventSymbol? Without, BoundExpression? Where, BoundExpression? While);
