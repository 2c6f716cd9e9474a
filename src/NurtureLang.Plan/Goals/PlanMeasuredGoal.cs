using System.Text.Json.Serialization;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Sequences;

namespace NurtureLang.Plan.Goals;

/// <summary>A goal of the campaign: a figure of a whole run, and what it is to be.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Measure">The figure.</param>
/// <param name="Operator">How it is compared.</param>
/// <param name="Target">With what: a share in millionths, or a length of time in ticks.</param>
/// <param name="Within">In how long each touch or contact has it, in ticks; 0 for as long as the run lasts.</param>
/// <param name="Source">Where it was written.</param>
public sealed record PlanMeasuredGoal(string Name, PlanMeasure Measure, CompareOperator Operator, long Target, long Within, string Source);

/// <summary>What a goal measures.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "of")]
[JsonDerivedType(typeof(RateMeasure), "rate")]
[JsonDerivedType(typeof(ConversionMeasure), "conversion")]
[JsonDerivedType(typeof(TimeMeasure), "time")]
[JsonDerivedType(typeof(AnswerMeasure), "answer")]
public abstract record PlanMeasure;

/// <summary>The share of touches that an event follows.</summary>
/// <param name="Event">The event's position.</param>
/// <param name="Where">Which of them.</param>
/// <param name="MessageProperty">The property that names the message which the event is about; -1 where it has none.</param>
/// <param name="Channel">Touches on this channel; -1 for any.</param>
/// <param name="Message">Touches with this message; -1 for any.</param>
/// <param name="Sequence">Touches of this sequence; -1 for any.</param>
public sealed record RateMeasure(int Event, PlanExpression? Where, int MessageProperty, int Channel, int Message, int Sequence) : PlanMeasure;

/// <summary>The share of the contacts that came to one stage who came to another.</summary>
/// <param name="Stages">The journey's position.</param>
/// <param name="From">The first stage.</param>
/// <param name="To">The second.</param>
public sealed record ConversionMeasure(int Stages, int From, int To) : PlanMeasure;

/// <summary>How long it took contacts from one stage to another.</summary>
/// <param name="Stages">The journey's position.</param>
/// <param name="From">The first stage.</param>
/// <param name="To">The second.</param>
/// <param name="IsAverage">Whether it is the average; otherwise the median.</param>
public sealed record TimeMeasure(int Stages, int From, int To, bool IsAverage) : PlanMeasure;

/// <summary>The share of hand-offs that are answered in a time.</summary>
/// <param name="Handoff">The hand-off's position; -1 for all that wait for an answer.</param>
/// <param name="Within">The time.</param>
/// <param name="Calendar">The calendar whose open time alone counts; -1 for all time.</param>
public sealed record AnswerMeasure(int Handoff, PlanDuration Within, int Calendar) : PlanMeasure;
