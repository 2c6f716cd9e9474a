using NurtureLang.Semantics.Symbols;

namespace NurtureLang.Semantics.Bound;

/// <summary>A goal of the campaign.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Measure">The figure.</param>
/// <param name="Operator">How it is compared.</param>
/// <param name="Target">With what: a share (25% is 0.25), or a length of time in ticks.</param>
/// <param name="Within">In how long each touch or contact has it, in ticks; 0 for as long as the run lasts.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record BoundMeasuredGoal(string Name, BoundMeasure Measure, Comparison Operator, decimal Target, long Within, Origin Origin);

/// <summary>What a goal measures.</summary>
public abstract record BoundMeasure;

/// <summary>The share of touches that an event follows; the touches are those of one channel, message or sequence.</summary>
public sealed record BoundRate(
    EventSymbol Event, BoundExpression? Where, ChannelSymbol? Channel, MessageSymbol? Message, SequenceSymbol? Sequence) : BoundMeasure;

/// <summary>The share of the contacts at one stage who come to another.</summary>
public sealed record BoundConversion(StagesSymbol Stages, StageSymbol From, StageSymbol To) : BoundMeasure;

/// <summary>How long it takes from one stage to another.</summary>
public sealed record BoundStageTime(StagesSymbol Stages, StageSymbol From, StageSymbol To, bool IsAverage) : BoundMeasure;

/// <summary>The share of hand-offs that are answered in a time; no hand-off for all of them.</summary>
public sealed record BoundAnswerShare(BoundHandoff? Handoff, BusinessSpan Within) : BoundMeasure;
