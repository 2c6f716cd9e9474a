using System.Collections.Immutable;
using NurtureLang.Syntax.Grammar;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Syntax.Parsing;

// What is made of events, and calls, which look alike.
internal sealed partial class TreeBuilder
{
    private static AggregateKind? AggregateOf(string word) => word switch
    {
        "count" => AggregateKind.Count,
        "sum" => AggregateKind.Sum,
        "average" => AggregateKind.Average,
        "min" => AggregateKind.Min,
        "max" => AggregateKind.Max,
        "first" => AggregateKind.First,
        "last" => AggregateKind.Last,
        _ => null,
    };

    private AggregateSyntax Contacts(NurtureParser.ContactsPrimaryContext context)
    {
        var where = context.contactsOr() is { } condition ? ContactsOr(condition) : null;
        var source = new ContactsSourceSyntax(where, TextSpan.FromBounds(Span(context.CONTACTS()).Start, Span(context).End));
        return new AggregateSyntax(AggregateKind.Count, source, null, Span(context));
    }

    private AggregateSyntax Absence(NurtureParser.AbsencePrimaryContext context)
    {
        var kind = context.quantifier.Type == NurtureLexer.NO ? AggregateKind.No : AggregateKind.Any;
        var window = context.window() is { } written ? Window(written) : null;
        return new AggregateSyntax(kind, AggregateSource(context.aggregateSource()), window, Span(context));
    }

    private AggregateSourceSyntax AggregateSource(NurtureParser.AggregateSourceContext context)
    {
        if (context.callArgument() is { } argument)
            return ArgumentSource(argument);
        if (context.sentMessages() is { } sent)
            return new SendSourceSyntax(SentMessages(sent), Span(context));
        var where = context.bareCondition() is { } condition ? BareCondition(condition) : null;
        return EventSource(Name(context.name()), null, where, Span(context));
    }

    private ExpressionSyntax Call(NurtureParser.CallPrimaryContext context)
    {
        var arguments = context.callArgument();
        var name = context.pathName().GetText();
        if (AggregateOf(name) is { } kind && arguments.Length == 1 && CanBeSource(arguments[0]))
        {
            var window = context.window() is { } written ? Window(written) : null;
            return new AggregateSyntax(kind, ArgumentSource(arguments[0]), window, Span(context));
        }
        foreach (var argument in arguments)
        {
            if ((argument.SEND() ?? argument.WHERE()) is { } misplaced)
                ReportUnexpected("`)`: only `count`, `sum`, `first`, `last` and the like look at events", misplaced);
        }
        if (context.window() is { } late)
            ReportUnexpected("the end of the call: only `count`, `sum`, `first`, `last` and the like look at a stretch of time", late.IN() ?? late.FROM());
        ImmutableArray<ExpressionSyntax> values =
            [.. arguments.Select(argument => argument.expression() is { Length: > 0 } parts ? Expression(parts[0]) : Missing(argument))];
        return new CallSyntax(Name(context.pathName()), values, Span(context));
    }

    private static bool CanBeSource(NurtureParser.CallArgumentContext context)
    {
        if (context.SEND() is not null)
            return true;
        return context.expression(0).GetText().All(character => char.IsLetterOrDigit(character) || character is '_' or '.');
    }

    private AggregateSourceSyntax ArgumentSource(NurtureParser.CallArgumentContext context)
    {
        if (context.sentMessages() is { } sent)
            return new SendSourceSyntax(SentMessages(sent), Span(context));
        var where = context.WHERE() is null ? null : Expression(context.expression(1));
        if (Expression(context.expression(0)) is NamePathSyntax { Parts.Length: <= 2 } path)
            return EventSource(path.First, path.IsSimple ? null : path.Parts[1], where, Span(context));
        Report(Diagnostics.SyntaxDiagnostics.Expected, Span(context.expression(0)), "the name of an event", $"`{Quoting.Shorten(context.expression(0).GetText())}`");
        missesName = true;
        return new AnyEventSourceSyntax(Span(context));
    }

    private static AggregateSourceSyntax EventSource(NameSyntax name, NameSyntax? property, ExpressionSyntax? where, TextSpan span) =>
        name.Text == "event" && property is null && where is null
            ? new AnyEventSourceSyntax(span)
            : new EventSourceSyntax(name, property, where, span);

    private ImmutableArray<NameSyntax> SentMessages(NurtureParser.SentMessagesContext context) =>
        context.name() is { } single ? [Name(single)] : NameList(context.names());

    private WindowSyntax Window(NurtureParser.WindowContext context)
    {
        if (context.duration() is { } length)
            return new InLastSyntax(Duration(length), Span(context));
        var numbers = context.Number();
        var units = context.Unit();
        var shared = Unit(units[^1]);
        var from = new DurationLiteralSyntax(Value(numbers[0].GetText()), units.Length > 1 ? Unit(units[0]) : shared, null,
            units.Length > 1 ? TextSpan.Cover(Span(numbers[0]), Span(units[0])) : Span(numbers[0]));
        var to = new DurationLiteralSyntax(Value(numbers[1].GetText()), shared, null, TextSpan.Cover(Span(numbers[1]), Span(units[^1])));
        return new FromToAgoSyntax(from, to, Span(context));
    }
}
