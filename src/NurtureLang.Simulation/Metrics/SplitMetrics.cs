using NurtureLang.Plan.Sequences;

namespace NurtureLang.Simulation.Metrics;

/// <summary>What became of the people whom a split dealt to its arms.</summary>
public sealed class SplitMetrics
{
    internal SplitMetrics(string sequence, SplitStep split)
    {
        Sequence = sequence;
        Name = split.Split;
        Arms = [.. split.Arms.Select(arm => new ArmMetrics(arm.Name, arm.Share))];
    }

    /// <summary>The split's name.</summary>
    public string Name { get; }

    /// <summary>The sequence it stands in.</summary>
    public string Sequence { get; }

    /// <summary>The arms, in the plan's order.</summary>
    public IReadOnlyList<ArmMetrics> Arms { get; }

    internal void Add(SplitMetrics other)
    {
        for (var arm = 0; arm < Arms.Count; arm++) Arms[arm].Add(other.Arms[arm]);
    }
}

/// <summary>What became of the people in one arm.</summary>
public sealed class ArmMetrics
{
    internal ArmMetrics(string name, long share) => (Name, Share) = (name, share);

    /// <summary>The arm's name.</summary>
    public string Name { get; }

    /// <summary>Its declared share, in millionths.</summary>
    public long Share { get; }

    /// <summary>How many contacts were dealt to it.</summary>
    public long Contacts { get; internal set; }

    /// <summary>How many enrolments came into it; a contact that comes in again is dealt to the same arm again.</summary>
    public long Enrolments { get; internal set; }

    /// <summary>How many of these enrolments met the goal afterwards.</summary>
    public long GoalsMet { get; internal set; }

    /// <summary>How many missed it.</summary>
    public long GoalsMissed { get; internal set; }

    internal void Add(ArmMetrics other)
    {
        Contacts += other.Contacts;
        Enrolments += other.Enrolments;
        GoalsMet += other.GoalsMet;
        GoalsMissed += other.GoalsMissed;
    }
}
