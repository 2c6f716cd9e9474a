using NurtureLang.Ide.Features;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Declarations;
using NurtureLang.Syntax.Tree.Expressions;
using NurtureLang.Syntax.Tree.Steps;

namespace NurtureLang.Ide.Refactorings;

/// <summary>Which conditions mean the same wherever they stand: those that ask of the contact alone.</summary>
internal static class ConditionScope
{
    // Where conditions ask something else than of a contact, of one that counts, or of what a function is given.
    private static bool IsApart(SyntaxNode node) =>
        node is TestSyntax or FunctionSyntax or AccountSyntax or OnAccountSyntax or AggregateSourceSyntax or TextLiteralSyntax;

    /// <summary>Whether a segment could take the place of a condition.</summary>
    /// <param name="site">Where.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="path">The nodes around it, the widest first.</param>
    public static bool IsMovable(Site site, ExpressionSyntax condition, IReadOnlyList<SyntaxNode> path) =>
        !path.Any(IsApart) && !IsOfUpdate(site, path) && IsOfContact(site, condition, isCounting: false) && !LosesItsKnown(condition, path);

    /// <summary>Whether a condition asks of the contact alone.</summary>
    public static bool IsOfContact(Site site, SyntaxNode node, bool isCounting) => node switch
    {
        EntersSyntax or ContactsSourceSyntax => false,
        NamePathSyntax { IsSimple: false } path => path.First.Text is not ("event" or "entry"),
        NamePathSyntax path => isCounting || !site.NamesIn(path.Span).Any(one => one.Symbol is PropertySymbol { IsField: false }),
        AggregateSourceSyntax source => SyntaxChildren.Of(source).All(child => IsOfContact(site, child, isCounting: true)),
        _ => SyntaxChildren.Of(node).All(child => IsOfContact(site, child, isCounting)),
    };

    /// <summary>The event that a place is tested on; null where it is none.</summary>
    public static NameSyntax? EventOf(IReadOnlyList<SyntaxNode> path)
    {
        for (var i = path.Count - 2; i >= 0; i--)
        {
            if (path[i] is EventFilterSyntax filter && filter.Where == path[i + 1]) return filter.Event;
            if (path[i] is WaitForStepSyntax { Subject: NamePathSyntax { IsSimple: true } subject } wait && wait.Where == path[i + 1]) return subject.First;
        }

        return null;
    }

    // The built-in event that changes fields has their names for its properties.
    private static bool IsOfUpdate(Site site, IReadOnlyList<SyntaxNode> path) =>
        EventOf(path) is { } name && site.NamesIn(name.Span).Any(one => one.Symbol is EventSymbol { Role: not EventRole.Declared });

    // `not (title = "x") and title is known`: one without the other would be warned about.
    private static bool LosesItsKnown(ExpressionSyntax condition, IReadOnlyList<SyntaxNode> path) =>
        path.OfType<LogicalSyntax>().Any(logical => logical != condition && logical.Operator == LogicalOperator.And
            && logical.Operands.Any(operand => operand is IsKnownSyntax) && logical.Operands.Any(HoldsNot));

    private static bool HoldsNot(SyntaxNode node) => node is NotSyntax || SyntaxChildren.Of(node).Any(HoldsNot);

    /// <summary>Whether nothing that a comment allows lies in a stretch: it would move away from its comment.</summary>
    public static bool IsFreeOfAllowed(Site site, TextSpan span) => site.Campaigns.All(campaign => campaign.Analysis.Allowed.All(one =>
        campaign.PathOf(one.Diagnostic.Source) != site.Document.Path || one.Diagnostic.Span.End < span.Start || one.Diagnostic.Span.Start > span.End));
}
