using System.Collections.Immutable;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Semantics.Types;

namespace NurtureLang.Semantics.Bound;

/// <summary>A persona and who it is.</summary>
/// <param name="Symbol">The persona.</param>
/// <param name="Condition">Who it is; null for `otherwise`.</param>
/// <param name="Origin">Where the declaration stands.</param>
public sealed record BoundPersona(PersonaSymbol Symbol, BoundExpression? Condition, Origin Origin);

/// <summary>A segment and who is in it.</summary>
/// <param name="Symbol">The segment.</param>
/// <param name="Condition">Who is in it.</param>
/// <param name="Origin">Where the declaration stands.</param>
public sealed record BoundSegment(SegmentSymbol Symbol, BoundExpression Condition, Origin Origin);

/// <summary>A calendar.</summary>
/// <param name="Symbol">The calendar.</param>
/// <param name="TimeZone">Its zone; null for the contact's own.</param>
/// <param name="Open">When it is open.</param>
/// <param name="Closed">Its closed days, in order.</param>
/// <param name="Origin">Where the declaration stands.</param>
public sealed record BoundCalendar(
    CalendarSymbol Symbol, string? TimeZone, ImmutableArray<WeekHours> Open, ImmutableArray<DateOnly> Closed, Origin Origin);

/// <summary>A message.</summary>
/// <param name="Symbol">The message.</param>
/// <param name="Channel">Its channel.</param>
/// <param name="Topic">Its topic; null for none.</param>
/// <param name="IsTransactional">Whether it is no marketing.</param>
/// <param name="From">Who it comes from; null where the channel says.</param>
/// <param name="Subject">Its subject; null for none.</param>
/// <param name="Body">Its text; null for none.</param>
/// <param name="Offers">The assets that it offers.</param>
/// <param name="Origin">Where the declaration stands.</param>
public sealed record BoundMessage(
    MessageSymbol Symbol,
    ChannelSymbol Channel,
    TopicSymbol? Topic,
    bool IsTransactional,
    BoundTemplate? From,
    BoundTemplate? Subject,
    BoundTemplate? Body,
    ImmutableArray<AssetSymbol> Offers,
    Origin Origin);

/// <summary>A grade and who has which value.</summary>
/// <param name="Symbol">The grade.</param>
/// <param name="Conditions">A condition for each value; the last one always holds.</param>
/// <param name="Origin">Where the declaration stands.</param>
public sealed record BoundGrade(GradeSymbol Symbol, ImmutableArray<BoundExpression> Conditions, Origin Origin);

/// <summary>A journey and its moves.</summary>
/// <param name="Symbol">The journey.</param>
/// <param name="Moves">The moves, in the order of the source; an `until` is a move of its own, back, after the others.</param>
/// <param name="Origin">Where the declaration stands.</param>
public sealed record BoundStages(StagesSymbol Symbol, ImmutableArray<BoundMove> Moves, Origin Origin);

/// <summary>A move between stages.</summary>
/// <param name="From">The stages that it leaves.</param>
/// <param name="To">The stage that it enters.</param>
/// <param name="Event">For a move on an event: the event.</param>
/// <param name="Where">Which events move.</param>
/// <param name="When">For a move on a condition: the condition.</param>
/// <param name="After">For a move after a time: how long.</param>
/// <param name="Without">For a move after a time without an event: its last occurrence.</param>
/// <param name="Origin">Where the move stands.</param>
public sealed record BoundMove(
    ImmutableArray<StageSymbol> From,
    StageSymbol To,
    EventSymbol? Event,
    BoundExpression? Where,
    BoundExpression? When,
    CalendarSpan? After,
    BoundAggregate? Without,
    Origin Origin);

/// <summary>What an asset asks of whoever is offered it.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Fields">The fields, in the order in which they are asked for.</param>
/// <param name="AtMost">How many at once.</param>
public sealed record BoundAsks(AssetSymbol Asset, ImmutableArray<PropertySymbol> Fields, int AtMost);

/// <summary>A function and what it gives.</summary>
/// <param name="Symbol">The function.</param>
/// <param name="Value">Its value, made of its parameters; a <see cref="BoundCall"/> for a function in C#.</param>
public sealed record BoundFunction(FunctionSymbol Symbol, BoundExpression Value);
