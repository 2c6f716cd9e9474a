using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Declarations;
using NurtureLang.Syntax.Tree.Sequences;

namespace NurtureLang.Semantics.Binding;

/// <summary>Control groups, and entries that are spread over time: what a contact's lot decides beside splits.</summary>
internal sealed class LotBinder(BindingContext context, SourceText source)
{
    private const int MostPerPeriod = 10_000_000;

    /// <summary>A control group.</summary>
    public BoundHoldout Holdout(HoldoutSyntax syntax)
    {
        var salt = syntax.Salt?.PlainText;
        if (syntax.Salt is { } written && string.IsNullOrEmpty(salt))
        {
            context.Report(TypeDiagnostics.TextWanted, source, written.Span, source.GetText(written.Span),
                written.PlainText is null ? "a text with tokens, which is another for each contact" : "empty");
        }

        return new BoundHoldout(StepBinder.ShareOf(context, source, syntax.Share), salt, new Origin(source, syntax.Span));
    }

    /// <summary>A spread; nothing where an anchor or a stream already says when everything happens.</summary>
    public BoundSpread? Spread(SpreadSyntax syntax, string? otherClock)
    {
        var length = new DurationBinder(context, source).Exact(syntax.Over);
        return IsFree("spread", syntax.Span, otherClock) ? new BoundSpread(length, new Origin(source, syntax.Span)) : null;
    }

    /// <summary>A pace; nothing where an anchor or a stream already says when everything happens.</summary>
    public BoundPace? Pace(PaceSyntax syntax, string? otherClock)
    {
        var period = new DurationBinder(context, source).Period(syntax.Period);
        var count = syntax.Contacts;
        if (!decimal.IsInteger(count.Value) || count.Value is < 1 or > MostPerPeriod)
        {
            context.Report(TypeDiagnostics.OutOfRange, source, count.Span, source.GetText(count.Span), $"a whole number from 1 to {MostPerPeriod:N0}");
            return null;
        }

        return IsFree("at most ... contacts", syntax.Span, otherClock) ? new BoundPace((int)count.Value, period, new Origin(source, syntax.Span)) : null;
    }

    private bool IsFree(string what, TextSpan span, string? otherClock)
    {
        if (otherClock is not null) context.Report(SplitDiagnostics.SpreadUnderAnchor, source, span, what, otherClock);
        return otherClock is null;
    }
}
