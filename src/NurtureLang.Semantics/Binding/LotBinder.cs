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
        if (otherClock is null) return new BoundSpread(length, new Origin(source, syntax.Span));
        context.Report(SplitDiagnostics.SpreadUnderAnchor, source, syntax.Span, "spread", otherClock);
        return null;
    }
}
