using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Types;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Semantics.Binding;

/// <summary>Conditions other than comparisons.</summary>
internal sealed partial class ExpressionBinder
{
    // What the conditions around the one that is bound ask to be known, each joined to it with `and`.
    private readonly List<string> askedFor = [];

    private BoundExpression Logical(LogicalSyntax logical)
    {
        var before = askedFor.Count;
        if (logical.Operator == LogicalOperator.And)
            askedFor.AddRange(logical.Operands.OfType<IsKnownSyntax>().Where(known => known.Known).Select(known => Text(known.Subject)));
        var parts = logical.Operands.Select(Condition).ToList();
        askedFor.RemoveRange(before, askedFor.Count - before);
        if (parts.Exists(part => part.Type.IsError)) return Error(logical);
        return logical.Operator == LogicalOperator.And ? new BoundAll([.. parts], At(logical)) : new BoundAny([.. parts], At(logical));
    }

    private BoundExpression Not(NotSyntax not)
    {
        var part = Condition(not.Operand);
        if (part.Type.IsError) return part;
        if (MayBeUnknown(part) is { } unknown && unknown.Origin.Source.GetText(unknown.Origin.Span) is var name && !askedFor.Contains(name))
        {
            context.Report(TypeDiagnostics.NotOverUnknown.At(source, not.Span, name)
                .With(new Fix($"add `and {name} is known`", [new TextEdit(source, new TextSpan(not.Span.End, 0), $" and {name} is known")])));
        }

        return new BoundNot(part, At(not));
    }

