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

    private readonly DurationBinder durations = new(context, source);
    private readonly List<BoundScoreRule> rules = [];
    private readonly List<BoundScoreGroup> groups = [];

    public BoundScore Bind(Declared<ScoreSymbol, ScoreSyntax> declared)
    {
        var decay = Decay(declared.Syntax.Items, default);
        foreach (var item in declared.Syntax.Items) Item(item, decay, group: -1);
        return new BoundScore(declared.Symbol, [.. groups], [.. rules], null, declared.Origin);
    }

    public BoundScore Bind(Declared<ScoreSymbol, DerivedScoreSyntax> declared)
    {
        var value = new ExpressionBinder(context, new ExpressionScope(source)).Value(declared.Syntax.Value);
        if (value.Type.Kind is not (TypeKind.Number or TypeKind.Error) || value.Type.IsSet)
        {
            context.Report(TypeDiagnostics.OtherTypeWanted, source, declared.Syntax.Value.Span, "A number", source.GetText(declared.Syntax.Value.Span),
                ExpressionBinder.Describe(value.Type));
        }

        return new BoundScore(declared.Symbol, [], [], value, declared.Origin);
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
                context.NotExecuted("reset", source, reset.Span);
                break;
            case PointRuleSyntax rule:
                Rule(rule, rule.Decay is { } own ? Decay(own) : decay, group);
                break;
            case ScoreGroupSyntax inner when group >= 0:
                context.NotExecuted("a group within a group", source, inner.Name.Span);
                break;
            case ScoreGroupSyntax inner:
                Group(inner, decay);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private void Group(ScoreGroupSyntax syntax, (FadeKind Kind, long Ticks) decay)
    {
        var at = new Origin(source, syntax.Span);
        if (groups.Exists(group => group.Name == syntax.Name.Text))
            context.Report(NameDiagnostics.Duplicate, source, syntax.Name.Span, "Group", syntax.Name.Text);
        if (syntax.AtMost.Value <= 0 || syntax.AtMost.Value > MostPoints)
            context.Report(TypeDiagnostics.OutOfRange, source, syntax.AtMost.Span, source.GetText(syntax.AtMost.Span), "more than 0, at most a million");
        groups.Add(new BoundScoreGroup(syntax.Name.Text, syntax.AtMost.Value, at));
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
                var limit = Limit(syntax, of);
                rules.Add(new BoundScoreRule($"on {of.Name}", syntax.Points.Value, of, where, null, limit, decay.Kind, decay.Ticks, group, at));
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
                rules.Add(new BoundScoreRule(name, syntax.Points.Value, null, null, condition, new(RuleLimitKind.None), FadeKind.None, 0, group, at));
                break;
            case EverySyntax every:
                context.NotExecuted("every ... without", source, every.Span);
                break;
            default:
                context.Report(MeaningDiagnostics.WrongTrigger, source, syntax.Trigger.Span,
                    "Points are given `on` an event or `when` a condition holds.");
                break;
        }
    }

    private BoundLimit Limit(PointRuleSyntax syntax, EventSymbol of)
    {
        if (syntax.Limits.Length > 1) context.NotExecuted("several limits on one rule", source, syntax.Limits[1].Span);
        switch (syntax.Limits.FirstOrDefault())
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
            case OnceSyntax { Key: { } key } once:
                var property = of.Property(key.Parts[^1].Text);
                if (property is null || key.Parts.Length > 2 || (key.Parts.Length == 2 && key.First.Text != "event"))
                {
                    context.Unknown($"property of `{of.Name}`", new NameSyntax(key.ToString(), key.Span), source, of.Properties.Select(one => one.Name));
                    return new BoundLimit(RuleLimitKind.None);
                }

                return new BoundLimit(RuleLimitKind.OncePerProperty, Period: once.Period is { } within ? durations.Period(within) : null, Property: property);
            default:
                return new BoundLimit(RuleLimitKind.None);
        }
    }

    private static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
