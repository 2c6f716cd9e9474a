using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Symbols;

namespace NurtureLang.Semantics.Checks;

/// <summary>Stages that nobody reaches or leaves, and moves that go round in one instant.</summary>
internal sealed class StageChecks(CheckContext context)
{
    public void Check()
    {
        foreach (var stages in context.Program.Stages) Check(stages);
    }

    private void Check(BoundStages stages)
    {
        // A move whose condition never holds was told: where it leads is not told again.
        foreach (var move in stages.Moves)
        {
            context.CheckCondition(move.Where);
            if (context.CheckCondition(move.When)) Stays(stages, move);
        }

        Reached(stages);
        foreach (var stage in stages.Symbol.Stages)
        {
            var leaving = stages.Moves.FirstOrDefault(move => move.From.Contains(stage) && move.To != stage);
            if (stage.IsFinal && leaving is not null && leaving.From.Length == 1) context.Report(FindingDiagnostics.FinalLeft, leaving.Origin, stage.Name);
            if (!stage.IsFinal && leaving is null && stages.Symbol.Stages.Length > 1 && stage.Origin is { } at)
                context.Report(FindingDiagnostics.NoWayOut.At(at.Source, at.Span, stage.Name).With(Mends.Insert("call it `final`", at.Source, at.Span.End, " final")));
        }

        Loops(stages.Moves);
    }

    // A move is looked at in the stages that it leaves, and nowhere else.
    private void Stays(BoundStages stages, BoundMove move)
    {
        if (move.When is not { } when) return;
        var there = new BoundOneOf(new BoundStageValue(stages.Symbol, move.Origin), [.. move.From.Select(stage => (decimal)stage.Position)], move.Origin);
        if (context.Possible.CanHold(new BoundAll([there, when], move.Origin))) return;
        var names = string.Join(" or ", move.From.Select(stage => $"`{stage.Name}`"));
        context.Report(FindingDiagnostics.NeverTrue, when.Origin, $"it is looked at while the stage is {names}");
    }

    private void Reached(BoundStages stages)
    {
        if (stages.Symbol.Stages.IsEmpty) return;
        var first = stages.Symbol.Stages[0];
        var reached = ReachedOf(stages);
        foreach (var stage in stages.Symbol.Stages.Where(stage => !reached.Contains(stage)))
        {
            if (stage.Origin is { } at) context.Report(FindingDiagnostics.StageNever, at, stage.Name, first.Name);
        }
    }

    /// <summary>The stages of a journey that some way leads to.</summary>
    public static HashSet<StageSymbol> ReachedOf(BoundStages stages)
    {
        var reached = new HashSet<StageSymbol>(stages.Symbol.Stages.Take(1));
        var grew = true;
        while (grew)
        {
            grew = false;
            foreach (var move in stages.Moves.Where(move => move.From.Any(reached.Contains))) grew |= reached.Add(move.To);
        }

        return reached;
    }

    // Two or three moves on conditions that can all hold at once and lead back to where they began.
    private void Loops(IEnumerable<BoundMove> possible)
    {
        var moves = possible.Where(move => move.When is not null).ToList();
        foreach (var first in moves)
        {
            foreach (var second in moves.Where(move => move.From.Contains(first.To)))
            {
                if (first.From.Contains(second.To) && Told([first, second])) return;
                foreach (var third in moves.Where(move => move.From.Contains(second.To) && first.From.Contains(move.To)))
                {
                    if (second.To != first.To && Told([first, second, third])) return;
                }
            }
        }
    }

    private bool Told(List<BoundMove> circle)
    {
        if (circle.Distinct().Count() < circle.Count) return false;
        if (!context.Possible.CanHoldTogether(circle.Select(move => move.When).OfType<BoundExpression>())) return false;
        var names = circle.Select(move => $"`{move.To.Name}`");
        context.Report(FindingDiagnostics.StagesLoop, circle[^1].Origin, string.Join(" -> ", names.Append($"`{circle[0].To.Name}`")));
        return true;
    }
}
