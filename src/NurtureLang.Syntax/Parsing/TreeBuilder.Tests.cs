using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Grammar;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Declarations;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Syntax.Parsing;

// Tests.
internal sealed partial class TreeBuilder
{
    private TestItemSyntax TestItem(NurtureParser.TestItemContext context)
    {
        var span = Span(context);
        if (context.CONTACT() is not null)
            return new TestContactSyntax(OptionalName(context.name()), Record(context.record()), span);
        if (context.WITH() is not null)
            return new TestRowSyntax(
                [.. context.testVariant().Select(Variant)], [.. context.expectation().Select(one => Expectation(one, Span(one)))], span);
        if (context.EXPECT() is not null)
            return Expectation(context.expectation(0), span);
        var at = context.moment() is { } moment ? Moment(moment) : null;
        var after = context.duration() is { } delay ? Duration(delay) : null;
        if (context.happening() is not { } happening)
            return new TestEventSyntax(at, after, null, null, [], span);
        var first = Name(happening.first);
        var second = OptionalName(happening.second);
        return new TestEventSyntax(at, after, second is null ? null : first, second ?? first, Record(happening.record()), span);
    }

    private TestVariantSyntax Variant(NurtureParser.TestVariantContext context) =>
        new(OptionalName(context.name()), Record(context.record()), Span(context));

    private System.Collections.Immutable.ImmutableArray<RecordFieldSyntax> Record(NurtureParser.RecordContext? record) =>
        record is null ? [] : Lines(record.recordItem(), RecordField);

    private RecordFieldSyntax RecordField(NurtureParser.RecordItemContext context) =>
        new(Name(context.word()), Expression(context.expression()), Span(context));

    private TestItemSyntax Expectation(NurtureParser.ExpectationContext context, TextSpan span)
    {
        var tail = Tail(context.expectationTail(), span);
        if (context.expression() is { } condition)
            return new TestExpectConditionSyntax(Expression(condition), tail, span);
        var before = context.later is { } later ? Expected(later) : null;
        return new TestExpectSyntax(Expected(context.expected(0)), before, tail, span);
    }

    private ExpectedSyntax Expected(NurtureParser.ExpectedContext context)
    {
        var (kind, number) = (ExpectedCountKind.Some, (NumberLiteralSyntax?)null);
        if (context.expectedCount() is { } count)
        {
            number = count.Number() is { } written ? Number(written) : null;
            kind = count.NO() is not null ? ExpectedCountKind.None
                : count.MOST() is not null ? ExpectedCountKind.AtMost
                : count.LEAST() is not null ? ExpectedCountKind.AtLeast
                : ExpectedCountKind.Exactly;
        }
        return new ExpectedSyntax(
            kind, number, Name(context.what), OptionalName(context.value), OptionalText(context.String()), Span(context));
    }

    private ExpectationTailSyntax Tail(NurtureParser.ExpectationTailContext[] parts, TextSpan span)
    {
        DurationLiteralSyntax? within = null;
        DurationLiteralSyntax? after = null;
        NameSyntax? that = null;
        NameSyntax? who = null;
        NameSyntax? place = null;
        TextLiteralSyntax? to = null;
        foreach (var part in parts)
        {
            var isTwice = part.WITHIN() is not null ? within is not null
                : part.AFTER() is not null ? after is not null || that is not null
                : part.FOR() is not null ? who is not null
                : part.IN() is not null ? place is not null
                : to is not null;
            if (isTwice)
                Report(SyntaxDiagnostics.SaidTwice, Span(part), part.Start.Text);
            if (part.WITHIN() is not null)
                within = Duration(part.duration());
            else if (part.that is { } word)
                that = Name(word);
            else if (part.AFTER() is not null)
                after = Duration(part.duration());
            else if (part.who is { } contact)
                who = Name(contact);
            else if (part.place is { } sequence)
                place = Name(sequence);
            else
                to = OptionalText(part.String());
        }
        var whole = parts.Length == 0 ? new TextSpan(span.End, 0) : TextSpan.Cover(Span(parts[0]), Span(parts[^1]));
        return new ExpectationTailSyntax(within, after, that, who, to, place, whole);
    }
}
