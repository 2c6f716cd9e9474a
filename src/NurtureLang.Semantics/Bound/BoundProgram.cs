using System.Collections.Immutable;
using NurtureLang.Semantics.Symbols;

namespace NurtureLang.Semantics.Bound;

/// <summary>What makes a sequence a program.</summary>
/// <param name="Starts">Into which stream a contact comes.</param>
/// <param name="Moves">What moves a contact into another stream.</param>
/// <param name="Pause">While it holds, casts are missed; null for never.</param>
public sealed record BoundProgram(ImmutableArray<BoundStreamStart> Starts, ImmutableArray<BoundStreamMove> Moves, BoundPause? Pause);

/// <summary>Into which stream a contact comes.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="When">Who; null for everybody.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record BoundStreamStart(BoundCast Stream, BoundExpression? When, Origin Origin);

/// <summary>What moves a contact into another stream.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Event">For an event: the event.</param>
/// <param name="Where">Which of them.</param>
/// <param name="When">For a condition: the condition.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record BoundStreamMove(BoundCast Stream, EventSymbol? Event, BoundExpression? Where, BoundExpression? When, Origin Origin);

/// <summary>While casts are missed.</summary>
/// <param name="While">The condition.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record BoundPause(BoundExpression While, Origin Origin);
