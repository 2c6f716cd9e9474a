using System.Collections.Immutable;
using NurtureLang.Ide.Features;
using NurtureLang.Ide.Workspaces;
using NurtureLang.Semantics.Files;
using NurtureLang.Semantics.Names;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Declarations;
using NurtureLang.Syntax.Tree.Expressions;
using NurtureLang.Syntax.Tree.Sequences;
using NurtureLang.Syntax.Tree.Steps;

namespace NurtureLang.Ide.Refactorings;

/// <summary>A segment gives way to its condition: at one place, or at all of them, and then its declaration goes.</summary>
internal static class InlineSegment
{
    /// <summary>What is offered.</summary>
    public static IEnumerable<Refactoring> At(Site site)
    {
        if (site.Trimmed.Length > 0 && site.Campaign.Names.At(site.Document.Path, site.Trimmed.Start) is [var first, ..] && first.Span != site.Trimmed) return [];
        if (NavigationFeature.NameAt(site.Workspace, site.Document, site.Selection.Start) is not { Symbol: SegmentSymbol { Origin: { } origin } } name) return [];
        var declaring = site.Campaign.PathOf(origin.Source);
        if (site.Campaign.TreeOf(declaring) is not { } tree) return [];
        var declaration = tree.Root.Declarations.OfType<SegmentSyntax>().FirstOrDefault(one => one.Name.Span == origin.Span);
        // A condition with a comment in it stays where it is, and so does one that something is allowed in.
        if (declaration is null || ConditionText.OneLine(tree, declaration.Condition.Span) is null) return [];
        var wide = site with { Document = site.Document.Path == declaring ? site.Document : new OpenDocument(declaring, 0, tree.SourceText.Text), Tree = tree };
        if (!ConditionScope.IsFreeOfAllowed(wide, declaration.Span)) return [];
        return Offers(site, name, new Inlined(wide, declaration));
    }

    private static IEnumerable<Refactoring> Offers(Site site, Occurrence name, Inlined inlined)
    {
        var uses = UsesOf(site, inlined);
        if (uses.Count == 0) yield break;
        var edits = uses.ConvertAll(use => inlined.Edit(use.Campaign, use.Path, use.Name));
        // What only a test asks for is used by nothing.
        if (!name.IsDeclaration && uses.Any(use => use.Name.Span != name.Span && !TestFiles.IsOne(use.Path)))
        {
            var here = uses.FindIndex(use => use.Path == site.Document.Path && use.Name.Span == name.Span);
            if (here >= 0 && edits[here] is { } one)
                yield return new Refactoring(RefactoringKind.Inline, $"Say here what `{name.Symbol.Name}` stands for", [one]);
        }

        if (edits.TrueForAll(edit => edit is not null) && inlined.CanGo)
        {
            var title = $"Say what `{name.Symbol.Name}` stands for in {Places(uses.Count)}, and take the segment out";
            yield return new Refactoring(RefactoringKind.Inline, title, [.. edits.OfType<FileEdit>(), inlined.TakeOut()]);
        }
    }

    private static string Places(int count) => count == 1 ? "its one place" : $"all {count} places";

    // In every campaign that knows the segment, and each place once.
    private static List<(Campaign Campaign, string Path, Occurrence Name)> UsesOf(Site site, Inlined inlined)
    {
        var uses = new List<(Campaign Campaign, string Path, Occurrence Name)>();
        foreach (var campaign in site.Campaigns.Concat(site.Workspace.CampaignsOf(inlined.Path)).Distinct())
        {
            var symbols = campaign.Names.In(inlined.Path).Where(one => one.IsDeclaration && one.Span == inlined.Declared.Name.Span).Select(one => one.Symbol).Distinct();
            foreach (var use in symbols.SelectMany(symbol => campaign.Names.Of(symbol)).Where(one => !one.IsDeclaration))
            {
                var path = campaign.PathOf(use.Source);
                if (!uses.Exists(one => one.Path == path && one.Name.Span == use.Span)) uses.Add((campaign, path, use));
            }
        }

        return uses;
    }

    /// <summary>A segment that is to give way.</summary>
    private sealed class Inlined(Site site, SegmentSyntax declared)
    {
        private readonly ExpressionSyntax condition = ConditionText.Bare(declared.Condition);

        public SegmentSyntax Declared => declared;

        public string Path => site.Document.Path;

        // Where several declarations share a line, it is not torn apart.
        public bool CanGo => site.Tree.Root.Declarations.All(one => one == (SyntaxNode)declared || !SharesLine(one.Span));

        private bool SharesLine(TextSpan other)
        {
            var (first, last) = (site.Source.GetLine(declared.Span.Start), site.Source.GetLine(declared.Span.End));
            return site.Source.GetLine(other.End) == first || site.Source.GetLine(other.Start) == last;
        }

