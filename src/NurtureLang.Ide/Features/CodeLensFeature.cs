using System.Collections.Immutable;
using System.Globalization;
using NurtureLang.Ide.Simulations;
using NurtureLang.Ide.Workspaces;
using NurtureLang.Semantics;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Declarations;

namespace NurtureLang.Ide.Features;

/// <summary>What a lens does when it is clicked.</summary>
public enum LensKind
{
    /// <summary>Nothing: it is read.</summary>
    Figure,
    /// <summary>Simulates the campaign.</summary>
    Simulate,
    /// <summary>Runs a test.</summary>
    RunTest,
}

/// <summary>A line above a line of the text.</summary>
/// <param name="Span">What it is about.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Title">Its words.</param>
/// <param name="Test">For a test: its title.</param>
public sealed record Lens(TextSpan Span, LensKind Kind, string Title, string? Test = null);

/// <summary>Lenses: what can be run, and what the last simulation counted.</summary>
public static class CodeLensFeature
{
    /// <summary>The lenses of a document, in the order of the text.</summary>
    /// <param name="workspace">The snapshot.</param>
    /// <param name="document">The document.</param>
    /// <param name="simulationOf">The last simulation of a campaign, by its path; null where there was none.</param>
    public static ImmutableArray<Lens> Of(Workspace workspace, OpenDocument document, Func<string, LastSimulation?> simulationOf)
    {
        if (workspace.TreeOf(document) is not { } tree) return [];
        var lenses = new List<Lens>();
        foreach (var declaration in tree.Root.Declarations)
        {
            if (declaration is CampaignSyntax one) lenses.Add(new Lens(one.Name.Span, LensKind.Simulate, "simulate"));
            else if (declaration is TestSyntax { Title.PlainText: { } title } test) lenses.Add(new Lens(test.Title.Span, LensKind.RunTest, "run test", title));
        }

        if (workspace.CampaignOf(document.Path) is { Analysis.Program: { } program } campaign && simulationOf(campaign.Path) is { } simulation)
        {
            var here = Figures(program, simulation).Where(figure => campaign.PathOf(figure.At.Source) == document.Path).ToList();
            lenses.AddRange(Titled(document.Text, here, simulation, simulation.IsBefore(campaign) ? ", before the last edit" : ""));
        }

        return [.. lenses.OrderBy(lens => lens.Span.Start)];
    }

    private sealed record Figure(Origin At, string Name, long Count, string Verb, string Tail);

    private static IEnumerable<Figure> Figures(Program program, LastSimulation simulation)
    {
        foreach (var journey in program.Stages)
        {
            foreach (var stage in journey.Symbol.Stages)
                if (Reached(stage.Origin, stage.Name, simulation.OfStage(journey.Symbol.Name, stage.Name)) is { } figure) yield return figure;
        }

        foreach (var symbol in program.Personas.Select(one => (Symbol)one.Symbol).Concat(program.Segments.Select(one => one.Symbol)))
        {
            if (symbol.Origin is { } at && simulation.OfGroup(symbol.What, symbol.Name) is { } count)
                yield return new Figure(at, symbol.Name, count, "", "at the end of the last simulation");
        }

        foreach (var sequence in program.Sequences)
        {
            var name = sequence.Symbol.Name;
            if (Reached(sequence.Symbol.Origin, name, simulation.OfSequence(name)) is { } figure) yield return figure;
            foreach (var step in sequence.Tracks.SelectMany(track => Acting(track.Steps)))
                if (Reached(step.Origin, step.Name, simulation.OfStep(name, step.Name)) is { } one) yield return one;
        }

        foreach (var handoff in program.Handoffs)
        {
            foreach (var step in handoff.Rungs.SelectMany(rung => Acting(rung.Steps)))
                if (Reached(step.Origin, step.Name, simulation.OfStep(handoff.Name, step.Name)) is { } one) yield return one;
        }
    }

    private static Figure? Reached(Origin? at, string name, long? count) =>
        at is not null && count is { } known ? new Figure(at, name, known, "reached by ", "in the last simulation") : null;

    // The steps that the log of a simulation has lines of, in all branches.
    private static IEnumerable<BoundStep> Acting(ImmutableArray<BoundStep> steps)
    {
        foreach (var step in steps)
        {
            if (step is BoundSend or BoundSendNext or BoundCast or BoundTask or BoundAlert or BoundWebhook) yield return step;
            foreach (var inner in Blocks(step).SelectMany(Acting)) yield return inner;
        }
    }

    private static IEnumerable<ImmutableArray<BoundStep>> Blocks(BoundStep step) => step switch
    {
        BoundWaitFor wait => wait.Branches.Select(branch => branch.Then).Append(wait.Timeout),
        BoundBranching branching => branching.Branches.Select(branch => branch.Then),
        BoundSplit split => split.Arms.Select(arm => arm.Then),
        BoundRepeat repeat => [repeat.Body],
        _ => [],
    };

    // Of several on one line each says whose it is, and only the first says it all.
    private static IEnumerable<Lens> Titled(SourceText text, List<Figure> figures, LastSimulation simulation, string stale)
    {
        foreach (var line in figures.DistinctBy(figure => figure.At.Span.Start).GroupBy(figure => text.GetLine(figure.At.Span.Start)))
        {
            var all = line.OrderBy(figure => figure.At.Span.Start).ToList();
            foreach (var figure in all)
            {
                var name = all.Count > 1 ? $"{figure.Name}: " : "";
                var whole = $"{name}{figure.Verb}{Number(figure.Count)} of {Number(simulation.Contacts)} contacts {figure.Tail}{stale}";
                var end = Math.Min(figure.At.Span.End, text.GetLineSpan(line.Key).End);
                yield return new Lens(TextSpan.FromBounds(figure.At.Span.Start, end), LensKind.Figure, figure == all[0] ? whole : name + Number(figure.Count));
            }
        }
    }

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
