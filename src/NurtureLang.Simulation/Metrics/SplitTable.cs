using NurtureLang.Plan;
using NurtureLang.Plan.Sequences;
using NurtureLang.Runtime.Decisions;

namespace NurtureLang.Simulation.Metrics;

/// <summary>The figures of all splits; keeps which arms the enrolments of the contact under way are in.</summary>
internal sealed class SplitTable
{
    private readonly SplitMetrics[] splits;
    private readonly NamePositions names;
    private readonly List<Assignment> assigned = [];

    public SplitTable(CampaignPlan plan)
    {
        splits = [.. plan.Sequences.SelectMany(sequence => sequence.Steps.OfType<SplitStep>().Select(split => new SplitMetrics(sequence.Name, split)))];
        names = new NamePositions(splits.Select(split => split.Name));
    }

    /// <summary>The splits, in the order of the plan.</summary>
    public IReadOnlyList<SplitMetrics> All => splits;

    /// <summary>Another contact begins.</summary>
    public void Begin()
    {
        if (assigned.Count > 0) assigned.Clear();
    }

    /// <summary>An enrolment came into an arm. Within a repeat it does so again and again, and counts once.</summary>
    public void Assign(Decision decision)
    {
        var split = names.Find(decision.Split);
        if (split < 0) return;
        var arm = 0;
        while (arm < splits[split].Arms.Count && splits[split].Arms[arm].Name != decision.Arm) arm++;
        if (arm == splits[split].Arms.Count) return;
        var isNew = true;
        foreach (var known in assigned)
        {
            if (known.Split != split || known.Arm != arm) continue;
            if (known.Enrolment == decision.Enrolment) return;
            isNew = false;
        }

        assigned.Add(new Assignment(split, arm, decision.Enrolment));
        if (isNew) splits[split].Arms[arm].Contacts++;
        splits[split].Arms[arm].Enrolments++;
    }

    /// <summary>An enrolment met or missed its goal.</summary>
    public void Goal(Decision decision)
    {
        foreach (var known in assigned)
        {
            if (known.Enrolment != decision.Enrolment || splits[known.Split].Sequence != decision.Sequence) continue;
            var arm = splits[known.Split].Arms[known.Arm];
            if (decision.Reason == Reasons.Missed) arm.GoalsMissed++;
            else arm.GoalsMet++;
        }
    }

    public void Add(SplitTable other)
    {
        for (var split = 0; split < splits.Length; split++) splits[split].Add(other.splits[split]);
    }

    private readonly record struct Assignment(int Split, int Arm, int Enrolment);
}
