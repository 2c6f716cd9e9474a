using System.Collections.Immutable;
using Antlr4.Runtime;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Grammar;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Syntax.Parsing;

// Expressions: their joints, then their smallest parts.
internal sealed partial class TreeBuilder
{
    private EventFilterSyntax EventFilter(NurtureParser.EventFilterContext context) =>
        new(Name(context.name()), context.expression() is { } where ? Expression(where) : null, Span(context));

    public ExpressionSyntax Expression(NurtureParser.ExpressionContext context) =>
        context.caseExpression() is { } choice ? Case(choice) : Or(context.orExpression());

    private CaseSyntax Case(NurtureParser.CaseExpressionContext context)
    {
        var arms = context.caseArm().Select(arm => new CaseArmSyntax(Or(arm.test_), Or(arm.result), Span(arm)));
        return new CaseSyntax([.. arms], context.orExpression() is { } otherwise ? Or(otherwise) : null, Span(context));
    }

    private ExpressionSyntax Or(NurtureParser.OrExpressionContext context) =>
        Join(LogicalOperator.Or, context.andExpression(), And, context);

    private ExpressionSyntax And(NurtureParser.AndExpressionContext context) =>
        Join(LogicalOperator.And, context.notExpression(), not => Not(not.NOT(), not, () => Condition(not.condition())), context);

    private ExpressionSyntax ContactsOr(NurtureParser.ContactsOrContext context) =>
        Join(LogicalOperator.Or, context.contactsAnd(), ContactsAnd, context);

    private ExpressionSyntax ContactsAnd(NurtureParser.ContactsAndContext context) =>
        Join(LogicalOperator.And, context.contactsNot(), not => Not(not.NOT(), not, () => BareCondition(not.bareCondition())), context);

    private static ExpressionSyntax Join<TContext>(
        LogicalOperator joint,
        TContext[] operands,
        Func<TContext, ExpressionSyntax> build,
        ParserRuleContext context) =>
        operands.Length == 1 ? build(operands[0]) : new LogicalSyntax(joint, [.. operands.Select(build)], Span(context));

    private ExpressionSyntax Not(Antlr4.Runtime.Tree.ITerminalNode[] nots, ParserRuleContext context, Func<ExpressionSyntax> build)
    {
        if (IsTooLong(nots.Length, context))
            return Missing(context);
        var operand = build();
        for (var i = nots.Length - 1; i >= 0; i--)
            operand = new NotSyntax(operand, TextSpan.Cover(Span(nots[i]), operand.Span));
        return operand;
    }

    // INVARIANT: no chain of operators makes a tree deeper than SyntaxLimits.ChainMax.
    private bool IsTooLong(int operators, ParserRuleContext context)
    {
        if (operators <= SyntaxLimits.ChainMax)
            return false;
        Report(SyntaxDiagnostics.ChainTooLong, new TextSpan(Span(context).Start, 1), SyntaxLimits.ChainMax);
        return true;
    }

    private ExpressionSyntax Additive(NurtureParser.AdditiveContext context)
    {
        var operands = context.multiplicative();
        if (IsTooLong(operands.Length - 1, context))
            return Missing(context);
        var left = Multiplicative(operands[0]);
        for (var i = 1; i < operands.Length; i++)
        {
            var sign = (ParserToken)((Antlr4.Runtime.Tree.ITerminalNode)context.GetChild((2 * i) - 1)).Symbol;
            var right = Multiplicative(operands[i]);
            var kind = sign.Type == NurtureLexer.Plus ? ArithmeticOperator.Add : ArithmeticOperator.Subtract;
            left = new ArithmeticSyntax(left, kind, right, TextSpan.Cover(left.Span, right.Span));
        }
        return left;
    }

