using System.Collections.Immutable;
using NurtureLang.Differences.Describing;
using NurtureLang.Differences.Wording;
using NurtureLang.Plan.Handoffs;
using NurtureLang.Plan.Sequences;

namespace NurtureLang.Differences.Steps;

/// <summary>Finds out again how the steps of a plan, which name one another by position, stand in one another.</summary>
/// <remarks>INVARIANT: every step of the plan has a line, also one that nothing leads to, and also in a plan that was not checked.</remarks>
internal sealed class StepTree
{
    private readonly StepWords words;
    private readonly ImmutableArray<PlanStep> steps;
    private readonly List<StepLine> lines = [];
    private readonly bool[] seen;

    private StepTree(StepWords words, ImmutableArray<PlanStep> steps)
    {
        (this.words, this.steps) = (words, steps);
        seen = new bool[steps.Length];
    }

    /// <summary>The steps of a sequence or program.</summary>
    public static ImmutableArray<StepLine> Of(Speech speech, PlanSequence sequence)
    {
        var tree = new StepTree(new StepWords(speech, new Scope(-1, sequence.Kept)), sequence.Steps);
        foreach (var track in sequence.Tracks)
        {
            var holder = -1;
            if (sequence.Anchor is not null)
            {
                holder = tree.lines.Count;
                tree.lines.Add(StepWords.Track(track));
            }

            tree.Walk(track.First, -1, holder, sequence.Program is null || holder >= 0 ? "" : track.Name);
        }

        foreach (var send in sequence.Steps.OfType<SendNextStep>().Where(send => send.Exhausted != send.Next)) tree.Block("when exhausted",
            send.Exhausted);
        return tree.Done();
    }

    /// <summary>The steps of a hand-off with its ladder.</summary>
    public static ImmutableArray<StepLine> Of(Speech speech, PlanHandoff handoff)
    {
        var tree = new StepTree(new StepWords(speech, new Scope(-1, handoff.Kept)), handoff.Steps);
        for (var at = 0; at < handoff.Rungs.Length; at++)
        {
            var rung = handoff.Rungs[at];
            // What is done at once stands in no block, as it is written.
            var isFirst = at == 0 && rung is { IsLate: false, Calendar: < 0, After: { Months: 0, Days: 0, Ticks: 0 } };
            if (!isFirst) tree.lines.Add(tree.words.Rung(rung, at));
            tree.Walk(rung.First, -1, isFirst ? -1 : tree.lines.Count - 1, "");
        }

        return tree.Done();
    }

    private ImmutableArray<StepLine> Done()
    {
        for (var at = 0; at < steps.Length; at++)
        {
            if (!seen[at]) Walk(at, -1, -1, "never reached");
        }

        return StepNouns.In([.. lines]);
    }

    private void Block(string name, int first)
    {
        if (first < 0 || first >= steps.Length || seen[first]) return;
        lines.Add(new StepLine("block", name, -1, "", name, [], "") { Stake = Stakes.Sending });
        Walk(first, -1, lines.Count - 1, "");
    }

    private void Walk(int first, int stop, int parent, string branch)
    {
        var last = parent;
        var at = first;
        while (at != stop && at >= 0 && at < steps.Length && !seen[at])
        {
            seen[at] = true;
            last = lines.Count;
            var step = steps[at];
            lines.Add(words.Line(step, parent, branch));
            foreach (var (label, then) in words.Branches(step)) Walk(then, step is RepeatStep ? at : step.Next, last, label);
            if (step is ExitStep or CastStep) return;
            at = step.Next;
        }

        // No compiler writes such a plan; one that was written otherwise is told from another all the same.
        if (at != stop && last >= 0)
            lines[last] = lines[last]
                with { Facts = lines[last].Facts.Add(new Fact("next", branch, "what follows {0}", Name(at),
                lines[last].Source) { Stake = Stakes.Sending }) };
    }

    private string Name(int at) => at >= 0 && at < steps.Length ? $"step {steps[at].Name}" : "the end";
}
