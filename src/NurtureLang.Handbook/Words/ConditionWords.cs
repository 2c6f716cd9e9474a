using NurtureLang.Handbook.Facts;
using NurtureLang.Handbook.Markup;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Semantics.Types;

namespace NurtureLang.Handbook.Words;

/// <summary>Conditions as people say them, as a clause: `the stage is education and engagement is at least 50`.</summary>
internal sealed class ConditionWords(Book book)
{
    private ValueWords Values => book.Values;

    /// <summary>A condition.</summary>
    public Html Of(BoundExpression condition) => Of(condition, isNegated: false);

    /// <summary>A condition as a block: a list where it has several parts, a sentence where it has one.</summary>
    public Html Block(BoundExpression condition)
    {
        if (Merged(condition) is not null) return Html.Of($"<p>{Of(condition).Capital()}.</p>");
        var (lead, parts) = condition switch
        {
            BoundAll { Parts: { Length: > 2 } all } => ("All of these hold:", all),
            BoundAny { Parts: { Length: > 1 } any } => ("At least one of these holds:", any),
            _ => ("", []),
        };
        return parts.IsDefaultOrEmpty
            ? Html.Of($"<p>{Of(condition).Capital()}.</p>")
            : Html.Of($"<p>{lead}</p>\n<ul>{Html.Concat(parts.Select(part => Html.Of($"<li>{Of(part)}</li>")))}</ul>");
    }

    private Html Of(BoundExpression condition, bool isNegated) => condition switch
    {
        BoundNot not => Of(not.Part, !isNegated),
        _ when Merged(condition) is { } merged => isNegated ? Untrue(merged) : merged,
        BoundAll all => isNegated ? Untrue(Joined(all.Parts, "and")) : Joined(all.Parts, "and"),
        BoundAny any => isNegated ? Html.Of($"none of these: {Html.Join("; ", any.Parts.Select(Of))}") : Joined(any.Parts, "or"),
        BoundLiteral literal => Html.Text(literal.Holds != isNegated ? "always" : "never"),
        BoundCompare compare => Compare(compare, isNegated),
        BoundOneOf oneOf => OneOf(oneOf, isNegated),
        BoundTextTest test => TextTest(test, isNegated),
        BoundContains contains => Html.Of($"{Values.Of(contains.Subject)} {(isNegated ? "does not include" : "includes")} {Values.Of(contains.Member)}"),
        BoundKnown known => Html.Of($"{Values.Of(known.Subject)} is {(isNegated ? "unknown" : "known")}"),
        BoundSegmentTest test => Html.Of($"the contact is {(isNegated ? "not " : "")}in the segment “{book.Links.To(test.Segment)}”"),
        BoundHeld held => Html.Of($"{(isNegated ? "it is not so that " : "")}{Of(held.Condition)}, without a break for {Amounts.Length(held.Ticks)}"),
        BoundAnniversary day => Html.Of(
            $"the anniversary of {Values.Of(day.Date)} is {(isNegated ? "neither today nor" : "today or")} within the next "
            + $"{Amounts.Count(day.Days, "day")}"),
        BoundEnters enters => Html.Of($"the contact {(isNegated ? "does not come" : "comes")} into the stage {book.Links.To(enters.Stage)}"),
        BoundSent sent => Sent(sent, isNegated),
        BoundCase { Type.Kind: TypeKind.YesNo } or BoundField { Type.Kind: TypeKind.YesNo } => Html.Of($"{Values.Of(condition)} is {(isNegated ? "no" : "yes")}"),
        BoundError => Html.Of($"something that could not be understood"),
        _ => isNegated ? Untrue(Values.Of(condition)) : Values.Of(condition),
    };

    private static Html Untrue(Html clause) => Html.Of($"it is not so that ({clause})");

    private Html Joined(IEnumerable<BoundExpression> parts, string word) => Html.Join($" {word} ", parts.Select(part => Inner(part, word)));

    // Beside `and` an `or` stands in brackets, and the other way round, so that nobody has to know which binds tighter.
    private Html Inner(BoundExpression part, string word) =>
        Merged(part) is null && part is BoundAll or BoundAny && (part is BoundAny) != (word == "or") ? Html.Of($"({Of(part)})") : Of(part);

    // What is bound to two tests and was written as one: a range, and a text that is something else.
    private Html? Merged(BoundExpression condition)
    {
        if (condition is not BoundAll { Parts: [.., var last] parts }) return null;
        if (parts is [BoundCompare { Operator: Comparison.GreaterOrEqual } low, BoundCompare { Operator: Comparison.LessOrEqual } high]
            && low.Origin == high.Origin && low.Left.Origin == high.Left.Origin)
            return Html.Of($"{Values.Of(low.Left)} is between {Values.Of(low.Right)} and {Values.Of(high.Right)}");
        return last is BoundNot { Part: BoundTextTest { Kind: TextTestKind.Equal } equal }
            && parts.All(part => part == last || part is BoundKnown) && last.Origin == condition.Origin
            ? Html.Of($"{Values.Of(equal.Subject)} is known and is not {Values.Of(equal.Texts[0])}")
            : null;
    }

    private Html Compare(BoundCompare compare, bool isNegated)
    {
        var (left, op, right) = compare.Left is BoundConstant && compare.Right is not BoundConstant
            ? (compare.Right, compare.Operator.Mirrored(), compare.Left)
            : (compare.Left, compare.Operator, compare.Right);
        if (left is BoundAggregate { Function: AggregateFunction.Count } count && right is BoundConstant times) return Count(count, op, times.Value, isNegated);
        if (left is BoundCase { Type.Kind: TypeKind.YesNo, Branches: [{ Then: BoundConstant { Value: 1 } } only] } && right is BoundConstant yes)
            return Of(only.When, isNegated != ((yes.Value == 0) == (op == Comparison.Equal)));
        if (op is Comparison.Equal or Comparison.NotEqual)
            return Html.Of($"{Values.Of(left)} {((op == Comparison.NotEqual) != isNegated ? "is not" : "is")} {Values.Of(right)}");
        var clause = Html.Of($"{Values.Of(left)} {Verb(op, left.Type.Kind)} {Values.Of(right)}");
        return isNegated ? Untrue(clause) : clause;
    }

