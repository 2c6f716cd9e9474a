using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace NurtureLang.Plan.Expressions;

/// <summary>An expression of the plan: typed, resolved, with nothing left to look up by name.</summary>
/// <remarks>
/// A node is either a condition (true or false) or a value (a 64-bit integer as <see cref="Values.Value"/> says).
/// INVARIANT: a comparison with an unknown value is false, whatever the operator.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "op")]
[JsonDerivedType(typeof(ConstantValue), "constant")]
[JsonDerivedType(typeof(TextValue), "text")]
[JsonDerivedType(typeof(FieldValue), "field")]
[JsonDerivedType(typeof(EventValue), "event")]
[JsonDerivedType(typeof(EntryValue), "entry")]
[JsonDerivedType(typeof(AggregateValue), "aggregate")]
[JsonDerivedType(typeof(KeyedAggregateValue), "keyed_aggregate")]
[JsonDerivedType(typeof(ScoreValue), "score")]
[JsonDerivedType(typeof(StageValue), "stage")]
[JsonDerivedType(typeof(PersonaValue), "persona")]
[JsonDerivedType(typeof(GradeValue), "grade")]
[JsonDerivedType(typeof(ClockValue), "clock")]
[JsonDerivedType(typeof(ArithmeticValue), "arithmetic")]
[JsonDerivedType(typeof(CaseValue), "case")]
[JsonDerivedType(typeof(ContentValue), "content")]
[JsonDerivedType(typeof(RollUpValue), "roll_up")]
[JsonDerivedType(typeof(DomainValue), "domain")]
[JsonDerivedType(typeof(CallValue), "call")]
[JsonDerivedType(typeof(LiteralCondition), "literal")]
[JsonDerivedType(typeof(AllCondition), "all")]
[JsonDerivedType(typeof(AnyCondition), "any")]
[JsonDerivedType(typeof(NotCondition), "not")]
[JsonDerivedType(typeof(CompareCondition), "compare")]
[JsonDerivedType(typeof(OneOfCondition), "one_of")]
[JsonDerivedType(typeof(TextCondition), "text_test")]
[JsonDerivedType(typeof(ContainsCondition), "contains")]
[JsonDerivedType(typeof(KnownCondition), "known")]
[JsonDerivedType(typeof(SegmentCondition), "segment")]
[JsonDerivedType(typeof(HeldCondition), "held")]
[JsonDerivedType(typeof(AnniversaryCondition), "anniversary")]
[JsonDerivedType(typeof(EntersCondition), "enters")]
[JsonDerivedType(typeof(SentCondition), "sent")]
public abstract record PlanExpression;

/// <summary>A fixed value.</summary>
/// <param name="Value">The value, in the representation of its type.</param>
public sealed record ConstantValue(long Value) : PlanExpression;

/// <summary>A fixed text.</summary>
/// <param name="Text">The text, interned when the plan is loaded.</param>
public sealed record TextValue(string Text) : PlanExpression;

/// <summary>A field of the contact.</summary>
/// <param name="Field">Its position in the schema.</param>
public sealed record FieldValue(int Field) : PlanExpression;

/// <summary>A property of the event under test; allowed only where an event is under test.</summary>
/// <param name="Property">Its position in the event's properties.</param>
public sealed record EventValue(int Property) : PlanExpression;

/// <summary>A property of the event that started the enrolment; allowed only inside a sequence.</summary>
/// <param name="Property">Its position in the sequence's kept properties.</param>
public sealed record EntryValue(int Property) : PlanExpression;

/// <summary>The value of an aggregate: a count in millionths, a sum, or the first or last value; unknown where there is none.</summary>
/// <param name="Aggregate">Its position in the plan.</param>
public sealed record AggregateValue(int Aggregate) : PlanExpression;

/// <summary>The value of a keyed aggregate, made of the events whose key is a value; allowed only where an event is under test.</summary>
/// <param name="Aggregate">Its position in the plan.</param>
/// <param name="Key">The value; where it is unknown, no event has it.</param>
public sealed record KeyedAggregateValue(int Aggregate, PlanExpression Key) : PlanExpression;

