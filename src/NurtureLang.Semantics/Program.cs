using System.Collections.Immutable;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Symbols;

namespace NurtureLang.Semantics;

/// <summary>A campaign with every name resolved and every expression typed. Nobody looks back at syntax to learn a meaning. Immutable.</summary>
/// <param name="Name">The campaign's name.</param>
/// <param name="Title">How it is shown.</param>
/// <param name="TimeZone">The zone for contacts whose own is unknown.</param>
/// <param name="Enums">The enums, an inline `one of (...)` among them.</param>
/// <param name="Fields">The contact's fields.</param>
/// <param name="Events">The events, the built-in ones last.</param>
/// <param name="Channels">The channels that the language has, then the declared ones.</param>
/// <param name="Topics">The topics.</param>
/// <param name="Calendars">The calendars.</param>
/// <param name="Personas">The personas, in order.</param>
/// <param name="Segments">The segments.</param>
/// <param name="Scores">The scores.</param>
/// <param name="Grades">The grades.</param>
/// <param name="Stages">The journeys.</param>
/// <param name="Assets">The assets.</param>
/// <param name="AssetOrigins">Where each asset's declaration stands.</param>
/// <param name="Messages">The messages.</param>
/// <param name="Policy">What holds for every touch.</param>
/// <param name="Sequences">The sequences.</param>
public sealed record Program(
    string Name,
    string Title,
    string TimeZone,
    ImmutableArray<EnumSymbol> Enums,
    ImmutableArray<PropertySymbol> Fields,
    ImmutableArray<EventSymbol> Events,
    ImmutableArray<ChannelSymbol> Channels,
    ImmutableArray<TopicSymbol> Topics,
    ImmutableArray<BoundCalendar> Calendars,
    ImmutableArray<BoundPersona> Personas,
    ImmutableArray<BoundSegment> Segments,
    ImmutableArray<BoundScore> Scores,
    ImmutableArray<BoundGrade> Grades,
    ImmutableArray<BoundStages> Stages,
    ImmutableArray<AssetSymbol> Assets,
    ImmutableArray<Origin> AssetOrigins,
    ImmutableArray<BoundMessage> Messages,
    BoundPolicy Policy,
    ImmutableArray<BoundSequence> Sequences)
{
    /// <summary>The hand-offs.</summary>
    public ImmutableArray<BoundHandoff> Handoffs { get; init; } = [];

    /// <summary>The functions, each with what it gives; calls in other expressions have it put in already.</summary>
    public ImmutableArray<BoundFunction> Functions { get; init; } = [];

    /// <summary>What assets ask for.</summary>
    public ImmutableArray<BoundAsks> Asks { get; init; } = [];

    /// <summary>The goals of the campaign.</summary>
    public ImmutableArray<BoundMeasuredGoal> Goals { get; init; } = [];

    /// <summary>The accounts.</summary>
    public ImmutableArray<BoundAccount> Accounts { get; init; } = [];

    /// <summary>What must never happen.</summary>
    public ImmutableArray<BoundGuarantee> Guarantees { get; init; } = [];

    /// <summary>The tests, which are no part of the plan.</summary>
    public ImmutableArray<BoundTest> Tests { get; init; } = [];
}
