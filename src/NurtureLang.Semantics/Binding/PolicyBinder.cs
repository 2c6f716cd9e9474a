using System.Collections.Immutable;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Semantics.Types;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Declarations;

namespace NurtureLang.Semantics.Binding;

/// <summary>What holds for every touch. Several policies of one campaign are one.</summary>
internal sealed class PolicyBinder(BindingContext context)
{
    private const int MostPerCap = 1_000;

    private readonly SymbolTable symbols = context.Symbols;
    private readonly List<ChannelSymbol> consent = [];
    private readonly List<BoundQuiet> quiet = [];
    private readonly List<BoundCap> caps = [];
    private readonly List<BoundSuppression> suppressions = [];
    private readonly List<BoundCoolOff> coolOffs = [];
    private readonly List<BoundConsentChange> optOuts = [];
    private readonly List<BoundConsentChange> optIns = [];
    private readonly List<BoundZoneSource> zones = [];
    private readonly List<SequenceSymbol> priority = [];
    private Origin? consentOrigin;
    private BoundCapped? capped;
    private BoundHoldout? holdout;
    private bool zonesSaid;

    public BoundPolicy Bind(IEnumerable<(SourceText Source, PolicySyntax Syntax)> policies)
    {
        foreach (var (source, policy) in policies)
        {
            foreach (var item in policy.Items) Item(item, source);
        }

        var holding = symbols.Fields.All.Where(field => field.Type is { Kind: TypeKind.Channel, IsSet: true }).ToList();
        var field = holding.Find(candidate => candidate.Name == "consent") ?? (holding.Count > 0 ? holding[0] : null);
        if (field is null && !context.IsPartial && consentOrigin is { } asked)
            context.Report(MeaningDiagnostics.ConsentNotHeld, asked.Source, asked.Span, string.Join(", ", consent.Select(channel => channel.Name)));
        if (!zonesSaid)
        {
            var zoneField = symbols.Fields.All.Find(candidate => candidate.Type is { Kind: TypeKind.TimeZone, IsSet: false });
            if (zoneField is not null) zones.Add(new BoundZoneSource(zoneField, false));
        }

        return new BoundPolicy([.. consent], field, consentOrigin, [.. quiet], [.. caps], capped, [.. suppressions], [.. coolOffs],
            [.. optOuts], [.. optIns], [.. zones], [.. priority], holdout);
    }

