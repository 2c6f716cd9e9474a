using NurtureLang.History;
using NurtureLang.History.Stored;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Execution;
using NurtureLang.Runtime.State;
using NurtureLang.Simulation.Decisions;
using NurtureLang.Simulation.Groups;
using NurtureLang.Simulation.Metrics;

namespace NurtureLang.Simulation.Run;

/// <summary>Runs a plan over a history, one partition after the other on each thread; the result and the decisions are the same bytes for any number of both.</summary>
public static class Simulator
{
    /// <summary>Runs every contact of a history in memory.</summary>
    /// <inheritdoc cref="Run(Engine, PartitionedHistory, SimulationOptions, Stream?, Action{int}?)"/>
    public static SimulationResult Run(Engine engine, HistoryData history, SimulationOptions options, Stream? decisions) =>
        Run(engine, PartitionedHistory.Of(history), options, decisions);

    /// <summary>Runs every contact.</summary>
    /// <param name="engine">The engine that the plan was loaded into.</param>
    /// <param name="history">The history, its texts in the engine's pool.</param>
    /// <param name="options">What is asked of the run.</param>
    /// <param name="decisions">Gets the decisions as JSON lines once all are made; none where they are not wanted.</param>
    /// <param name="progress">Told how many partitions are done; from any thread.</param>
    /// <exception cref="SimulationException">The run has no time, or there is no room for its decisions.</exception>
    /// <exception cref="HistoryException">A partition cannot be loaded.</exception>
    public static SimulationResult Run(
        Engine engine, PartitionedHistory history, SimulationOptions options, Stream? decisions, Action<int>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(options);
        var span = RunSpan.Of(options, history);
        (engine, var outcomes) = CrossingPasses.Settle(engine, history, options, span);
        // Contacts that a merge joins are run together; whether there are any is seen when they are run. Those of an account are known to be.
        var result = (engine.Plan.Accounts.IsEmpty ? RunOnce(engine, history, options, decisions, progress, span, null) : null)
            ?? RunOnce(engine, history, options, decisions, progress, span, ContactGroups.Find(engine, history, options, span))
            ?? throw new System.Diagnostics.UnreachableException();
        return result with { Outcomes = outcomes };
    }

    // Null where contacts have to be run together that were not known to.
    private static SimulationResult? RunOnce(
        Engine engine, PartitionedHistory history, SimulationOptions options, Stream? decisions, Action<int>? progress, RunSpan span, ContactGroups? groups)
    {
        var workers = new Worker[Math.Clamp(options.Threads, 1, history.Partitions)];
        using var stores = decisions is null ? null : new DecisionStores(workers.Length, options.DecisionMemory);
        for (var i = 0; i < workers.Length; i++) workers[i] = new Worker(engine.ForThread(), history, options, span, groups, stores?[i]);
        PieceWork.Run(workers.Length, history.Partitions, (worker, partition) => workers[worker].Run(partition), progress);
        if (groups is not null) PieceWork.Run(workers.Length, groups.Count, (worker, group) => workers[worker].RunGroup(group), progress: null);
        else if (Array.Exists(workers, worker => worker.SawMerge)) return null;
        var metrics = new RunMetrics(engine.Plan);
        var summary = history.Summary;
        foreach (var worker in workers)
        {
            metrics.Add(worker.Sink.Metrics);
            summary = worker.AddTo(summary);
        }

        metrics.Faults.Tell(metrics, stores);
        if (decisions is not null) stores?.Merge(decisions);

        return SimulationResult.Of(metrics, options, span, summary, history.HasReceivedAt);
    }

    /// <summary>What one thread does and has found.</summary>
    private sealed class Worker(Engine engine, PartitionedHistory history, SimulationOptions options, RunSpan span, ContactGroups? groups, DecisionStore? store)
    {
        private readonly ContactState state = engine.NewContact();
        private readonly ContactReading reading = engine.NewReading();
        private readonly int merge = ContactGroups.MergeOf(engine.Plan);
        private HistorySummary? found;

        /// <summary>Whether a contact was met that a merge joins with another; then what was run is of no use.</summary>
        public bool SawMerge { get; private set; }

        public ContactSink Sink { get; } = new(engine.Plan, options.Scores, store);

        public void Run(int partition)
        {
            using var data = history.LoadToRun(partition);
            found = (found ?? data.Summary.WithoutPartitions()).With(data);
            var run = new ContactRun(engine.Plan, data, options, span, engine.Zones.Campaign.StartOfDay);
            var metrics = Sink.Metrics;
            if (SawMerge) return;
            for (var contact = 0; contact < run.ContactCount; contact++)
            {
                var instant = run.FirstInstant(contact);
                if (instant == Value.Unknown)
                {
                    metrics.ContactsLeftOut++;
                    metrics.EventsLeftOut += run.EventsOf(contact).Count;
                    continue;
                }

                if (groups is null && merge >= 0 && run.EventsOf(contact).Types.Contains((ushort)merge))
                {
                    SawMerge = true;
                    return;
                }

                if (groups is not null && groups.Has(data.Contacts.IdOf(contact))) continue;

                Sink.TurnTo(data.Contacts, contact);
                metrics.Begin(instant);
                engine.Reset(state);
                run.Run(engine, state, contact, instant, Sink, out var applied, out var leftOut);
                metrics.Events += applied;
                metrics.EventsLeftOut += leftOut;
                engine.Read(state, span.Until, reading, Sink);
                metrics.End(reading);
            }
        }

        public void RunGroup(int group)
        {
            var metrics = Sink.Metrics;
            var run = new GroupRun(engine, span, groups?[group] ?? [], options.Scores);
            foreach (var member in run.Run())
            {
                Sink.TurnTo(member.Contact.Id, member.Contact.IdBytes);
                metrics.Begin(member.First);
                member.TellTo(Sink);
                metrics.Events += member.Contact.Count;
                metrics.EventsLeftOut += member.Contact.LeftOut;
                if (member.IsMerged)
                {
                    metrics.EndMerged();
                    continue;
                }

                engine.Read(member.State, span.Until, reading, Sink);
                metrics.End(reading);
            }

            foreach (var account in run.Accounts) metrics.Take(account);
        }

        public HistorySummary AddTo(HistorySummary summary) => found is null ? summary : summary with
        {
            Contacts = summary.Contacts + found.Contacts,
            Events = summary.Events + found.Events,
            Duplicates = summary.Duplicates + found.Duplicates,
            ContactsFromEventsOnly = summary.ContactsFromEventsOnly + found.ContactsFromEventsOnly,
        };
    }
}
