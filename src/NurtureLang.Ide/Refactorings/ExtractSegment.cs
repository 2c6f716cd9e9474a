using NurtureLang.Ide.Features;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Declarations;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Ide.Refactorings;

/// <summary>A condition becomes a segment, which takes its place; or a segment that says the same already does.</summary>
internal static class ExtractSegment
{
    /// <summary>What is offered.</summary>
    public static IEnumerable<Refactoring> At(Site site)
    {
        if (ConditionPlaces.Selected(site) is not { } place || !CanStand(site, place)) yield break;
        if (Same(site, place) is { } known)
        {
            yield return new Refactoring(RefactoringKind.Rewrite, $"Say `is {known}`, which is the same", [site.Edit(place.Span, $"is {known}")]);
            yield break;
        }

        if (place.Path is [_, SegmentSyntax segment, ..] && ConditionText.Bare(segment.Condition).Span == place.Condition.Span) yield break;
        if (ConditionText.OneLine(site.Tree, place.Condition.Span) is not { } text) yield break;
        var name = SegmentNames.Fresh(site.Tree, place.Condition.Span, name => IsTaken(site, name));
        var declared = Declare(site, place, $"segment {name} = {text}");
        yield return new Refactoring(RefactoringKind.Extract, $"Make this condition a segment `{name}`", [declared, site.Edit(place.Span, $"is {name}")]);
        var all = Alike(site, place).ToList();
        if (all.Count < 2 || all.Exists(one => one.Start <= declared.Span.Start && one.End > declared.Span.Start)) yield break;
        yield return new Refactoring(RefactoringKind.Extract, $"Make this condition a segment `{name}`, and use it in all {all.Count} places",
            [declared, .. all.Select(span => site.Edit(span, $"is {name}"))]);
    }

    private static bool CanStand(Site site, ConditionPlace place) =>
        place.Condition is not (IsSegmentSyntax or NotSyntax { Operand: IsSegmentSyntax })
        && ConditionScope.IsMovable(site, place.Condition, place.Path) && ConditionScope.IsFreeOfAllowed(site, place.Span);

    // A segment of the campaign that is written alike, the one around the place apart.
    private static string? Same(Site site, ConditionPlace place)
    {
        foreach (var tree in site.Campaign.Analysis.Trees)
        {
            foreach (var segment in tree.Root.Declarations.OfType<SegmentSyntax>().Where(one => !place.Path.Contains(one)))
            {
                if (ConditionText.AreAlike(tree, ConditionText.Bare(segment.Condition).Span, site.Tree, place.Condition.Span)
                    && site.Campaigns.All(campaign => campaign.Names.Declarations.Any(one => one.Symbol is SegmentSymbol && one.Symbol.Name == segment.Name.Text)))
                    return segment.Name.Text;
            }
        }

        return null;
    }

    // Every place of the file that says the same, and means the same by it.
    private static IEnumerable<TextSpan> Alike(Site site, ConditionPlace place) => ConditionPlaces.All(site.Tree.Root)
        .Where(one => ConditionText.AreAlike(site.Tree, one.Condition.Span, site.Tree, place.Condition.Span) && CanStand(site, one))
        .Select(one => one.Span).Append(place.Span).Distinct();

    private static bool IsTaken(Site site, string name) =>
        site.Campaigns.Any(campaign => campaign.Names.Declarations.Any(one => one.Symbol.Name == name)
            || campaign.Analysis.Program is { } program && (program.Channels.Any(one => one.Name == name) || program.Events.Any(one => one.Name == name)));

    // Before the segment that it is taken out of; else behind the last segment of the file; else before the declaration that it is taken out of.
    private static FileEdit Declare(Site site, ConditionPlace place, string declaration)
    {
        var around = place.Path[1];
        var last = site.Tree.Root.Declarations.OfType<SegmentSyntax>().LastOrDefault();
        if (around is SegmentSyntax) return site.Edit(new TextSpan(StartOf(site, around.Span.Start), 0), declaration + site.NewLine);
        if (last is not null && Alone(site, last.Span))
        {
            var end = site.Source.GetLineSpan(site.Source.GetLine(last.Span.End)).End;
            return site.Edit(new TextSpan(end, 0), site.NewLine + declaration);
        }

        return site.Edit(new TextSpan(StartOf(site, around.Span.Start), 0), declaration + site.NewLine + site.NewLine);
    }

    // Whether nothing but a comment follows on the line.
    private static bool Alone(Site site, TextSpan declared)
    {
        var line = site.Source.GetLineSpan(site.Source.GetLine(declared.End));
        var rest = site.Source.Text.AsSpan(declared.End, line.End - declared.End).Trim();
        return rest.IsEmpty || rest.StartsWith("//");
    }

    // The line on which a declaration begins, with the comments right above it.
    private static int StartOf(Site site, int declared)
    {
        var line = site.Source.GetLine(declared);
        while (line > 1 && site.Source.GetLineText(line - 1).TrimStart().StartsWith("//", StringComparison.Ordinal)) line--;
        return site.Source.GetLineSpan(line).Start;
    }
}
