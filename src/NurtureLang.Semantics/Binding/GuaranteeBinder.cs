using System.Collections.Immutable;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Declarations;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Semantics.Binding;

/// <summary>What must never happen. A claim becomes the condition that must not hold when a touch leaves.</summary>
internal sealed class GuaranteeBinder(BindingContext context, IReadOnlyList<BoundMessage> messages)
{
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

        if (syntax.Claim is WithinClaimSyntax)
        {
            context.NotExecuted("guarantee ... within ... of", source, syntax.Name.Span);
            return null;
        }

        if (Messages(syntax.Claim.What, source) is not { } about) return null;
        var expressions = new ExpressionBinder(context, new ExpressionScope(source));
        var broken = syntax.Claim switch
        {
            AtMostClaimSyntax most => AtMost(most, about, source),
            NeverAfterClaimSyntax after => Counted(AggregateKind.Count, new EventSourceSyntax(after.After.Event, null, after.After.Where, after.After.Span), null, 1),
            NeverWhileClaimSyntax during => during.While,
            _ => null,
        };
        if (broken is null) return null;
        var condition = about.IsEmpty ? new BoundLiteral(false, name) : expressions.Condition(broken);
        var claim = string.Join(' ', source.GetText(syntax.Claim.Span).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return condition.Type.IsError ? null : new BoundGuarantee(syntax.Name.Text, about, condition, claim, new Origin(source, syntax.Span));
    }

    // Receipts are no marketing: a guarantee does not speak of them, as caps and opt-outs do not.
    private ImmutableArray<MessageSymbol>? Messages(NameSyntax what, SourceText source)
    {
        var marketing = messages.Where(message => !message.IsTransactional);
        if (what.Text is "touch" or "touches") return [.. marketing.Select(message => message.Symbol)];
        if (what.Text is "task" or "tasks" or "alert" or "alerts")
        {
            context.NotExecuted("guarantee about tasks and alerts", source, what.Span);
            return null;
        }

        return context.Find(context.Symbols.Channels, what, source) is { } channel
            ? [.. marketing.Where(message => message.Channel == channel).Select(message => message.Symbol)]
            : null;
    }

    // One more than so many is one that leaves when so many have left.
    private ComparisonSyntax? AtMost(AtMostClaimSyntax most, ImmutableArray<MessageSymbol> about, SourceText source)
    {
        if (!decimal.IsInteger(most.Count.Value) || most.Count.Value is < 1 or > 1_000)
        {
            context.Report(TypeDiagnostics.OutOfRange, source, most.Count.Span, source.GetText(most.Count.Span), "a whole number from 1 to 1,000");
            return null;
        }

        var sends = new SendSourceSyntax([.. about.Select(message => new NameSyntax(message.Name, most.What.Span))], most.What.Span);
        return Counted(AggregateKind.Count, sends, new InLastSyntax(most.Period.Length, most.Period.Span), most.Count.Value);
    }

    private static ComparisonSyntax Counted(AggregateKind kind, AggregateSourceSyntax of, WindowSyntax? window, decimal atLeast) => new(
        new AggregateSyntax(kind, of, window, of.Span), ComparisonOperator.GreaterOrEqual, new NumberLiteralSyntax(atLeast, of.Span), of.Span);
}
