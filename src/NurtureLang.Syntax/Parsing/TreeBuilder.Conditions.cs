using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using NurtureLang.Syntax.Grammar;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Syntax.Parsing;

// Conditions.
internal sealed partial class TreeBuilder
{
    private ExpressionSyntax Condition(NurtureParser.ConditionContext context)
    {
        var condition = Bare(context, context.name(), context.NOT() is not null, context.additive(), context.conditionTail());
        if (context.window() is { } window)
        {
            var stretch = Window(window);
            condition = new WindowedSyntax(condition, stretch, TextSpan.Cover(condition.Span, stretch.Span));
        }
        return context.duration() is { } held ? new HeldSyntax(condition, Duration(held), Span(context)) : condition;
    }

    private ExpressionSyntax BareCondition(NurtureParser.BareConditionContext context) =>
        Bare(context, context.name(), context.NOT() is not null, context.additive(), context.conditionTail());

    private ExpressionSyntax Bare(
        ParserRuleContext context,
        NurtureParser.NameContext? segment,
        bool isNegated,
        NurtureParser.AdditiveContext? subject,
        NurtureParser.ConditionTailContext? tail)
    {
        if (segment is not null)
        {
            var name = Name(segment);
            var span = TextSpan.FromBounds(((ParserToken)context.Start).Span.Start, name.Span.End);
            return Negate(isNegated, new IsSegmentSyntax(name, span));
        }
        if (subject is null)
            throw Unreachable(context);
        var value = Additive(subject);
        return tail is null ? value : Tail(value, tail, TextSpan.Cover(value.Span, Span(tail)));
    }

    private static ExpressionSyntax Negate(bool isNegated, ExpressionSyntax condition) =>
        isNegated ? new NotSyntax(condition, condition.Span) : condition;

    private ExpressionSyntax Tail(ExpressionSyntax subject, NurtureParser.ConditionTailContext context, TextSpan span)
    {
        switch (context)
        {
            case NurtureParser.CompareTailContext compare:
                return new ComparisonSyntax(subject, Comparison(compare.comparison()), Additive(compare.additive()), span);
            case NurtureParser.KnownTailContext known:
                return Negate(known.NOT() is not null, new IsKnownSyntax(subject, known.KNOWN() is not null, span));
            case NurtureParser.IsTailContext named:
                return Negate(named.NOT() is not null, new IsSyntax(subject, Name(named.caseName()), span));
            case NurtureParser.EntersTailContext enters:
                return new EntersSyntax(subject, Name(enters.caseName()), span);
            case NurtureParser.InTailContext list:
                return Negate(list.NOT() is not null, new InListSyntax(subject, Expressions(list.expressions()), span));
            case NurtureParser.BetweenTailContext between:
                return new BetweenSyntax(subject, Additive(between.additive(0)), Additive(between.additive(1)), span);
            case NurtureParser.MatchTailContext match:
                var single = MatchKind(match.CONTAINS(), match.STARTS(), match.WORD());
                return Negate(match.NOT() is not null, new TextMatchSyntax(subject, single, [MatchValue(match.matchValue())], span));
            case NurtureParser.MatchAnyTailContext match:
                var any = MatchKind(match.CONTAINS(), match.STARTS(), match.WORD());
                return Negate(match.NOT() is not null, new TextMatchSyntax(subject, any, Expressions(match.expressions()), span));
            default:
                throw Unreachable(context);
        }
    }

    private static TextMatchKind MatchKind(ITerminalNode? contains, ITerminalNode? starts, ITerminalNode? word) =>
        contains is null ? (starts is null ? TextMatchKind.EndsWith : TextMatchKind.StartsWith)
        : word is null ? TextMatchKind.Contains : TextMatchKind.ContainsWord;

    private ExpressionSyntax MatchValue(NurtureParser.MatchValueContext context) => context.String() is { } text
        ? Text(text)
        : new NamePathSyntax([Name(context.pathName()), .. context.word().Select(Name)], Span(context));

    private static ComparisonOperator Comparison(NurtureParser.ComparisonContext context) => context.Start.Type switch
    {
        NurtureLexer.Equal => ComparisonOperator.Equal,
        NurtureLexer.NotEqual => ComparisonOperator.NotEqual,
        NurtureLexer.Less => ComparisonOperator.Less,
        NurtureLexer.LessEqual => ComparisonOperator.LessOrEqual,
        NurtureLexer.Greater => ComparisonOperator.Greater,
        NurtureLexer.GreaterEqual => ComparisonOperator.GreaterOrEqual,
        _ => throw Unreachable(context),
    };
}
