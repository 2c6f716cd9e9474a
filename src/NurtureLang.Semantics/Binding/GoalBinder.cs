using System.Collections.Immutable;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Declarations;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Semantics.Binding;

/// <summary>A goal of the campaign: what it measures and what that is to be.</summary>
internal sealed class GoalBinder(BindingContext context, SourceText source, ImmutableArray<BoundHandoff> handoffs)
{
    private readonly DurationBinder durations = new(context, source);

    /// <summary>The goal; null where its measure cannot be read.</summary>
    public BoundMeasuredGoal? Bind(GoalSyntax syntax)
    {
        var isTime = syntax.Measure is TimeMeasureSyntax;
        var target = Target(syntax.Target, isTime);
        var compared = Compared(syntax);
        var within = Within(syntax);
        var measure = syntax.Measure switch
        {
            RateMeasureSyntax rate => Rate(rate),
            ConversionMeasureSyntax conversion =>
                Path(conversion.From, conversion.To) is var (stages, from, to) ? new BoundConversion(stages, from, to) : null,
            TimeMeasureSyntax time => Time(time),
            HandoffMeasureSyntax answer => Answer(answer),
            _ => (BoundMeasure?)null,
        };
        return measure is null || target is not { } known || compared is not { } comparison
            ? null
            : new BoundMeasuredGoal(syntax.Name.Text, measure, comparison, known, within, new Origin(source, syntax.Span));
    }

    private decimal? Target(LiteralSyntax target, bool isTime)
    {
        switch (target)
        {
            case PercentLiteralSyntax share when !isTime:
                if (share.Value is >= 0 and <= 100) return share.Value / 100;
                context.Report(TypeDiagnostics.OutOfRange, source, target.Span, source.GetText(target.Span), "a share is from 0% to 100%");
                return null;
            case DurationLiteralSyntax length when isTime:
                return durations.Exact(length);
            default:
                context.Report(TypeDiagnostics.OtherTypeWanted, source, target.Span,
                    isTime ? "A length of time, such as `45 days`," : "A share, such as `25%`,", source.GetText(target.Span), Described(target));
                return null;
        }
    }

    private static string Described(LiteralSyntax literal) => literal switch
    {
        PercentLiteralSyntax => "a share",
        DurationLiteralSyntax => "a length of time",
        MoneyLiteralSyntax => "an amount of money",
        _ => "a bare number",
    };

    private Comparison? Compared(GoalSyntax syntax)
    {
        switch (syntax.Operator)
        {
            case ComparisonOperator.GreaterOrEqual: return Comparison.GreaterOrEqual;
            case ComparisonOperator.Greater: return Comparison.Greater;
            case ComparisonOperator.LessOrEqual: return Comparison.LessOrEqual;
            case ComparisonOperator.Less: return Comparison.Less;
            default:
                var sign = Syntax.Text.TextSpan.FromBounds(syntax.Measure.Span.End, syntax.Target.Span.Start);
                var better = syntax.Measure is TimeMeasureSyntax ? "<=" : ">=";
                context.Report(GoalDiagnostics.Exactly.At(source, syntax.Target.Span, syntax.Name.Text)
                    .With(Syntax.Diagnostics.Fix.Replace($"write `{better}`", source, sign, $" {better} ")));
                return null;
        }
    }

    private long Within(GoalSyntax syntax)
    {
        if (syntax.Within is not { } within) return 0;
        if (syntax.Measure is not (TimeMeasureSyntax or HandoffMeasureSyntax)) return durations.Exact(within);
        var tail = Syntax.Text.TextSpan.FromBounds(syntax.Target.Span.End, within.Span.End);
        context.Report(GoalDiagnostics.WithinNotHere.At(
            source, within.Span, syntax.Measure is TimeMeasureSyntax ? "the target is the time already" : "`answered within` says it already")
            .With(Mends.TakeOut("take it out", source, tail)));
        return 0;
    }

    private BoundRate? Rate(RateMeasureSyntax rate)
    {
        var of = context.Find(context.Symbols.Events, rate.Of.Event, source);
        var where = of is not null && rate.Of.Where is { } filter ? new ExpressionBinder(context, new ExpressionScope(source, of)).Condition(filter) : null;
        var symbols = context.Symbols;
        Symbol? per = symbols.Channels.Find(rate.Per.Text) ?? symbols.Messages.Find(rate.Per.Text) ?? (Symbol?)symbols.Sequences.Find(rate.Per.Text);
        if (per is null)
            context.Unknown("channel, message or sequence", rate.Per, source, symbols.Channels.Names.Concat(symbols.Messages.Names).Concat(symbols.Sequences.Names));
        if (of is null || per is null) return null;
        context.Use(per, rate.Per, source);
        return new BoundRate(of, where, per as ChannelSymbol, per as MessageSymbol, per as SequenceSymbol);
    }

    private BoundStageTime? Time(TimeMeasureSyntax time) =>
        Path(time.From, time.To) is var (stages, from, to)
            ? new BoundStageTime(stages, from, to, time.Statistic.Text == "average")
            : null;

    private BoundAnswerShare? Answer(HandoffMeasureSyntax answer)
    {
        var within = durations.Business(answer.Within);
        if (answer.Handoff is not { } name)
        {
            if (handoffs.Any(handoff => handoff.Answer is not null)) return new BoundAnswerShare(null, within);
            context.Report(GoalDiagnostics.NothingAnswered, source, answer.Span, "No hand-off of this campaign waits for an answer");
            return null;
        }

        var found = handoffs.FirstOrDefault(handoff => handoff.Name == name.Text);
        context.Names?.UseWithin("hand-off", "", name, source);
        if (found is null) context.Unknown("hand-off", name, source, handoffs.Select(handoff => handoff.Name));
        else if (found.Answer is null) context.Report(GoalDiagnostics.NothingAnswered, source, name.Span, $"Hand-off `{name.Text}` waits for no answer");
        else return new BoundAnswerShare(found, within);
        return null;
    }

    private (StagesSymbol Stages, StageSymbol From, StageSymbol To)? Path(NameSyntax from, NameSyntax to)
    {
        var journeys = context.Symbols.Stages.All;
        foreach (var stages in journeys)
        {
            var first = stages.Stages.FirstOrDefault(stage => stage.Name == from.Text);
            var second = stages.Stages.FirstOrDefault(stage => stage.Name == to.Text);
            if (first is not null && second is not null)
            {
                context.Names?.Use(first, source, from.Span);
                context.Names?.Use(second, source, to.Span);
                if (first != second) return (stages, first, second);
                context.Report(GoalDiagnostics.SameStage, source, to.Span, to.Text);
                return null;
            }
        }

        var cases = journeys.SelectMany(stages => stages.Cases).ToList();
        var unknown = cases.Contains(from.Text) ? to : from;
        if (!cases.Contains(unknown.Text)) context.Unknown("stage", unknown, source, cases);
        else context.Report(GoalDiagnostics.OtherJourney, source, to.Span, from.Text, to.Text);
        return null;
    }
}
