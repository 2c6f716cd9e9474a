using NurtureLang.Plan.Sequences;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Decisions;

namespace NurtureLang.Simulation.Run;

/// <summary>Somebody whom a split that seeks a winner dealt to an arm.</summary>
/// <param name="At">When, the first time.</param>
/// <param name="Arm">To which arm.</param>
/// <param name="Converted">When the event that counts came first after that; never where it did not.</param>
internal readonly record struct Dealt(long At, int Arm, long Converted);

/// <summary>An enrolment of a sequence in which at most so many begin in a time.</summary>
/// <param name="Contact">The contact's key.</param>
/// <param name="Enrolment">Its number.</param>
/// <param name="Wanted">When it would begin if there were room.</param>
internal readonly record struct Queued(long Contact, int Enrolment, long Wanted);

/// <summary>Collects what crosses contacts over the contacts of one worker, and nothing else.</summary>
internal sealed class CrossingSink(IReadOnlyList<SplitStep> splits, int sequences) : IDecisionSink
{
    private readonly Dealt?[] current = new Dealt?[splits.Count];

    public List<Dealt>[] Dealt { get; } = [.. splits.Select(_ => new List<Dealt>())];

    public List<Queued>[] Queues { get; } = [.. Enumerable.Range(0, sequences).Select(_ => new List<Queued>())];

    public bool WantsScores => false;

    public void Take(Decision decision)
    {
        if (decision is not { Kind: DecisionKind.Assigned, Step: not null, Reason: null }) return;
        for (var split = 0; split < splits.Count; split++)
        {
            if (splits[split].Split != decision.Split || current[split] is not null) continue;
            var arms = splits[split].Arms;
            var arm = 0;
            while (arms[arm].Name != decision.Arm) arm++;
            if (!arms[arm].Waits) current[split] = new Dealt(decision.At, arm, Ticks.Never);
        }
    }

    public void Converted(int split, long at)
    {
        if (current[split] is { Converted: Ticks.Never } dealt) current[split] = dealt with { Converted = at };
    }

    public void Queued(int sequence, long contact, int enrolment, long wanted) => Queues[sequence].Add(new Queued(contact, enrolment, wanted));

    /// <summary>The contact's history is over.</summary>
    public void End()
    {
        for (var split = 0; split < current.Length; split++)
        {
            if (current[split] is { } dealt) Dealt[split].Add(dealt);
            current[split] = null;
        }
    }
}