    private static string Verb(Comparison op, TypeKind kind) => (op, kind is TypeKind.Date or TypeKind.Instant or TypeKind.Time) switch
    {
        (Comparison.Less, true) => "is before",
        (Comparison.LessOrEqual, true) => "is not after",
        (Comparison.Greater, true) => "is after",
        (Comparison.GreaterOrEqual, true) => "is not before",
        (Comparison.Less, false) => "is less than",
        (Comparison.LessOrEqual, false) => "is at most",
        (Comparison.Greater, false) => "is more than",
        (Comparison.GreaterOrEqual, false) => "is at least",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private Html Count(BoundAggregate count, Comparison op, decimal times, bool isNegated)
    {
        // `any` and `no`, however they were written.
        var isAny = (op, times) is (Comparison.GreaterOrEqual, 1) or (Comparison.Greater, 0) or (Comparison.NotEqual, 0);
        var isNone = (op, times) is (Comparison.Equal or Comparison.LessOrEqual, 0) or (Comparison.Less, 1);
        var window = ValueWords.Window(count);
        if (count.Touches is { } touches)
        {
            if (isAny || isNone) return Html.Of($"{(isAny == isNegated ? "none" : "at least one")} of {Values.Touches(touches)} was sent{window}");
            var often = Html.Of($"{Often(op, times)} of {Values.Touches(touches)} were sent{window}");
            return isNegated ? Untrue(often) : often;
        }

        var of = Values.Event(count.Event, count.Where, count.Key, count.KeyValue);
        if (isAny || isNone)
        {
            if (isAny != isNegated) return Html.Of($"{of} has happened{window}");
            return count.Event is null && count.Where is null ? Html.Of($"nothing has happened{window}") : Html.Of($"{of} has not happened{window}");
        }

        var clause = Html.Of($"{of} has happened {Often(op, times)} {(times == 1 ? "time" : "times")}{window}");
        return isNegated ? Untrue(clause) : clause;
    }

    private static string Often(Comparison op, decimal times) => op switch
    {
        Comparison.Equal => $"exactly {Amounts.Number(times)}",
        Comparison.NotEqual => $"not exactly {Amounts.Number(times)}",
        Comparison.Less => $"fewer than {Amounts.Number(times)}",
        Comparison.LessOrEqual => $"at most {Amounts.Number(times)}",
        Comparison.Greater => $"more than {Amounts.Number(times)}",
        Comparison.GreaterOrEqual => $"at least {Amounts.Number(times)}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private Html OneOf(BoundOneOf oneOf, bool isNegated)
    {
        var verb = isNegated ? "is not" : "is";
        if (oneOf.Subject.Type.Cases is StagesSymbol stages && Along(stages, [.. oneOf.Values.Select(value => (int)value)]) is { } along)
            return Html.Of($"{Values.Of(oneOf.Subject)} {verb} {along}");
        var values = oneOf.Values.Select(value => Values.Constant(value, oneOf.Subject.Type));
        return Html.Of($"{Values.Of(oneOf.Subject)} {verb} {Html.List(values, isNegated ? "nor" : "or")}");
    }

    // From a stage to the end of the path, or from its beginning to a stage; null for any other choice.
    private Html? Along(StagesSymbol stages, List<int> positions)
    {
        if (positions.Count < 2 || positions.Any(position => position >= stages.PathLength)) return null;
        var sorted = positions.Order().ToList();
        if (sorted[^1] - sorted[0] != sorted.Count - 1) return null;
        if (sorted[^1] == stages.PathLength - 1) return Html.Of($"{book.Links.To(stages.Stages[sorted[0]])} or later");
        return sorted[0] == 0 ? Html.Of($"{book.Links.To(stages.Stages[sorted[^1]])} or earlier") : null;
    }

    private Html TextTest(BoundTextTest test, bool isNegated)
    {
        var verb = (test.Kind, isNegated) switch
        {
            (TextTestKind.Equal, false) => "is",
            (TextTestKind.Equal, true) => "is not",
            (TextTestKind.Contains, false) => "contains",
            (TextTestKind.Contains, true) => "does not contain",
            (TextTestKind.ContainsWord, false) => "contains the word",
            (TextTestKind.ContainsWord, true) => "does not contain the word",
            (TextTestKind.StartsWith, false) => "starts with",
            (TextTestKind.StartsWith, true) => "does not start with",
            (TextTestKind.EndsWith, false) => "ends with",
            (TextTestKind.EndsWith, true) => "does not end with",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        // The negation of a test also holds where there is nothing to test.
        var unknown = isNegated && test.Subject.Type.IsOptional ? " (or is unknown)" : "";
        return Html.Of($"{Values.Of(test.Subject)} {verb} {Html.List(test.Texts.Select(Values.Of), "or")}{unknown}");
    }

    private Html Sent(BoundSent sent, bool isNegated)
    {
        var window = sent.Window == 0 ? "" : $" in the last {Amounts.Length(sent.Window)}";
        var what = Values.Touches(new BoundTouches(sent.Messages, sent.Channels, []));
        return isNegated ? Html.Of($"none of {what} was sent{window}") : Html.Of($"{what} was sent{window}");
    }
}
