using System.Globalization;
using System.Text;
using NurtureLang.Plan.Expressions;

namespace NurtureLang.Compiler.Lowering;

/// <summary>A text that two expressions share exactly when they are the same.</summary>
internal static class ExpressionKey
{
    /// <summary>The text of an expression; empty for none.</summary>
    public static string Of(PlanExpression? expression)
    {
        if (expression is null) return "";
        var key = new StringBuilder();
        Write(key, expression);
        return key.ToString();
    }

    private static void Write(StringBuilder key, PlanExpression expression)
    {
        key.Append('(').Append(expression.GetType().Name).Append(' ').Append(CultureInfo.InvariantCulture, $"{Own(expression)}");
        foreach (var part in ExpressionWalk.Parts(expression)) Write(key, part);
        key.Append(')');
    }

    // What a node says beside its parts. The length of a text stands before it, so that no text can imitate another node.
    private static string Own(PlanExpression expression) => expression switch
    {
        ConstantValue node => $"{node.Value}",
        TextValue node => $"{node.Text.Length}:{node.Text}",
        ContentValue node => $"{node.Text.Length}:{node.Text}",
        FieldValue node => $"{node.Field}",
        EventValue node => $"{node.Property}",
        EntryValue node => $"{node.Property}",
        AggregateValue node => $"{node.Aggregate}",
        KeyedAggregateValue node => $"{node.Aggregate}",
        ScoreValue node => $"{node.Score}",
        StageValue node => $"{node.Stages}",
        GradeValue node => $"{node.Grade}",
        ClockValue node => $"{node.Reading}",
        RollUpValue node => $"{node.Account} {node.RollUp}",
        DomainValue node => string.Join(',', node.Except),
        ArithmeticValue node => $"{node.Operator}",
        CallValue node => $"{node.Function} {node.Arguments.Length}",
        CaseValue node => $"{node.Branches.Length}",
        LiteralCondition node => $"{node.Holds}",
        AllCondition node => $"{node.Parts.Length}",
        AnyCondition node => $"{node.Parts.Length}",
        CompareCondition node => $"{node.Operator}",
        OneOfCondition node => string.Join(',', node.Values),
        TextCondition node => $"{node.Operator}",
        SegmentCondition node => $"{node.Segment}",
        HeldCondition node => $"{node.Held}",
        AnniversaryCondition node => $"{node.SubjectIsInstant} {node.Days}",
        EntersCondition node => $"{node.Stages} {node.Stage}",
        SentCondition node => $"{string.Join(',', node.Messages)} {node.Channels} {node.Window}",
        PersonaValue or NotCondition or ContainsCondition or KnownCondition => "",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
