using System.Collections.Immutable;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Semantics.Types;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Declarations;

namespace NurtureLang.Semantics.Binding;

/// <summary>A score: its rules and how their points fade, or what it is derived from.</summary>
internal sealed class ScoreBinder(BindingContext context, SourceText source)
{
    private const decimal MostPoints = 1_000_000;
    private const long LeastInterval = CalendarSpan.TicksPerDay / 24;

    private readonly DurationBinder durations = new(context, source);
    private readonly List<BoundScoreRule> rules = [];
    private readonly List<BoundScoreGroup> groups = [];
    private readonly List<BoundScoreReset> resets = [];

    public BoundScore Bind(Declared<ScoreSymbol, ScoreSyntax> declared)
    {
        var decay = Decay(declared.Syntax.Items, default);
        foreach (var item in declared.Syntax.Items) Item(item, decay, group: -1);
        return new BoundScore(declared.Symbol, [.. groups], [.. rules], null, [.. resets], declared.Origin);
    }

    public BoundScore Bind(Declared<ScoreSymbol, DerivedScoreSyntax> declared)
    {
        var value = new ExpressionBinder(context, new ExpressionScope(source)).Value(declared.Syntax.Value);
        if (value.Type.Kind is not (TypeKind.Number or TypeKind.Error) || value.Type.IsSet)
        {
            context.Report(TypeDiagnostics.OtherTypeWanted, source, declared.Syntax.Value.Span, "A number", source.GetText(declared.Syntax.Value.Span),
                ExpressionBinder.Describe(value.Type));
        }

        return new BoundScore(declared.Symbol, [], [], value, [], declared.Origin);
    }

    private (FadeKind Kind, long Ticks) Decay(IEnumerable<ScoreItemSyntax> items, (FadeKind Kind, long Ticks) inherited)
    {
        var lines = items.OfType<ScoreDecaySyntax>().ToList();
        if (lines.Count > 1) context.Report(NameDiagnostics.SaidTwice, source, lines[1].Span, source.GetText(lines[1].Span));
        return lines.Count == 0 ? inherited : Decay(lines[0].Decay);
    }

