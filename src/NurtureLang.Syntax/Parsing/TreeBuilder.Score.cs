using NurtureLang.Syntax.Grammar;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Declarations;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Syntax.Parsing;

// Scores and grades.
internal sealed partial class TreeBuilder
{
    private DeclarationSyntax Score(NurtureParser.ScoreContext context)
    {
        var name = Name(context.name());
        var title = OptionalText(context.String());
        var range = context.scoreRange() is { } written
            ? new ScoreRangeSyntax(SignedNumber(written.low), SignedNumber(written.high), Span(written))
            : null;
        return context.expression() is { } expression
            ? new DerivedScoreSyntax(name, title, range, Expression(expression), Span(context))
            : new ScoreSyntax(name, title, range, Lines(context.scoreItem(), ScoreItem), Span(context));
    }

    private NumberLiteralSyntax SignedNumber(NurtureParser.SignedNumberContext context) =>
        new(context.Minus() is null ? Number(context.Number()).Value : -Number(context.Number()).Value, Span(context));

    private ScoreItemSyntax ScoreItem(NurtureParser.ScoreItemContext context)
    {
        if (context.decay() is { } decay)
            return new ScoreDecaySyntax(Decay(decay), Span(context));
        if (context.pointRule() is { } rule)
            return PointRule(rule);
        if (context.scoreGroup() is { } group)
            return new ScoreGroupSyntax(Name(group.name()), Number(group.Number()), Lines(group.scoreItem(), ScoreItem), Span(context));
        var reset = context.scoreReset();
        TriggerSyntax trigger = reset.eventFilter() is { } filter
            ? new OnEventSyntax(EventFilter(filter), TextSpan.FromBounds(Span(reset.ON()).Start, Span(reset).End))
            : new WhenSyntax(Expression(reset.expression()), null, TextSpan.FromBounds(Span(reset.WHEN()).Start, Span(reset).End));
        return new ScoreResetSyntax(trigger, Span(context));
    }

    private DecaySyntax Decay(NurtureParser.DecayContext context)
    {
        if (context.interval() is { } interval)
            return new DecaySyntax(DecayKind.Halves, Interval(interval), Span(context));
        var kind = context.EXPIRES() is null ? DecayKind.HalfLife : DecayKind.Expires;
        return new DecaySyntax(kind, Duration(context.duration()), Span(context));
    }

    private DecaySyntax RuleDecay(NurtureParser.RuleDecayContext context) => context.interval() is { } interval
        ? new DecaySyntax(DecayKind.Halves, Interval(interval), Span(context))
        : new DecaySyntax(DecayKind.Expires, Duration(context.duration()), Span(context));

    private PointRuleSyntax PointRule(NurtureParser.PointRuleContext context)
    {
        var sign = (ParserToken)context.sign;
        var number = Number(context.Number());
        var isNegative = sign.Type is NurtureLexer.Minus or NurtureLexer.RuleMinus;
        var points = new NumberLiteralSyntax(isNegative ? -number.Value : number.Value, TextSpan.Cover(sign.Span, number.Span));
        var decays = context.ruleDecay();
        foreach (var second in decays.Skip(1))
            Report(Diagnostics.SyntaxDiagnostics.SaidTwice, Span(second), second.Start.Text);
        var decay = decays.Length > 0 ? RuleDecay(decays[0]) : null;
        return new PointRuleSyntax(points, PointTrigger(context.pointTrigger()), [.. context.limit().Select(Limit)], decay, Span(context));
    }

    private TriggerSyntax PointTrigger(NurtureParser.PointTriggerContext context)
    {
        if (context.interval() is { } interval)
        {
            var without = context.eventFilter() is { } prevented ? EventFilter(prevented) : null;
            var when = context.expression() is { } expression ? Expression(expression) : null;
            return new EverySyntax(Interval(interval), without, when, Span(context));
        }
        return context.eventFilter() is { } filter
            ? new OnEventSyntax(EventFilter(filter), Span(context))
            : new WhenSyntax(Expression(context.expression()), null, Span(context));
    }

    private LimitSyntax Limit(NurtureParser.LimitContext context)
    {
        var period = context.period() is { } written ? Period(written) : null;
        if (context.AT() is not null)
            return new AtMostSyntax(Number(context.Number()), period, Span(context));
        var key = context.namePath() is { } path ? NamePath(path) : null;
        return new OnceSyntax(key, period, Span(context));
    }

    private GradeSyntax Grade(NurtureParser.GradeContext context) =>
        new(Name(context.name()), OptionalText(context.String()), [.. context.gradeArm().Select(GradeArm)], Span(context));

    private GradeArmSyntax GradeArm(NurtureParser.GradeArmContext context)
    {
        var condition = context.expression() is { } expression ? Expression(expression) : null;
        return new GradeArmSyntax(Name(context.name()), condition, Span(context));
    }
}