        /// <summary>The edit of one use; null where the condition cannot take its place.</summary>
        public FileEdit? Edit(Campaign campaign, string file, Occurrence use)
        {
            if (campaign.TreeOf(file) is not { } tree || campaign.Analysis.HasErrors) return null;
            ImmutableArray<SyntaxNode> path = [.. Site.Path(tree.Root, use.Span)];
            var at = path.Length - 1;
            if (path[at] is NameSyntax) at--;
            if (path[at] is not ExpressionSyntax replaced || at == 0) return null;
            // A bare name is a condition only where nothing but one can stand.
            var around = path[..at];
            if (replaced is not IsSegmentSyntax && (replaced is not NamePathSyntax { IsSimple: true } || !TakesCondition(around[^1]))) return null;
            if (!CanStand(around) || Text(campaign, path[..(at + 1)]) is not { } text) return null;
            var inner = NeedsParentheses(around) ? $"({text})" : text;
            return new FileEdit(file, tree.SourceText, replaced.Span, around[^1] is NotSyntax not && not.Span == replaced.Span ? $"not {inner}" : inner);
        }

        /// <summary>Takes the declaration out, with its line, one blank line beside it, and a comment above it that allows something.</summary>
        public FileEdit TakeOut()
        {
            var source = site.Source;
            var (first, last) = (source.GetLine(declared.Span.Start), source.GetLine(declared.Span.End));
            while (first > 1 && source.GetLineText(first - 1).TrimStart().StartsWith("// nurture:", StringComparison.Ordinal)) first--;
            var isBlankBefore = first == 1 || source.GetLineText(first - 1).AsSpan().IsWhiteSpace();
            if (isBlankBefore && last < source.LineCount && source.GetLineText(last + 1).AsSpan().IsWhiteSpace()) last++;
            var end = last < source.LineCount ? source.GetLineSpan(last + 1).Start : source.Length;
            return new FileEdit(Path, source, TextSpan.FromBounds(source.GetLineSpan(first).Start, end), "");
        }

        private static bool TakesCondition(SyntaxNode parent) => parent is LogicalSyntax or NotSyntax or HeldSyntax or ParenthesizedSyntax
            or SegmentSyntax or PersonaSyntax or GradeArmSyntax or WhenSyntax or ConditionalArmSyntax or PolicySuppressSyntax or ForSyntax;

        private bool CanStand(ImmutableArray<SyntaxNode> around)
        {
            if (around.Any(node => node is FunctionSyntax or AccountSyntax or OnAccountSyntax or AggregateSourceSyntax or TextLiteralSyntax)) return false;
            if (around.Any(node => node is TestSyntax) && HoldsAggregate(condition)) return false;
            if (around.Any(node => node is HeldSyntax) && HoldsHeld(condition)) return false;
            // `not` over what may be unknown is warned about, and a segment hides it.
            return !around.Any(node => node is NotSyntax) || !MayBeUnknown();
        }

        private bool MayBeUnknown() => site.NamesIn(condition.Span).Any(one => one.Symbol is PropertySymbol { Type.IsOptional: true } or PersonaSymbol);

        private static bool HoldsAggregate(SyntaxNode node) => node is AggregateSyntax || SyntaxChildren.Of(node).Any(HoldsAggregate);

        private static bool HoldsHeld(SyntaxNode node) => node is HeldSyntax || SyntaxChildren.Of(node).Any(HoldsHeld);

        // The condition as it has to be written at a place. Where an event is tested, its properties come before the contact's fields.
        private string? Text(Campaign campaign, ImmutableArray<SyntaxNode> around)
        {
            var plain = ConditionText.OneLine(site.Tree, condition.Span);
            if (plain is null || ConditionScope.EventOf(around) is not { } name) return plain;
            var of = campaign.Analysis.Program?.Events.FirstOrDefault(one => one.Name == name.Text);
            if (of is null || of.Role != EventRole.Declared) return null;
            var hidden = ConditionText.Tokens(site.Tree, condition.Span).Any(token => of.Property(token.Text) is not null);
            return hidden ? null : plain;
        }

        // `and` binds before `or`, and `not` and `for` before both.
        private bool NeedsParentheses(ImmutableArray<SyntaxNode> around)
        {
            if (around[^1] is ParenthesizedSyntax) return false;
            if (around.Any(node => node is TestSyntax)) return true;
            return around[^1] switch
            {
                LogicalSyntax { Operator: LogicalOperator.And } => condition is LogicalSyntax { Operator: LogicalOperator.Or },
                LogicalSyntax => false,
                NotSyntax => condition is LogicalSyntax,
                HeldSyntax => condition is not (ComparisonSyntax or IsSyntax or IsKnownSyntax or IsSegmentSyntax),
                _ => false,
            };
        }

    }
}