    // The value whose being unknown makes a comparison false, where it is not asked for by the condition itself.
    private static BoundExpression? MayBeUnknown(BoundExpression condition) => condition switch
    {
        BoundCompare compare => Unknown(compare.Left) ?? Unknown(compare.Right),
        BoundOneOf oneOf => Unknown(oneOf.Subject),
        BoundTextTest test => Unknown(test.Subject),
        BoundContains contains => Unknown(contains.Subject),
        BoundAll all when !all.Parts.Any(part => part is BoundKnown) => all.Parts.Select(MayBeUnknown).FirstOrDefault(found => found is not null),
        BoundAny any => any.Parts.Select(MayBeUnknown).FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static BoundExpression? Unknown(BoundExpression value) => value switch
    {
        BoundField or BoundEventProperty or BoundEntryProperty when value.Type.IsOptional => value,
        BoundArithmetic arithmetic => Unknown(arithmetic.Left) ?? Unknown(arithmetic.Right),
        _ => null,
    };

    private BoundExpression IsSegment(IsSegmentSyntax syntax) =>
        context.Find(symbols.Segments, syntax.Segment, source) is { } segment ? new BoundSegmentTest(segment, At(syntax)) : Error(syntax);

    private BoundExpression Is(IsSyntax syntax)
    {
        var subject = Value(syntax.Subject);
        if (subject.Type.IsError) return subject;
        if (!subject.Type.IsNamed || subject.Type.IsSet)
        {
            Report(TypeDiagnostics.ValueWanted, syntax.Subject.Span, Text(syntax.Subject), $"{Describe(subject.Type)}: `is` asks for a named value, use `=`");
            return Error(syntax);
        }

        if (NamedValue(syntax.Value, subject.Type) is { } value)
            return new BoundCompare(Bound.Comparison.Equal, subject, value, At(syntax));
        ReportUnknownCase(syntax.Value, subject.Type);
        return Error(syntax);
    }

    private BoundExpression Enters(EntersSyntax syntax)
    {
        var subject = Value(syntax.Subject);
        if (subject.Type.IsError) return subject;
        if (subject is not BoundStageValue { Stages: { } stages })
        {
            var word = TextSpan.FromBounds(syntax.Subject.Span.End, syntax.Value.Span.Start);
            context.Report(TypeDiagnostics.StageWanted.At(source, syntax.Subject.Span, Text(syntax.Subject), Describe(subject.Type), Text(syntax.Value))
                .With(Fix.Replace($"write `is {Text(syntax.Value)}`", source, word, " is ")));
            return Error(syntax);
        }

        if (NamedValue(syntax.Value, subject.Type) is { } value) return new BoundEnters(stages, stages.Stages[(int)value.Value], At(syntax));
        ReportUnknownCase(syntax.Value, subject.Type);
        return Error(syntax);
    }

    private BoundExpression IsKnown(IsKnownSyntax syntax)
    {
        var subject = Value(syntax.Subject);
        if (subject.Type.IsError) return subject;
        if (subject.Type.Kind == TypeKind.Condition)
        {
            Report(TypeDiagnostics.ValueWanted, syntax.Subject.Span, Text(syntax.Subject), "a condition, which is never unknown");
            return Error(syntax);
        }

        if (!subject.Type.IsOptional)
            Report(FindingDiagnostics.AlwaysKnown, syntax.Span, Text(syntax.Subject), syntax.Known ? "always" : "never");
        BoundExpression known = new BoundKnown(subject, At(syntax));
        return syntax.Known ? known : new BoundNot(known, At(syntax));
    }

    private BoundExpression Held(HeldSyntax syntax)
    {
        // What is remembered of a condition is remembered of the contact: no event and no enrolment is known there.
        var outer = new ExpressionBinder(context, new ExpressionScope(source));
        var condition = outer.Condition(syntax.Condition);
        var ticks = durations.Exact(syntax.Duration);
        return condition.Type.IsError ? condition : new BoundHeld(condition, ticks, At(syntax));
    }

    private BoundExpression Anniversary(AnniversarySyntax syntax)
    {
        var date = Value(syntax.Date);
        var ticks = durations.Exact(syntax.Within);
        if (date.Type.IsError) return date;
        if (date.Type is not { Kind: TypeKind.Date or TypeKind.Instant, IsSet: false })
        {
            Report(TypeDiagnostics.OtherTypeWanted, syntax.Date.Span, "A date or an instant", Text(syntax.Date), Describe(date.Type));
            return Error(syntax);
        }

        var days = ticks / CalendarSpan.TicksPerDay;
        if (ticks % CalendarSpan.TicksPerDay == 0 && days <= 365) return new BoundAnniversary(date, (int)days, At(syntax));
        if (syntax.Within.Amount != 0) Report(TypeDiagnostics.OutOfRange, syntax.Within.Span, Text(syntax.Within), "whole days, at most 365");
        return Error(syntax);
    }

    private BoundExpression TextMatch(TextMatchSyntax syntax)
    {
        var subject = Value(syntax.Subject);
        if (subject.Type.IsError) return subject;
        if (subject.Type.IsSet && syntax.Kind == TextMatchKind.Contains) return SetContains(syntax, subject);
        if (subject.Type.Kind != TypeKind.Text || subject.Type.IsSet)
        {
            Report(TypeDiagnostics.TextWanted, syntax.Subject.Span, Text(syntax.Subject), Describe(subject.Type));
            return Error(syntax);
        }

        var texts = syntax.Values.Select(value => Value(value)).ToList();
        for (var at = 0; at < texts.Count; at++)
        {
            if (texts[at].Type.IsError) return texts[at];
            if (texts[at].Type is { Kind: TypeKind.Text, IsSet: false }) continue;
            Report(TypeDiagnostics.TextWanted, syntax.Values[at].Span, Text(syntax.Values[at]), Describe(texts[at].Type));
            return Error(syntax);
        }

        var kind = syntax.Kind switch
        {
            TextMatchKind.Contains => TextTestKind.Contains,
            TextMatchKind.ContainsWord => TextTestKind.ContainsWord,
            TextMatchKind.StartsWith => TextTestKind.StartsWith,
            TextMatchKind.EndsWith => TextTestKind.EndsWith,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return new BoundTextTest(kind, subject, [.. texts], At(syntax));
    }

    private BoundExpression SetContains(TextMatchSyntax syntax, BoundExpression subject)
    {
        var element = subject.Type.Element;
        var tests = new List<BoundExpression>();
        foreach (var value in syntax.Values)
        {
            var member = Value(value, element);
            if (member.Type.IsError) return member;
            if (!member.Type.IsSameKind(element))
            {
                ReportCannotCompare(syntax.Subject, subject, value, member);
                return Error(syntax);
            }

            tests.Add(new BoundContains(subject, member, At(syntax)));
        }

        return tests.Count == 1 ? tests[0] : new BoundAny([.. tests], At(syntax));
    }
}
