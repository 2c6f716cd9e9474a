using NurtureLang.History;
using NurtureLang.History.Stored;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Execution;
using NurtureLang.Runtime.State;
using NurtureLang.Simulation.Decisions;
using NurtureLang.Simulation.Groups;
using NurtureLang.Simulation.Metrics;
using NurtureLang.Simulation.Run;

namespace NurtureLang.Simulation.WhatIf;

/// <summary>What one repetition of a what-if gave.</summary>
/// <param name="Metrics">The figures.</param>
/// <param name="Outcomes">The winners of splits.</param>
/// <param name="Came">For each kind of reaction how many came.</param>
/// <param name="Recorded">For each kind of reaction how many the history itself has that were applied.</param>
/// <param name="LeftOut">How many events the model left out.</param>
/// <param name="CutShort">How many contacts would have reacted more often than the model allows.</param>
internal sealed record RepetitionRun(
    RunMetrics Metrics, IReadOnlyList<SplitOutcome> Outcomes, long[] Came, long[] Recorded, long LeftOut, long CutShort)
{
    /// <summary>The splits with what became of the people in their arms.</summary>
    public IReadOnlyList<(string Split, IReadOnlyList<ArmOutcome> Arms)> Arms { get; } =
        [.. Metrics.Splits.Select(split => (split.Name, (IReadOnlyList<ArmOutcome>)[.. split.Arms.Select(arm => new ArmOutcome(arm.Name, arm.Enrolments, arm.GoalsMet))]))];

    /// <summary>Runs every contact.</summary>
    public static RepetitionRun Of(
        Engine engine, PartitionedHistory history, SimulationOptions options, RunSpan span, Repetition repetition, Stream? decisions, Action<int>? progress)
    {
        (engine, var outcomes) = CrossingPasses.Settle(engine, history, options, span, repetition);
        var workers = new Worker[Math.Clamp(options.Threads, 1, history.Partitions)];
        using var stores = decisions is null ? null : new DecisionStores(workers.Length, options.DecisionMemory, repetition: 1);
        for (var i = 0; i < workers.Length; i++) workers[i] = new Worker(engine.ForThread(), history, options, span, repetition, stores?[i]);
        PieceWork.Run(workers.Length, history.Partitions, (worker, partition) => workers[worker].Run(partition), progress);
        var metrics = new RunMetrics(engine.Plan);
        var (came, recorded) = (new long[repetition.Model.Kinds.Length], new long[repetition.Model.Kinds.Length]);
        foreach (var worker in workers)
        {
            metrics.Add(worker.Sink.Metrics);
            for (var kind = 0; kind < came.Length; kind++)
            {
                came[kind] += worker.Reacting.Came[kind];
                recorded[kind] += worker.Reacting.Recorded[kind];
            }
        }

        metrics.Faults.Tell(metrics, stores);
        if (decisions is not null) stores?.Merge(decisions);
        return new RepetitionRun(metrics, outcomes, came, recorded, workers.Sum(worker => worker.Reacting.LeftOut), workers.Sum(worker => worker.Reacting.CutShort));
    }

    private sealed class Worker(Engine engine, PartitionedHistory history, SimulationOptions options, RunSpan span, Repetition repetition, DecisionStore? store)
    {
        private readonly ContactState state = engine.NewContact();
        private readonly ContactReading reading = engine.NewReading();
        private readonly int merge = ContactGroups.MergeOf(engine.Plan);

        public ContactSink Sink { get; } = new(engine.Plan, options.Scores, store, repetition: 1);

        public ReactingRun Reacting { get; } = repetition.RunOn(engine);

        public void Run(int partition)
        {
            using var data = history.LoadToRun(partition);
            var run = new ContactRun(engine.Plan, data, options, span, engine.Zones.Campaign.StartOfDay);
            for (var contact = 0; contact < run.ContactCount; contact++)
            {
                var first = run.FirstInstant(contact);
                if (first == Value.Unknown) continue;
                if (merge >= 0 && run.EventsOf(contact).Types.Contains((ushort)merge))
                    throw new SimulationException("The history joins contacts (`contacts_merged`), which is not run with --what-if yet: leave these events out.");
                Sink.TurnTo(data.Contacts, contact);
                Sink.Metrics.Begin(first);
                engine.Reset(state);
                Reacting.Run(run, data.Contacts, state, contact, first, Sink, out var applied, out var outside);
                Sink.Metrics.Events += applied;
                Sink.Metrics.EventsLeftOut += outside;
                engine.Read(state, span.Until, reading, Sink);
                Sink.Metrics.End(reading);
            }
        }
    }
}

/// <summary>What became of the people in an arm of a split.</summary>
/// <param name="Name">The arm's name.</param>
/// <param name="Enrolments">How many enrolments came into it.</param>
/// <param name="GoalsMet">How many of these met the goal.</param>
internal sealed record ArmOutcome(string Name, long Enrolments, long GoalsMet);
