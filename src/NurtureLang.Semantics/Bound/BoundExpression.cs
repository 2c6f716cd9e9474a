using System.Collections.Immutable;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Semantics.Types;

namespace NurtureLang.Semantics.Bound;

/// <summary>An expression with every name resolved and its type known. Immutable.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Origin">Where it was written.</param>
public abstract record BoundExpression(DataType Type, Origin Origin);

/// <summary>What a mistake leaves behind; a diagnostic says so already.</summary>
public sealed record BoundError(Origin Origin) : BoundExpression(DataType.Error, Origin);

/// <summary>A fixed value.</summary>
/// <remarks>
/// Numbers and money as written, a percentage as a share of one, yes as 1 and no as 0, dates in days and instants in ticks since 1970-01-01,
/// times of day and durations in ticks, named values as their position.
/// </remarks>
public sealed record BoundConstant(decimal Value, DataType Type, Origin Origin) : BoundExpression(Type, Origin);

/// <summary>A fixed text.</summary>
public sealed record BoundText(string Text, Origin Origin) : BoundExpression(DataType.Text, Origin);

/// <summary>A text with values in it.</summary>
public sealed record BoundTemplate(ImmutableArray<BoundTemplatePart> Parts, Origin Origin) : BoundExpression(DataType.Text, Origin);

/// <summary>A part of a template: fixed text, or values of which the first known one is written, with a text that stands in for all.</summary>
/// <param name="Text">The fixed text, or what stands in when every value is unknown.</param>
/// <param name="Values">The values in order; none for fixed text, at most two.</param>
public sealed record BoundTemplatePart(string Text, ImmutableArray<BoundExpression> Values);

/// <summary>A field of the contact.</summary>
public sealed record BoundField(PropertySymbol Field, Origin Origin) : BoundExpression(Field.Type, Origin);

/// <summary>A property of the event under test.</summary>
public sealed record BoundEventProperty(EventSymbol Event, PropertySymbol Property, Origin Origin) : BoundExpression(Property.Type, Origin);

/// <summary>A property of the event that started the enrolment.</summary>
public sealed record BoundEntryProperty(string Name, DataType Type, Origin Origin) : BoundExpression(Type, Origin);

/// <summary>What is made of the events.</summary>
public enum AggregateFunction
{
    /// <summary>How many.</summary>
    Count,
    /// <summary>The sum of a property.</summary>
    Sum,
    /// <summary>The first value, or instant.</summary>
    First,
    /// <summary>The last value, or instant.</summary>
    Last,
    /// <summary>The average of a property.</summary>
    Average,
    /// <summary>The least value of a property.</summary>
    Min,
    /// <summary>The largest value of a property.</summary>
    Max,
}

/// <summary>Something made of a contact's events.</summary>
/// <param name="Function">What is made of them.</param>
/// <param name="Event">Which events; null for any declared one.</param>
/// <param name="Where">Which of them, tested when the event occurs; null for all.</param>
/// <param name="Property">The property; null where there is none.</param>
/// <param name="From">How far back the window reaches, in ticks; 0 for ever.</param>
/// <param name="To">How far before now the window ends, in ticks.</param>
/// <param name="Type">Its type.</param>
/// <param name="Origin">Where it was written.</param>
public sealed record BoundAggregate(
    AggregateFunction Function, EventSymbol? Event, BoundExpression? Where, PropertySymbol? Property, long From, long To, DataType Type, Origin Origin)
    : BoundExpression(Type, Origin)
{
    /// <summary>Where only events are taken that agree with the one under test: the property that agrees; otherwise null.</summary>
    public PropertySymbol? Key { get; init; }

    /// <summary>What the property has to be.</summary>
    public BoundExpression? KeyValue { get; init; }

    /// <summary>For touches that left in place of events: which; otherwise null.</summary>
    public BoundTouches? Touches { get; init; }
}

/// <summary>Which touches are counted: those of the messages, on the channels, or about the topics.</summary>
/// <param name="Messages">The messages.</param>
/// <param name="Channels">The channels.</param>
/// <param name="Topics">The topics.</param>
public sealed record BoundTouches(
    ImmutableArray<MessageSymbol> Messages, ImmutableArray<ChannelSymbol> Channels, ImmutableArray<TopicSymbol> Topics);

/// <summary>A score.</summary>
public sealed record BoundScoreValue(ScoreSymbol Score, Origin Origin) : BoundExpression(DataType.Number, Origin);

/// <summary>The stage of a journey.</summary>
public sealed record BoundStageValue(StagesSymbol Stages, Origin Origin) : BoundExpression(new DataType(TypeKind.Stage, Cases: Stages), Origin);

/// <summary>The contact's persona.</summary>
public sealed record BoundPersonaValue(DataType Type, Origin Origin) : BoundExpression(Type, Origin);

/// <summary>A grade.</summary>
public sealed record BoundGradeValue(GradeSymbol Grade, Origin Origin) : BoundExpression(new DataType(TypeKind.Grade, Cases: Grade), Origin);

/// <summary>What is read off the clock.</summary>
public enum ClockKind
{
    /// <summary>`now`.</summary>
    Now,
    /// <summary>`today`: the contact's own date.</summary>
    Today,
    /// <summary>`time_of_day`: the contact's own.</summary>
    TimeOfDay,
    /// <summary>`weekday`: the contact's own, Monday 1 to Sunday 7.</summary>
    Weekday,
}

/// <summary>The time.</summary>
public sealed record BoundClock(ClockKind Kind, DataType Type, Origin Origin) : BoundExpression(Type, Origin);

/// <summary>An operation on two amounts.</summary>
public enum MathOperator
{
    /// <summary>The sum.</summary>
    Add,
    /// <summary>The difference.</summary>
    Subtract,
    /// <summary>The product.</summary>
    Multiply,
    /// <summary>The quotient.</summary>
    Divide,
    /// <summary>A date so many calendar months later.</summary>
    AddMonths,
    /// <summary>The time between two dates.</summary>
    Between,
}

/// <summary>Two amounts put together.</summary>
public sealed record BoundArithmetic(MathOperator Operator, BoundExpression Left, BoundExpression Right, DataType Type, Origin Origin)
    : BoundExpression(Type, Origin);

/// <summary>A parameter of a function, in the function's body; a call puts its argument there.</summary>
public sealed record BoundParameter(PropertySymbol Parameter, Origin Origin) : BoundExpression(Parameter.Type, Origin);

/// <summary>What a function in C# gives for some values.</summary>
/// <param name="Function">The function.</param>
/// <param name="Script">The script that computes it.</param>
/// <param name="Arguments">The values, one for each parameter.</param>
/// <param name="Origin">Where it was written.</param>
public sealed record BoundCall(FunctionSymbol Function, Files.CampaignFile Script, ImmutableArray<BoundExpression> Arguments, Origin Origin)
    : BoundExpression(Function.Returns, Origin);

/// <summary>The value of the first branch whose condition holds.</summary>
public sealed record BoundCase(ImmutableArray<BoundCaseBranch> Branches, BoundExpression Otherwise, DataType Type, Origin Origin)
    : BoundExpression(Type, Origin);

/// <summary>A branch of a case.</summary>
/// <param name="When">Its condition.</param>
/// <param name="Then">Its value.</param>
public sealed record BoundCaseBranch(BoundExpression When, BoundExpression Then);
