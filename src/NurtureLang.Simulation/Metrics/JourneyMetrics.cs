using NurtureLang.Plan.Stages;
using NurtureLang.Plan.Values;

namespace NurtureLang.Simulation.Metrics;

/// <summary>What became of the contacts in one journey.</summary>
public sealed class JourneyMetrics
{
    private readonly PlanStages journey;
    private readonly NamePositions positions;
    private readonly StageMetrics[] stages;
    private readonly int pathLength;

    // The contact under way: the stage it is in, since when, how far along the path it came, and the side stages it was in.
    private int current;
    private long since;
    private int furthest;
    private readonly bool[] sideStages;

    /// <summary>Counts nothing yet.</summary>
    public JourneyMetrics(PlanStages journey)
    {
        ArgumentNullException.ThrowIfNull(journey);
        this.journey = journey;
        stages = [.. journey.Stages.Select(stage => new StageMetrics(stage))];
        positions = new NamePositions(journey.Stages.Select(stage => stage.Name));
        sideStages = new bool[stages.Length];
        pathLength = journey.Stages.Count(stage => !stage.Side);
    }

    /// <summary>The journey's name.</summary>
    public string Name => journey.Name;

    /// <summary>Its stages: those of the path in order, then the side ones.</summary>
    public IReadOnlyList<StageMetrics> Stages => stages;

    /// <summary>Of the contacts that reached a stage of the path, the share that reached the next one, in millionths; null for the last, a side stage, or nobody.</summary>
    public long? Conversion(int stage) =>
        stage + 1 < pathLength && stages[stage].Reached > 0
            ? Value.Divide(stages[stage + 1].Reached, stages[stage].Reached)
            : null;

    /// <summary>A contact comes into the first stage.</summary>
    internal void Begin(long instant)
    {
        Array.Clear(sideStages);
        furthest = -1;
        if (stages.Length > 0) Enter(0, instant);
    }

    /// <summary>Goes on with a contact where it was left.</summary>
    internal void Resume(in JourneyPlace place)
    {
        (current, since, furthest) = (place.Current, place.Since, place.Furthest);
        for (var i = pathLength; i < stages.Length; i++) sideStages[i] = place.WasIn(i - pathLength);
    }

    /// <summary>Where the contact at hand is.</summary>
    internal JourneyPlace Leave()
    {
        var sides = 0UL;
        for (var i = pathLength; i < stages.Length; i++)
        {
            if (sideStages[i]) sides |= 1UL << (i - pathLength);
        }

        return new JourneyPlace(since, sides, current, furthest);
    }

    /// <summary>The contact moves.</summary>
    internal void Move(string? to, long instant)
    {
        var next = positions.Find(to);
        if (next < 0) return;
        stages[current].Spent.Add((instant - since) / Ticks.PerSecond);
        Enter(next, instant);
    }

    /// <summary>The contact's history is over.</summary>
    internal void End()
    {
        if (stages.Length == 0) return;
        stages[current].Now++;
        // A stage of the path that was skipped over counts as passed, with no time in it.
        for (var i = 0; i <= furthest; i++) stages[i].Reached++;
        for (var i = pathLength; i < stages.Length; i++)
        {
            if (sideStages[i]) stages[i].Reached++;
        }
    }

    /// <summary>Adds what another run over the same plan counted.</summary>
    internal void Add(JourneyMetrics other)
    {
        for (var i = 0; i < stages.Length; i++) stages[i].Add(other.stages[i]);
    }

    private void Enter(int stage, long instant)
    {
        current = stage;
        since = instant;
        stages[stage].Entered++;
        if (stage < pathLength) furthest = Math.Max(furthest, stage);
        else sideStages[stage] = true;
    }
}

/// <summary>Where a contact is in a journey, for the figures.</summary>
/// <param name="Since">Since when, in ticks.</param>
/// <param name="Sides">The stages beside the path that it was in, a bit each.</param>
/// <param name="Current">The stage.</param>
/// <param name="Furthest">How far along the path it came; -1 for nowhere.</param>
internal readonly record struct JourneyPlace(long Since, ulong Sides, int Current, int Furthest)
{
    /// <summary>The most stages beside the path.</summary>
    public const int MostSides = 64;

    /// <summary>Whether the contact was in a stage beside the path, counted from the first of them.</summary>
    public bool WasIn(int side) => (Sides >> side & 1) != 0;
}

/// <summary>What became of the contacts in one stage.</summary>
public sealed class StageMetrics
{
    internal StageMetrics(PlanStage stage) => (Name, IsSide) = (stage.Name, stage.Side);

    /// <summary>The stage's name.</summary>
    public string Name { get; }

    /// <summary>Whether it stands beside the path.</summary>
    public bool IsSide { get; }

    /// <summary>How many contacts are in it at the end.</summary>
    public long Now { get; internal set; }

    /// <summary>How often it was entered; every contact enters the first stage once by itself.</summary>
    public long Entered { get; internal set; }

    /// <summary>How many contacts entered it or, on the path, went past it.</summary>
    public long Reached { get; internal set; }

    /// <summary>The whole seconds that each stay lasted which has ended.</summary>
    public Histogram Spent { get; } = new();

    internal void Add(StageMetrics other)
    {
        Now += other.Now;
        Entered += other.Entered;
        Reached += other.Reached;
        Spent.Add(other.Spent);
    }
}
