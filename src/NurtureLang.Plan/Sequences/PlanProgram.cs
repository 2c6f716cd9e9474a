using System.Collections.Immutable;
using NurtureLang.Plan.Expressions;

namespace NurtureLang.Plan.Sequences;

/// <summary>What makes a sequence a program: a contact stands in one stream, moves between them and pauses. Each stream is a <see cref="CastStep"/>.</summary>
/// <param name="Starts">Into which stream a contact comes: the first that holds, else the first move that holds, else the first stream.</param>
/// <param name="Moves">What moves a contact into another stream; of two at one instant the first.</param>
/// <param name="Pause">While it holds, casts are missed; none for never.</param>
/// <param name="PauseSource">Where that was written; empty for never.</param>
public sealed record PlanProgram(
    ImmutableArray<PlanStreamStart> Starts, ImmutableArray<PlanStreamMove> Moves, PlanExpression? Pause, string PauseSource);

/// <summary>Into which stream a contact comes.</summary>
/// <param name="Stream">The stream's step, by position.</param>
/// <param name="When">Who; none for everybody.</param>
public sealed record PlanStreamStart(int Stream, PlanExpression? When);

/// <summary>What moves a contact into another stream: an event since entry, or a condition on the instant it becomes true.</summary>
/// <param name="Stream">The stream's step, by position.</param>
/// <param name="Event">For an event: its position; otherwise -1.</param>
/// <param name="Where">Which events do.</param>
/// <param name="When">For a condition: the condition.</param>
/// <param name="Source">Where it was written.</param>
public sealed record PlanStreamMove(int Stream, int Event, PlanExpression? Where, PlanExpression? When, string Source);