/// <summary>The value of a score as it is read: within its range, in millionths.</summary>
/// <param name="Score">Its position in the plan.</param>
public sealed record ScoreValue(int Score) : PlanExpression;

/// <summary>The stage that the contact is in: its position in these stages.</summary>
/// <param name="Stages">The position of the stages in the plan.</param>
public sealed record StageValue(int Stages) : PlanExpression;

/// <summary>The contact's persona: its position in the plan.</summary>
public sealed record PersonaValue : PlanExpression;

/// <summary>The contact's grade: the position of its value.</summary>
/// <param name="Grade">The grade's position in the plan.</param>
public sealed record GradeValue(int Grade) : PlanExpression;

/// <summary>What the clock says.</summary>
public enum ClockReading
{
    /// <summary>The instant itself.</summary>
    Now,
    /// <summary>The contact's own date.</summary>
    Today,
    /// <summary>The contact's own time of day.</summary>
    TimeOfDay,
    /// <summary>The contact's own day of the week, Monday 1 to Sunday 7, in millionths.</summary>
    Weekday,
}

/// <summary>The time as the step function was given it.</summary>
/// <param name="Reading">What is read off it.</param>
public sealed record ClockValue(ClockReading Reading) : PlanExpression;

/// <summary>An operation on two values.</summary>
public enum ArithmeticOperator
{
    /// <summary>The sum.</summary>
    Add,
    /// <summary>The difference.</summary>
    Subtract,
    /// <summary>The fixed-point product, rounded half away from zero.</summary>
    Multiply,
    /// <summary>The fixed-point quotient, rounded half away from zero; unknown when dividing by zero.</summary>
    Divide,
    /// <summary>A date so many calendar months later; a day that the month lacks is its last day.</summary>
    AddMonths,
    /// <summary>The time between two dates, a day as 24 hours, in ticks.</summary>
    Between,
}

/// <summary>Two values put together; unknown when either is.</summary>
/// <param name="Operator">How.</param>
/// <param name="Left">The first.</param>
/// <param name="Right">The second.</param>
public sealed record ArithmeticValue(ArithmeticOperator Operator, PlanExpression Left, PlanExpression Right) : PlanExpression;

/// <summary>The value of the first branch whose condition holds.</summary>
/// <param name="Branches">The branches, in order.</param>
/// <param name="Otherwise">The value when none holds.</param>
public sealed record CaseValue(ImmutableArray<CaseBranch> Branches, PlanExpression Otherwise) : PlanExpression;

/// <summary>A branch of a case.</summary>
/// <param name="When">Its condition.</param>
/// <param name="Then">Its value.</param>
public sealed record CaseBranch(PlanExpression When, PlanExpression Then);

/// <summary>A text that an asset carries, such as its url.</summary>
/// <param name="Text">The text.</param>
public sealed record ContentValue(string Text) : PlanExpression;

/// <summary>A figure of the contact's account; unknown for a contact without one.</summary>
/// <param name="Account">The account's position in the plan.</param>
/// <param name="RollUp">The figure's position there.</param>
public sealed record RollUpValue(int Account, int RollUp) : PlanExpression;

/// <summary>The domain of a mail address, in lower case; unknown where there is none, or where it is one of those left out.</summary>
/// <param name="Subject">The address, a text.</param>
/// <param name="Except">The domains left out, in lower case.</param>
public sealed record DomainValue(PlanExpression Subject, ImmutableArray<string> Except) : PlanExpression;

/// <summary>What a function in C# gives; unknown where an argument is unknown that has to be known, or where the function fails.</summary>
/// <remarks>INVARIANT: no argument moves smoothly with time, so that the value holds until an argument steps.</remarks>
/// <param name="Function">The function's position in the plan.</param>
/// <param name="Arguments">Its arguments, one for each parameter.</param>
public sealed record CallValue(int Function, ImmutableArray<PlanExpression> Arguments) : PlanExpression;
