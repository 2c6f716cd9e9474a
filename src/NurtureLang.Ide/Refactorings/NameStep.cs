using NurtureLang.Semantics;
using NurtureLang.Semantics.Bound;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Steps;

namespace NurtureLang.Ide.Refactorings;

/// <summary>A step without a name gets the one that it has in the plan, so that people who are at it stay there whatever is written around it.</summary>
internal static class NameStep
{
    /// <summary>What is offered.</summary>
    public static IEnumerable<Refactoring> At(Site site)
    {
        for (var i = site.Around.Length - 1; i > 0; i--)
        {
            if (site.Around[i] is not StepSyntax step) continue;
            if (step is NamedStepSyntax || site.Around[i - 1] is NamedStepSyntax || !IsAtHead(site, step)) yield break;
            if (site.Campaign.Analysis.Program is not { } program || NameOf(site, program, step) is not { } name) yield break;
            yield return new Refactoring(RefactoringKind.Rewrite, $"Name this step `{name}`, as it is called now", [site.Edit(new TextSpan(step.Span.Start, 0), $"step {name}: ")]);
            yield break;
        }
    }

    // In the branches of a step other things are meant.
    private static bool IsAtHead(Site site, StepSyntax step)
    {
        var blocks = Features.SyntaxChildren.Of(step).SelectMany(child => child is BlockSyntax ? [child] : Features.SyntaxChildren.Of(child).Where(inner => inner is BlockSyntax));
        return blocks.FirstOrDefault() is not { } block || site.Selection.Start <= block.Span.Start;
    }

    private static string? NameOf(Site site, Program program, SyntaxNode step) => program.Sequences.SelectMany(BoundWalk.Steps)
        .Concat(program.Handoffs.SelectMany(BoundWalk.Steps))
        .FirstOrDefault(one => one.Origin.Span == step.Span && site.Campaign.PathOf(one.Origin.Source) == site.Document.Path)?.Name;
}