    private ExpressionSyntax Multiplicative(NurtureParser.MultiplicativeContext context)
    {
        var operands = context.unary();
        if (IsTooLong(operands.Length - 1, context))
            return Missing(context);
        var left = Unary(operands[0]);
        for (var i = 1; i < operands.Length; i++)
        {
            var sign = (ParserToken)((Antlr4.Runtime.Tree.ITerminalNode)context.GetChild((2 * i) - 1)).Symbol;
            var right = Unary(operands[i]);
            var kind = sign.Type == NurtureLexer.Star ? ArithmeticOperator.Multiply : ArithmeticOperator.Divide;
            left = new ArithmeticSyntax(left, kind, right, TextSpan.Cover(left.Span, right.Span));
        }
        return left;
    }

    private ExpressionSyntax Unary(NurtureParser.UnaryContext context)
    {
        var operand = UnsignedUnary(context);
        if (context.Minus() is null)
            return operand;
        return operand is NumberLiteralSyntax number
            ? new NumberLiteralSyntax(-number.Value, Span(context))
            : new NegateSyntax(operand, Span(context));
    }

    private ExpressionSyntax UnsignedUnary(NurtureParser.UnaryContext context)
    {
        if (context.percent() is not { } written)
            return Postfix(context.postfix());
        var percent = Percent(written);
        if (context.postfix() is not { } of)
            return percent;
        var amount = Postfix(of);
        return new PercentOfSyntax(percent, amount, TextSpan.Cover(percent.Span, amount.Span));
    }

    private ExpressionSyntax Postfix(NurtureParser.PostfixContext context)
    {
        var members = context.word();
        var target = Primary(context.primary());
        if (members.Length == 0)
            return target;
        if (target is NamePathSyntax path)
            return new NamePathSyntax([.. path.Parts, .. members.Select(Name)], Span(context));
        if (IsTooLong(members.Length, context))
            return Missing(context);
        foreach (var member in members)
        {
            var name = Name(member);
            target = new MemberSyntax(target, name, TextSpan.Cover(target.Span, name.Span));
        }
        return target;
    }

    private ExpressionSyntax Primary(NurtureParser.PrimaryContext context) => context switch
    {
        NurtureParser.ListPrimaryContext list => List(list),
        NurtureParser.StringPrimaryContext text => Text(text.String()),
        NurtureParser.DurationPrimaryContext duration => Duration(duration.duration()),
        NurtureParser.NumberPrimaryContext number => Number(number.Number()),
        NurtureParser.MoneyPrimaryContext money => Money(money.Money()),
        NurtureParser.MomentPrimaryContext moment => Moment(moment.moment()),
        NurtureParser.ClockPrimaryContext clock => Clock(clock.Clock()),
        NurtureParser.YesNoPrimaryContext yesNo => new YesNoLiteralSyntax(yesNo.TRUE() is not null || yesNo.YES() is not null, Span(yesNo)),
        NurtureParser.StagePrimaryContext stage => new StageOfSyntax(Name(stage.name()), Span(stage)),
        NurtureParser.ContactsPrimaryContext contacts => Contacts(contacts),
        NurtureParser.AnniversaryPrimaryContext yearly =>
            new AnniversarySyntax(NamePath(yearly.namePath()), Duration(yearly.duration()), Span(yearly)),
        NurtureParser.NextPrimaryContext next => new NextOfSyntax(Expressions(next.expressions()), Span(next)),
        NurtureParser.AbsencePrimaryContext absence => Absence(absence),
        NurtureParser.CallPrimaryContext call => Call(call),
        NurtureParser.NamePrimaryContext name => new NamePathSyntax([Name(name.pathName())], Span(name)),
        _ => throw Unreachable(context),
    };

    private ExpressionSyntax List(NurtureParser.ListPrimaryContext context)
    {
        ImmutableArray<ExpressionSyntax> items = Expressions(context.expressions());
        return items.Length == 1 ? new ParenthesizedSyntax(items[0], Span(context)) : new ListSyntax(items, Span(context));
    }
}
