using System.Collections.Immutable;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Semantics.Types;

namespace NurtureLang.Semantics.Bound;

/// <summary>A condition: true or false.</summary>
/// <param name="Origin">Where it was written.</param>
public abstract record BoundCondition(Origin Origin) : BoundExpression(DataType.Condition, Origin);

/// <summary>A condition that is always the same.</summary>
public sealed record BoundLiteral(bool Holds, Origin Origin) : BoundCondition(Origin);

/// <summary>Holds when all of its parts do.</summary>
public sealed record BoundAll(ImmutableArray<BoundExpression> Parts, Origin Origin) : BoundCondition(Origin);

/// <summary>Holds when at least one of its parts does.</summary>
public sealed record BoundAny(ImmutableArray<BoundExpression> Parts, Origin Origin) : BoundCondition(Origin);

/// <summary>Holds when its part does not.</summary>
public sealed record BoundNot(BoundExpression Part, Origin Origin) : BoundCondition(Origin);

/// <summary>How two values are compared.</summary>
public enum Comparison
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

/// <summary>Compares two values that are not text; false when either is unknown.</summary>
public sealed record BoundCompare(Comparison Operator, BoundExpression Left, BoundExpression Right, Origin Origin) : BoundCondition(Origin);

/// <summary>Holds when a value that is not text is known and one of the given ones.</summary>
public sealed record BoundOneOf(BoundExpression Subject, ImmutableArray<decimal> Values, Origin Origin) : BoundCondition(Origin);

/// <summary>How a text is tested.</summary>
public enum TextTestKind
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

/// <summary>Holds when a text is known and passes the test for one of the given texts; case does not matter.</summary>
public sealed record BoundTextTest(TextTestKind Kind, BoundExpression Subject, ImmutableArray<BoundExpression> Texts, Origin Origin)
    : BoundCondition(Origin);

/// <summary>Holds when a set is known and has the member.</summary>
public sealed record BoundContains(BoundExpression Subject, BoundExpression Member, Origin Origin) : BoundCondition(Origin);

/// <summary>Holds when a value is known.</summary>
public sealed record BoundKnown(BoundExpression Subject, Origin Origin) : BoundCondition(Origin);

/// <summary>Holds when the contact is in the segment.</summary>
public sealed record BoundSegmentTest(SegmentSymbol Segment, Origin Origin) : BoundCondition(Origin);

/// <summary>Holds when a condition has held, unbroken, for so many ticks.</summary>
public sealed record BoundHeld(BoundExpression Condition, long Ticks, Origin Origin) : BoundCondition(Origin);

/// <summary>Holds when an anniversary falls on today or one of the days ahead.</summary>
public sealed record BoundAnniversary(BoundExpression Date, int Days, Origin Origin) : BoundCondition(Origin);

/// <summary>Holds at the instant at which the contact moves to a stage.</summary>
public sealed record BoundEnters(StagesSymbol Stages, StageSymbol Stage, Origin Origin) : BoundCondition(Origin);

/// <summary>Holds when one of the messages left for the contact within the window.</summary>
/// <param name="Messages">The messages; empty for any.</param>
/// <param name="Channels">The channels; empty for all.</param>
/// <param name="Window">The window in ticks; 0 for ever.</param>
/// <param name="Origin">Where it was written.</param>
public sealed record BoundSent(ImmutableArray<MessageSymbol> Messages, ImmutableArray<ChannelSymbol> Channels, long Window, Origin Origin)
    : BoundCondition(Origin);
