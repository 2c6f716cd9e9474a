using System.Collections.Immutable;
using NurtureLang.Syntax.Grammar;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Expressions;
using NurtureLang.Syntax.Tree.Steps;

namespace NurtureLang.Syntax.Parsing;

// Steps, but those that wait.
internal sealed partial class TreeBuilder
{
    private BlockSyntax Block(NurtureParser.BlockContext context) =>
        new(Lines(context.step(), step => StepBody(step.stepBody())), Span(context));

    private StepSyntax StepBody(NurtureParser.StepBodyContext context)
    {
        var step = PlainStep(context.plainStep());
        return context.name() is { } name ? new NamedStepSyntax(Name(name), step, Span(context)) : step;
    }

    private StepSyntax PlainStep(NurtureParser.PlainStepContext context) => context switch
    {
        NurtureParser.SendStepContext send => Send(send),
        NurtureParser.WaitStepContext wait => Wait(wait.waitBody(), Span(wait)),
        NurtureParser.IfStepContext condition => If(condition),
        NurtureParser.ChooseWhenStepContext choose => ChooseWhen(choose),
        NurtureParser.ChooseStepContext choose => Choose(choose),
        NurtureParser.SplitStepContext split => Split(split),
        NurtureParser.RepeatStepContext repeat => Repeat(repeat),
        NurtureParser.TaskStepContext task => Task(task),
        NurtureParser.AlertStepContext alert => new AlertStepSyntax(Text(alert.String()), Expression(alert.expression()), Span(alert)),
        NurtureParser.ReassignStepContext reassign => new ReassignStepSyntax(Expression(reassign.expression()), Span(reassign)),
        NurtureParser.SetStepContext set => new SetStepSyntax(Name(set.name()), Expression(set.expression()), Span(set)),
        NurtureParser.WebhookStepContext webhook => new WebhookStepSyntax(Name(webhook.name()), Expressions(webhook.expressions()), Span(webhook)),
        NurtureParser.WithdrawStepContext withdraw =>
            new WithdrawStepSyntax(Name(withdraw.name(0)), OptionalName(withdraw.topicName), Span(withdraw)),
        NurtureParser.StartStepContext start => new StartStepSyntax(Name(start.name()), Span(start)),
        NurtureParser.ExitStepContext exit => new ExitStepSyntax(Span(exit)),
        _ => throw Unreachable(context),
    };

    private SendStepSyntax Send(NurtureParser.SendStepContext context)
    {
        ImmutableArray<ExpressionSyntax> choices = [.. context.sendChoice().Select(SendChoice)];
        return new SendStepSyntax(choices, OptionalName(context.name()), Span(context));
    }

    private ExpressionSyntax SendChoice(NurtureParser.SendChoiceContext context)
    {
        if (context.names() is { } names)
            return new NextOfSyntax([.. names.name().Select(SimplePath)], Span(context));
        return SimplePath(context.name());
    }

    private NamePathSyntax SimplePath(NurtureParser.NameContext context) => new([Name(context)], Span(context));

    private IfStepSyntax If(NurtureParser.IfStepContext context)
    {
        var conditions = context.expression();
        var arms = conditions.Select((condition, index) => ConditionalArm(condition, context.block(index)));
        return new IfStepSyntax([.. arms], context.final is { } last ? Block(last) : null, Span(context));
    }

    private ChooseWhenStepSyntax ChooseWhen(NurtureParser.ChooseWhenStepContext context)
    {
        var conditions = context.expression();
        var arms = conditions.Select((condition, index) => ConditionalArm(condition, context.block(index)));
        return new ChooseWhenStepSyntax([.. arms], context.final is { } last ? Block(last) : null, Span(context));
    }

    private ConditionalArmSyntax ConditionalArm(NurtureParser.ExpressionContext condition, NurtureParser.BlockContext block) =>
        new(Expression(condition), Block(block), TextSpan.Cover(Span(condition), Span(block)));

    private ChooseStepSyntax Choose(NurtureParser.ChooseStepContext context)
    {
        var arms = Lines([.. context.chooseItem().Where(item => item.OTHERWISE() is null)], ChooseArm);
        var otherwise =
            Once([.. context.chooseItem().Where(item => item.OTHERWISE() is not null && item.exception is null)], item => item.block());
        return new ChooseStepSyntax(Expression(context.expression()), arms, otherwise, Span(context));
    }

    /// <summary>The block of the one line that says it; a second one is reported.</summary>
    private BlockSyntax? Once<TContext>(TContext[] lines, Func<TContext, NurtureParser.BlockContext> block)
        where TContext : Antlr4.Runtime.ParserRuleContext
    {
        foreach (var line in lines)
            LineStarts.Add(line.Start.StartIndex);
        foreach (var second in lines.Skip(1))
            Report(Diagnostics.SyntaxDiagnostics.SaidTwice, ((ParserToken)second.Start).Span, second.Start.Text);
        return lines.Length == 0 ? null : Block(block(lines[0]));
    }

    private ChooseArmSyntax ChooseArm(NurtureParser.ChooseItemContext context) =>
        new([.. context.chooseCase().Select(ChooseCase)], Block(context.block()), Span(context));

    private ExpressionSyntax ChooseCase(NurtureParser.ChooseCaseContext context)
    {
        if (context.word() is { } word)
            return new NamePathSyntax([Name(word)], Span(context));
        if (context.String() is { } text)
            return Text(text);
        return context.Number() is { } number ? Number(number) : Money(context.Money());
    }

    private SplitStepSyntax Split(NurtureParser.SplitStepContext context)
    {
        var arms = Lines(context.splitItem(), SplitArm);
        var winner = context.splitWinner() is { } written ? SplitWinner(written) : null;
        return new SplitStepSyntax(Name(context.name()), arms, winner, Span(context));
    }

    private SplitArmSyntax SplitArm(NurtureParser.SplitItemContext context)
    {
        var body = context.block() is { } block ? Block(block) : null;
        return new SplitArmSyntax(Percent(context.percent()), Name(context.name()), body, Span(context));
    }

    private SplitWinnerSyntax SplitWinner(NurtureParser.SplitWinnerContext context)
    {
        var atLeast = context.Number() is { } number ? Number(number) : null;
        return new SplitWinnerSyntax(
            EventFilter(context.eventFilter()), Duration(context.duration()), atLeast, OptionalName(context.name()), Span(context));
    }

    private RepeatStepSyntax Repeat(NurtureParser.RepeatStepContext context)
    {
        var times = context.Number() is { } number ? Number(number) : null;
        var until = context.expression() is { } condition ? Expression(condition) : null;
        return new RepeatStepSyntax(Interval(context.interval()), times, until, Block(context.block()), Span(context));
    }

    private TaskStepSyntax Task(NurtureParser.TaskStepContext context)
    {
        var due = context.duration() is { } limit ? Duration(limit) : null;
        return new TaskStepSyntax(
            Text(context.String()), Expression(context.expression()), Expressions(context.expressions()), due, Span(context));
    }

    private ImmutableArray<ExpressionSyntax> Expressions(NurtureParser.ExpressionsContext? context) =>
        context is null ? [] : [.. context.expression().Select(Expression)];
}
