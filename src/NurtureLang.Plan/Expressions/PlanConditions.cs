using System.Collections.Immutable;

namespace NurtureLang.Plan.Expressions;

/// <summary>A condition that is always the same.</summary>
/// <param name="Holds">Whether it holds.</param>
public sealed record LiteralCondition(bool Holds) : PlanExpression;

/// <summary>Holds when all of its parts do.</summary>
/// <param name="Parts">The parts, in the order of the source.</param>
public sealed record AllCondition(ImmutableArray<PlanExpression> Parts) : PlanExpression;

/// <summary>Holds when at least one of its parts does.</summary>
/// <param name="Parts">The parts, in the order of the source.</param>
public sealed record AnyCondition(ImmutableArray<PlanExpression> Parts) : PlanExpression;

/// <summary>Holds when its part does not.</summary>
/// <param name="Part">The part.</param>
public sealed record NotCondition(PlanExpression Part) : PlanExpression;

/// <summary>How two values are compared.</summary>
public enum CompareOperator
{
    /// <summary>Equal.</summary>
    Equal,
    /// <summary>Not equal.</summary>
    NotEqual,
    /// <summary>Less.</summary>
    Less,
    /// <summary>Less or equal.</summary>
    LessOrEqual,
    /// <summary>Greater.</summary>
    Greater,
    /// <summary>Greater or equal.</summary>
    GreaterOrEqual,
}

/// <summary>Compares two values of one representation; false when either is unknown. Texts are compared by <see cref="TextCondition"/>.</summary>
/// <param name="Operator">How.</param>
/// <param name="Left">The first.</param>
/// <param name="Right">The second.</param>
public sealed record CompareCondition(CompareOperator Operator, PlanExpression Left, PlanExpression Right) : PlanExpression;

/// <summary>Holds when a value that is not text is known and one of the given ones.</summary>
/// <param name="Subject">The value.</param>
/// <param name="Values">The given ones.</param>
public sealed record OneOfCondition(PlanExpression Subject, ImmutableArray<long> Values) : PlanExpression;

/// <summary>How a text is tested.</summary>
public enum TextOperator
{
    /// <summary>It is the same text.</summary>
    Equal,
    /// <summary>It contains the text.</summary>
    Contains,
    /// <summary>It contains the text, and neither a letter nor a digit stands beside it there.</summary>
    ContainsWord,
    /// <summary>It starts with the text.</summary>
    StartsWith,
    /// <summary>It ends with the text.</summary>
    EndsWith,
}

/// <summary>Holds when a text is known and passes the test for at least one of the given texts. Upper and lower case count as the same.</summary>
/// <param name="Operator">The test.</param>
/// <param name="Subject">The text that is tested.</param>
/// <param name="Texts">The given ones: texts, or values of kind text.</param>
public sealed record TextCondition(TextOperator Operator, PlanExpression Subject, ImmutableArray<PlanExpression> Texts) : PlanExpression;

/// <summary>Holds when a set is known and has the member.</summary>
/// <param name="Subject">The set, a bit mask.</param>
/// <param name="Member">The member's position.</param>
public sealed record ContainsCondition(PlanExpression Subject, PlanExpression Member) : PlanExpression;

/// <summary>Holds when a value is known.</summary>
/// <param name="Subject">The value.</param>
public sealed record KnownCondition(PlanExpression Subject) : PlanExpression;

/// <summary>Holds when the contact is in the segment.</summary>
/// <param name="Segment">The segment's position in the plan.</param>
public sealed record SegmentCondition(int Segment) : PlanExpression;

/// <summary>Holds when a condition has held, unbroken, for so long.</summary>
/// <param name="Held">The position of the held condition in the plan.</param>
public sealed record HeldCondition(int Held) : PlanExpression;

/// <summary>Holds when the anniversary of a date falls on the contact's own day or one of the days ahead.</summary>
/// <param name="Subject">The date, or the instant, read as the contact's own date.</param>
/// <param name="SubjectIsInstant">Whether the subject is an instant.</param>
/// <param name="Days">How many days ahead count, 0 to 365.</param>
public sealed record AnniversaryCondition(PlanExpression Subject, bool SubjectIsInstant, int Days) : PlanExpression;

/// <summary>Holds at the instant at which the contact moves to a stage, also when it has left the stage again at that instant.</summary>
/// <param name="Stages">The position of the stages in the plan.</param>
/// <param name="Stage">The stage's position there.</param>
public sealed record EntersCondition(int Stages, int Stage) : PlanExpression;

/// <summary>Holds when one of the messages left for this contact within the window.</summary>
/// <param name="Messages">The messages' positions; empty for any.</param>
/// <param name="Channels">The channels that count, a bit mask; 0 for all.</param>
/// <param name="Window">The window in ticks, 0 for ever.</param>
public sealed record SentCondition(ImmutableArray<int> Messages, long Channels, long Window) : PlanExpression;