    private void Item(PolicyItemSyntax item, SourceText source)
    {
        var at = new Origin(source, item.Span);
        var durations = new DurationBinder(context, source);
        switch (item)
        {
            case PolicyConsentSyntax line:
                consentOrigin ??= at;
                foreach (var channel in Channels(line.Channels, source).Where(channel => !consent.Contains(channel))) consent.Add(channel);
                break;
            case PolicyQuietSyntax line:
                var (start, end) = durations.Range(line.Hours);
                quiet.Add(new BoundQuiet(start, end, Channels(line.Channels, source), at));
                break;
            case PolicyCapSyntax line:
                Cap(line, source, durations);
                break;
            case PolicySuppressSyntax line:
                var when = Binder(source).Condition(line.Condition);
                suppressions.Add(new BoundSuppression(when, Channels(line.Except, source), at));
                break;
            case PolicyOptOutSyntax line:
                if (ConsentChange(line.Filter, source, at) is { } optOut) optOuts.Add(optOut);
                break;
            case PolicyOptInSyntax line:
                if (ConsentChange(line.Filter, source, at) is { } optIn) optIns.Add(optIn);
                break;
            case PolicyPrioritySyntax line:
                Priority(line, source);
                break;
            case PolicyTimezoneSyntax line:
                Zones(line, source);
                break;
            case PolicyCoolOffSyntax line:
                var length = durations.Exact(line.Duration);
                if (Binder(source).LastOccurrence(line.After) is { } last) coolOffs.Add(new BoundCoolOff(length, last, at));
                break;
            case PolicyHoldoutSyntax line:
                if (holdout is not null) context.Report(NameDiagnostics.SaidTwice, source, line.Span, "holdout");
                holdout ??= new LotBinder(context, source).Holdout(line.Holdout);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private ExpressionBinder Binder(SourceText source, EventSymbol? of = null) => new(context, new ExpressionScope(source, of));

    private ImmutableArray<ChannelSymbol> Channels(ImmutableArray<NameSyntax> names, SourceText source) =>
        [.. names.Select(name => context.Find(symbols.Channels, name, source)).OfType<ChannelSymbol>().Distinct()];

    private void Cap(PolicyCapSyntax line, SourceText source, DurationBinder durations)
    {
        var topic = line.OnTopic is { } named ? context.Find(symbols.Topics, named, source) : null;
        var condition = line.For is { } whom ? For(whom, source) : null;
        if (line.Else is { } rule)
        {
            if (capped is not null) context.Report(NameDiagnostics.SaidTwice, source, rule.Span, "else");
            capped ??= new BoundCapped(rule.WaitUpTo is { } wait ? durations.Calendar(wait) : null, new Origin(source, rule.Span));
        }

        foreach (var limit in line.Limits)
        {
            if (!decimal.IsInteger(limit.Count.Value) || limit.Count.Value is < 1 or > MostPerCap)
            {
                context.Report(TypeDiagnostics.OutOfRange, source, limit.Count.Span, source.GetText(limit.Count.Span), $"a whole number from 1 to {MostPerCap:N0}");
                continue;
            }

            ChannelSymbol? channel = null;
            if (limit.What.Text is not ("touch" or "touches") && (channel = symbols.Channels.Find(limit.What.Text)) is null)
            {
                context.Unknown("channel", limit.What, source, symbols.Channels.Names.Append("touches"));
                continue;
            }

            if (channel is not null) context.Names?.Use(channel, source, limit.What.Span);
            caps.Add(new BoundCap((int)limit.Count.Value, channel, topic, durations.Period(limit.Period), condition, new Origin(source, limit.Span)));
        }
    }

    // `for newcomers`: a segment, or a stage of whichever journey has it.
    private BoundExpression For(NameSyntax name, SourceText source)
    {
        var at = new Origin(source, name.Span);
        if (symbols.Segments.Find(name.Text) is { } segment)
        {
            context.Use(segment, name, source);
            return new BoundSegmentTest(segment, at);
        }

        var having = symbols.Stages.All.Where(stages => stages.Cases.Contains(name.Text)).ToList();
        if (having.Count == 1)
        {
            context.Names?.UseCase(having[0], having[0].Cases.IndexOf(name.Text), source, name.Span);
            var value = new BoundStageValue(having[0], at);
            return new BoundCompare(Comparison.Equal, value, new BoundConstant(having[0].Cases.IndexOf(name.Text), value.Type, at), at);
        }

        if (having.Count > 1) context.Report(NameDiagnostics.WhichStage, source, name.Span, having[0].Name);
        else context.Unknown("segment or stage", name, source, symbols.Segments.Names.Concat(symbols.Stages.All.SelectMany(stages => stages.Cases)));
        return new BoundError(at);
    }

    private BoundConsentChange? ConsentChange(EventFilterSyntax filter, SourceText source, Origin at)
    {
        if (context.Find(symbols.Events, filter.Event, source) is not EventSymbol of) return null;
        var where = filter.Where is { } condition ? Binder(source, of).Condition(condition) : null;
        return new BoundConsentChange(of, where, Single(of, TypeKind.Channel), Single(of, TypeKind.Topic), at);
    }

    private static PropertySymbol? Single(EventSymbol of, TypeKind kind)
    {
        var having = of.Properties.Where(property => property.Type.Kind == kind && !property.Type.IsSet).ToList();
        return having.Find(property => property.Name == kind.ToString().ToLowerInvariant()) ?? (having.Count > 0 ? having[0] : null);
    }

    private void Priority(PolicyPrioritySyntax line, SourceText source)
    {
        foreach (var name in line.Sequences)
        {
            if (context.Find(symbols.Sequences, name, source) is not { } sequence) continue;
            if (priority.Contains(sequence)) context.Report(NameDiagnostics.SaidTwice, source, name.Span, name.Text);
            else priority.Add(sequence);
        }
    }

    private void Zones(PolicyTimezoneSyntax line, SourceText source)
    {
        if (zonesSaid) context.Report(NameDiagnostics.SaidTwice, source, line.Span, "timezone");
        zonesSaid = true;
        foreach (var name in line.Chain)
        {
            if (name.Text == "campaign") continue;
            var field = name.Text == "contact"
                ? symbols.Fields.All.Find(candidate => candidate.Type is { Kind: TypeKind.TimeZone, IsSet: false })
                : context.Find(symbols.Fields, name, source);
            switch (field)
            {
                case { Type: { Kind: TypeKind.TimeZone, IsSet: false } }:
                    zones.Add(new BoundZoneSource(field, false));
                    break;
                case { Type: { Kind: TypeKind.Text, IsSet: false } }:
                    zones.Add(new BoundZoneSource(field, true));
                    break;
                case null when name.Text == "contact":
                    context.Report(NameDiagnostics.NotHere, source, name.Span, name.Text, "the contact has no field of type `timezone`");
                    break;
                case { Type.IsError: false }:
                    context.Report(TypeDiagnostics.OtherTypeWanted, source, name.Span, "A timezone, or the two letters of a country as text,", name.Text,
                        ExpressionBinder.Describe(field.Type));
                    break;
            }
        }
    }
}
