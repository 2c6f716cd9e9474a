using NurtureLang.Plan;
using NurtureLang.Plan.Sequences;
using NurtureLang.Runtime.Decisions;

namespace NurtureLang.Simulation.Testing;

/// <summary>A place of a campaign that tests may reach.</summary>
/// <param name="Kind">What it is: `persona`, `rule`, `move`, `entry`, `step`, `branch` or `handoff`.</param>
/// <param name="Name">Its name, such as `welcome.hello`.</param>
/// <param name="Source">Where it stands.</param>
public sealed record CoveragePlace(string Kind, string Name, string Source)
{
    /// <summary>How often it was reached.</summary>
    public long Hits { get; internal set; }
}

/// <summary>Which rules, moves, steps and branches of a campaign its tests reach.</summary>
/// <remarks>A branch without steps of its own is not counted: what comes behind it comes without it too.</remarks>
public sealed class Coverage
{
    /// <summary>The kinds of place, in the order in which they are told.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["persona", "rule", "move", "entry", "step", "branch", "handoff"];

    private readonly Dictionary<string, List<CoveragePlace>> byDecision = new(StringComparer.Ordinal);
    private readonly List<CoveragePlace>[][] bySteps;

    /// <summary>The places of a plan, none of them reached.</summary>
    public Coverage(CampaignPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var places = new List<CoveragePlace>();
        foreach (var persona in plan.Personas) Add(places, new("persona", persona.Name, persona.Source), $"persona {persona.Name}");
        foreach (var score in plan.Scores)
        {
            foreach (var rule in score.Rules) Add(places, new("rule", $"{score.Name} {rule.Name}", rule.Source), $"rule {score.Name} {rule.Name} {rule.Source}");
        }

        foreach (var journey in plan.Stages)
        {
            foreach (var move in journey.Transitions)
            {
                var from = string.Join(", ", move.From.Select(stage => journey.Stages[stage].Name));
                Add(places, new("move", $"{from} -> {journey.Stages[move.To].Name}", move.Source), $"move {journey.Name} {move.Source}");
            }
        }

        bySteps = [.. plan.Sequences.Select(sequence => sequence.Steps.Select(_ => new List<CoveragePlace>()).ToArray())];
        for (var at = 0; at < plan.Sequences.Length; at++) Sequence(places, plan.Sequences[at], bySteps[at]);
        foreach (var handoff in plan.Handoffs)
        {
            foreach (var step in handoff.Steps) Add(places, new("handoff", $"{handoff.Name}.{step.Name}", step.Source), $"step {step.Source}");
        }

        Places = places;
    }

    /// <summary>Every place, by kind, then in the order of the source.</summary>
    public IReadOnlyList<CoveragePlace> Places { get; }

    internal void Take(Decision decision)
    {
        var key = decision.Kind switch
        {
            DecisionKind.Persona => $"persona {decision.Into}",
            DecisionKind.Score => $"rule {decision.Name} {decision.Rule} {decision.Source}",
            DecisionKind.Stage => $"move {decision.Name} {decision.Source}",
            DecisionKind.Enrolled => $"entry {decision.Sequence} {decision.Source}",
            DecisionKind.Task or DecisionKind.Alert or DecisionKind.Webhook => $"step {decision.Source}",
            _ => "",
        };
        if (key.Length > 0 && byDecision.TryGetValue(key, out var places)) Hit(places);
    }

    internal void Reached(int sequence, int step) => Hit(bySteps[sequence][step]);

    private static void Hit(List<CoveragePlace> places)
    {
        foreach (var place in places) place.Hits++;
    }

    private void Add(List<CoveragePlace> places, CoveragePlace place, string key)
    {
        places.Add(place);
        if (!byDecision.TryGetValue(key, out var known)) byDecision.Add(key, known = []);
        known.Add(place);
    }

    private void Sequence(List<CoveragePlace> places, PlanSequence sequence, List<CoveragePlace>[] steps)
    {
        foreach (var entry in sequence.Entries) Add(places, new("entry", sequence.Name, entry.Source), $"entry {sequence.Name} {entry.Source}");
        for (var at = 0; at < sequence.Steps.Length; at++) AddTo(steps[at], new("step", $"{sequence.Name}.{sequence.Steps[at].Name}", sequence.Steps[at].Source));
        foreach (var step in sequence.Steps)
        {
            foreach (var (name, first) in Arms(step))
            {
                if (first >= 0 && first != step.Next) AddTo(steps[first], new("branch", $"{sequence.Name}.{step.Name} {name}", sequence.Steps[first].Source));
            }
        }

        void AddTo(List<CoveragePlace> step, CoveragePlace place)
        {
            places.Add(place);
            step.Add(place);
        }
    }

    private static IEnumerable<(string Name, int First)> Arms(PlanStep step) => step switch
    {
        BranchStep branch => branch.Branches.Select((one, at) => ($"branch {at + 1}", one.Then)),
        WaitForStep wait => wait.Branches.Select((one, at) => ($"then {at + 1}", one.Then)).Append(("timeout", wait.Timeout)),
        SplitStep split => split.Arms.Where(arm => !arm.Waits).Select(arm => (arm.Name, arm.Then)),
        RepeatStep repeat => [("body", repeat.Body)],
        SendNextStep next => [("exhausted", next.Exhausted)],
        _ => [],
    };
}
