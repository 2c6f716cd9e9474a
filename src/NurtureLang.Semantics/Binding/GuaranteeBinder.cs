using System.Collections.Immutable;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Declarations;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Semantics.Binding;

/// <summary>What must never happen. A claim becomes the condition that must not hold when a touch leaves or something is given, a limit, or a time.</summary>
internal sealed class GuaranteeBinder(BindingContext context, IReadOnlyList<BoundMessage> messages)
{
    private const int MostGiven = 1_000;

    private readonly Dictionary<string, Origin> known = new(StringComparer.Ordinal);

    /// <summary>The guarantees; one with a mistake in it is left out.</summary>
    public ImmutableArray<BoundGuarantee> Bind(IEnumerable<(SourceText Source, GuaranteeSyntax Syntax)> declared) =>
        [.. declared.Select(one => Bind(one.Source, one.Syntax)).OfType<BoundGuarantee>()];

    private BoundGuarantee? Bind(SourceText source, GuaranteeSyntax syntax)
    {
        var name = new Origin(source, syntax.Name.Span);
        if (!known.TryAdd(syntax.Name.Text, name))
        {
            context.Report(NameDiagnostics.Duplicate.At(source, syntax.Name.Span, "Guarantee", syntax.Name.Text)
                .With(new Syntax.Diagnostics.RelatedSpan("it is declared here first", known[syntax.Name.Text].Source, known[syntax.Name.Text].Span)));
            return null;
        }

        // What is promised may be a receipt; what must never happen is marketing.
        var given = Given(syntax.Claim.What);
        if (About(syntax.Claim.What, given, source, receipts: syntax.Claim is WithinClaimSyntax) is not { } about) return null;
        var claim = string.Join(' ', source.GetText(syntax.Claim.Span).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var never = new BoundGuarantee(syntax.Name.Text, about, new BoundLiteral(false, name), claim, new Origin(source, syntax.Span)) { Given = given };
        return syntax.Claim switch
        {
            AtMostClaimSyntax most when Count(most, source) is not { } => null,
            AtMostClaimSyntax most when given is not null => never with { AtMost = new BoundGivenLimit((int)most.Count.Value, Exact(most, source)) },
            AtMostClaimSyntax most => Broken(never, Often(most, about)),
            NeverAfterClaimSyntax after => Broken(never, After(after.After)),
            NeverWhileClaimSyntax during => Broken(never, during.While),
            WithinClaimSyntax within => Promise(within, source) is { } promise ? never with { Promise = promise } : null,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private BoundGuarantee? Broken(BoundGuarantee never, ExpressionSyntax when)
    {
        // Of nothing that is ever said nothing can be broken.
        if (never.Messages.IsEmpty && never.Given is null) return never;
        var condition = new ExpressionBinder(context, new ExpressionScope(never.Origin.Source)).Condition(when);
        return condition.Type.IsError ? null : never with { Broken = condition };
    }

    private static BoundGiven? Given(NameSyntax what) => what.Text switch
    {
        "task" or "tasks" => BoundGiven.Task,
        "alert" or "alerts" => BoundGiven.Alert,
        "webhook" or "webhooks" => BoundGiven.Webhook,
        _ => null,
    };

    // Receipts are no marketing: what must never happen does not speak of them, as caps and opt-outs do not.
    private ImmutableArray<MessageSymbol>? About(NameSyntax what, BoundGiven? given, SourceText source, bool receipts)
    {
        if (given is not null) return [];
        var all = messages.Where(message => receipts || !message.IsTransactional);
        if (what.Text is "touch" or "touches") return [.. all.Select(message => message.Symbol)];
        if (context.Symbols.Channels.Find(what.Text) is { } channel)
        {
            context.Use(channel, what, source);
            return [.. all.Where(message => message.Channel == channel).Select(message => message.Symbol)];
        }

        context.Unknown("channel", what, source, context.Symbols.Channels.Names.Concat(["touch", "task", "alert", "webhook"]));
        return null;
    }

    private int? Count(AtMostClaimSyntax most, SourceText source)
    {
        if (decimal.IsInteger(most.Count.Value) && most.Count.Value is >= 1 and <= MostGiven) return (int)most.Count.Value;
        context.Report(TypeDiagnostics.OutOfRange, source, most.Count.Span, source.GetText(most.Count.Span), "a whole number from 1 to 1,000");
        return null;
    }

    private long Exact(AtMostClaimSyntax most, SourceText source) => new DurationBinder(context, source).Exact(most.Period.Length);

    private BoundPromise? Promise(WithinClaimSyntax claim, SourceText source)
    {
        var within = new DurationBinder(context, source).Business(claim.Within);
        if (within.Length.IsZero)
            context.Report(TypeDiagnostics.OutOfRange, source, claim.Within.Span, source.GetText(claim.Within.Span), "it is no time at all");
        var what = new Origin(source, claim.What.Span);
        if (claim.EnteringStage is { } entered)
            return context.FindStage(entered, source) is var (stages, stage) ? new BoundPromise(what, stages, stage, null, null, within) : null;
        if (claim.Event is not { } filter || context.Find(context.Symbols.Events, filter.Event, source) is not EventSymbol of) return null;
        var where = filter.Where is { } which ? new ExpressionBinder(context, new ExpressionScope(source, of)).Condition(which) : null;
        return new BoundPromise(what, null, null, of, where, within);
    }

    private static ComparisonSyntax After(EventFilterSyntax after) => Counted(new EventSourceSyntax(after.Event, null, after.Where, after.Span), null, 1);

    // One more than so many is one that leaves when so many have left.
    private static ComparisonSyntax Often(AtMostClaimSyntax most, ImmutableArray<MessageSymbol> about)
    {
        var sends = new SendSourceSyntax([.. about.Select(message => new NameSyntax(message.Name, most.What.Span))], most.What.Span);
        return Counted(sends, new InLastSyntax(most.Period.Length, most.Period.Span), most.Count.Value);
    }

    private static ComparisonSyntax Counted(AggregateSourceSyntax of, WindowSyntax? window, decimal atLeast) => new(
        new AggregateSyntax(AggregateKind.Count, of, window, of.Span), ComparisonOperator.GreaterOrEqual, new NumberLiteralSyntax(atLeast, of.Span), of.Span);
}