    private (FadeKind Kind, long Ticks) Decay(DecaySyntax syntax)
    {
        var kind = syntax.Kind switch
        {
            DecayKind.HalfLife => FadeKind.HalfLife,
            DecayKind.Halves => FadeKind.Steps,
            DecayKind.Expires => FadeKind.Expiry,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return (kind, durations.Exact(syntax.Duration));
    }

    private void Item(ScoreItemSyntax item, (FadeKind Kind, long Ticks) decay, int group)
    {
        switch (item)
        {
            case ScoreDecaySyntax:
                break;
            case ScoreResetSyntax reset:
                Reset(reset, group);
                break;
            case PointRuleSyntax rule:
                Rule(rule, rule.Decay is { } own ? Decay(own) : decay, group);
                break;
            case ScoreGroupSyntax inner:
                Group(inner, decay, group);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private void Group(ScoreGroupSyntax syntax, (FadeKind Kind, long Ticks) decay, int within)
    {
        var at = new Origin(source, syntax.Span);
        if (groups.Exists(group => group.Name == syntax.Name.Text))
            context.Report(NameDiagnostics.Duplicate, source, syntax.Name.Span, "Group", syntax.Name.Text);
        if (syntax.AtMost.Value <= 0 || syntax.AtMost.Value > MostPoints)
            context.Report(TypeDiagnostics.OutOfRange, source, syntax.AtMost.Span, source.GetText(syntax.AtMost.Span), "more than 0, at most a million");
        groups.Add(new BoundScoreGroup(syntax.Name.Text, syntax.AtMost.Value, within, at));
        var position = groups.Count - 1;
        var own = Decay(syntax.Items, decay);
        foreach (var item in syntax.Items) Item(item, own, position);
    }

    private void Rule(PointRuleSyntax syntax, (FadeKind Kind, long Ticks) decay, int group)
    {
        var at = new Origin(source, syntax.Span);
        if (syntax.Points.Value == 0 || Math.Abs(syntax.Points.Value) > MostPoints)
        {
            context.Report(TypeDiagnostics.OutOfRange, source, syntax.Points.Span, source.GetText(syntax.Points.Span),
                "points are not 0 and at most a million");
        }

        switch (syntax.Trigger)
        {
            case OnEventSyntax on:
                if (context.Find(context.Symbols.Events, on.Filter.Event, source) is not EventSymbol of) return;
                var where = on.Filter.Where is { } filter
                    ? new ExpressionBinder(context, new ExpressionScope(source, of)).Condition(filter)
                    : null;
                var limits = Limits(syntax, of);
                rules.Add(new BoundScoreRule($"on {of.Name}", syntax.Points.Value, of, where, null, limits, decay.Kind, decay.Ticks, group, at));
                break;
            case WhenSyntax { Until: null } moment:
                var condition = new ExpressionBinder(context, new ExpressionScope(source)).Condition(moment.Condition);
                foreach (var given in syntax.Limits)
                {
                    context.Report(MeaningDiagnostics.WrongTrigger, source, given.Span,
                        "Points on a condition stand while it holds: a limit belongs to points on an event.");
                }

                if (syntax.Decay is { } own)
                {
                    context.Report(MeaningDiagnostics.WrongTrigger, source, own.Span,
                        "Points on a condition stand while it holds and do not fade: that belongs to points on an event.");
                }

                var name = "when " + Squeeze(source.GetText(moment.Condition.Span));
                rules.Add(new BoundScoreRule(name, syntax.Points.Value, null, null, condition, [], FadeKind.None, 0, group, at));
                break;
            case EverySyntax every:
                Every(syntax, every, decay, group, at);
                break;
            default:
                context.Report(MeaningDiagnostics.WrongTrigger, source, syntax.Trigger.Span,
                    "Points are given `on` an event, `when` a condition holds, or `every` so often while nothing happens.");
                break;
        }
    }

    private void Every(PointRuleSyntax syntax, EverySyntax every, (FadeKind Kind, long Ticks) decay, int group, Origin at)
    {
        var ticks = durations.Exact(every.Interval);
        if (ticks < LeastInterval)
            context.Report(TypeDiagnostics.OutOfRange, source, every.Interval.Span, source.GetText(every.Interval.Span), "points come at most every hour");
        EventSymbol? without = null;
        BoundExpression? where = null;
        if (every.Without is { } filter)
        {
            if (context.Find(context.Symbols.Events, filter.Event, source) is not EventSymbol of) return;
            without = of;
            where = filter.Where is { } which ? new ExpressionBinder(context, new ExpressionScope(source, of)).Condition(which) : null;
        }

        var condition = every.When is { } when ? new ExpressionBinder(context, new ExpressionScope(source)).Condition(when) : null;
        foreach (var limit in syntax.Limits)
        {
            if (limit is OnceSyntax { Key: { } key })
                context.Report(MeaningDiagnostics.WrongTrigger, source, key.Span, "No event gives these points: they are not `once per` a property of one.");
        }

        var name = "every " + Squeeze(source.GetText(every.Interval.Span)) + (without is null ? "" : $" without {without.Name}");
        rules.Add(new BoundScoreRule(name, syntax.Points.Value, null, null, null, Limits(syntax, null), decay.Kind, decay.Ticks, group, at)
        {
            Every = new BoundEvery(ticks, without, where, condition),
        });
    }

    private void Reset(ScoreResetSyntax syntax, int group)
    {
        var at = new Origin(source, syntax.Span);
        if (group >= 0)
        {
            context.Report(MeaningDiagnostics.WrongTrigger, source, syntax.Span, "A reset is of the whole score: write it outside of the group.");
            return;
        }

        switch (syntax.Trigger)
        {
            case OnEventSyntax on:
                if (context.Find(context.Symbols.Events, on.Filter.Event, source) is not EventSymbol of) return;
                var where = on.Filter.Where is { } filter ? new ExpressionBinder(context, new ExpressionScope(source, of)).Condition(filter) : null;
                resets.Add(new BoundScoreReset(of, where, null, at));
                break;
            case WhenSyntax { Until: null } moment:
                resets.Add(new BoundScoreReset(null, null, new ExpressionBinder(context, new ExpressionScope(source)).Condition(moment.Condition), at));
                break;
            default:
                context.Report(MeaningDiagnostics.WrongTrigger, source, syntax.Trigger.Span, "A score is reset `on` an event, or `when` a condition becomes true.");
                break;
        }
    }

    private ImmutableArray<BoundLimit> Limits(PointRuleSyntax syntax, EventSymbol? of) => [.. syntax.Limits.Select(limit => Limit(syntax, limit, of))];

    private BoundLimit Limit(PointRuleSyntax syntax, LimitSyntax limit, EventSymbol? of)
    {
        switch (limit)
        {
            case AtMostSyntax atMost:
                if (atMost.Count.Value <= 0 || atMost.Count.Value > MostPoints)
                    context.Report(TypeDiagnostics.OutOfRange, source, atMost.Count.Span, source.GetText(atMost.Count.Span), "more than 0, at most a million");
                if (syntax.Points.Value < 0)
                {
                    context.Report(MeaningDiagnostics.WrongTrigger, source, atMost.Span,
                        "`at most` limits points that are given; for points that are taken write `once per ...`.");
                }

                return new BoundLimit(RuleLimitKind.Points, atMost.Count.Value, atMost.Period is { } period ? durations.Period(period) : null);
            case OnceSyntax { Key: null } once:
                return new BoundLimit(RuleLimitKind.Once, Period: once.Period is { } per ? durations.Period(per) : null);
            case OnceSyntax { Key: { } key } once when of is not null:
                var property = of.Property(key.Parts[^1].Text);
                if (property is null || key.Parts.Length > 2 || (key.Parts.Length == 2 && key.First.Text != "event"))
                {
                    context.Unknown($"property of `{of.Name}`", new NameSyntax(key.ToString(), key.Span), source, of.Properties.Select(one => one.Name));
                    return new BoundLimit(RuleLimitKind.None);
                }

                context.Names?.Use(property, source, key.Parts[^1].Span);
                return new BoundLimit(RuleLimitKind.OncePerProperty, Period: once.Period is { } within ? durations.Period(within) : null, Property: property);
            default:
                return new BoundLimit(RuleLimitKind.None);
        }
    }

    private static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
