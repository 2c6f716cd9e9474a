using System.Collections.Immutable;
using NurtureLang.History;
using NurtureLang.History.Stored;
using NurtureLang.Plan;
using NurtureLang.Plan.Content;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Sequences;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Execution;
using NurtureLang.Simulation.Decisions;
using NurtureLang.Simulation.Groups;
using NurtureLang.Simulation.Metrics;

namespace NurtureLang.Simulation.Run;

/// <summary>A newer version of the campaign that is live from an instant on.</summary>
/// <param name="Engine">The engine that its plan was loaded into, over the same pool of texts.</param>
/// <param name="At">The instant, in ticks.</param>
/// <param name="Migrates">Whether people inside are moved to it; otherwise they finish on the version they entered.</param>
public sealed record NextVersion(Engine Engine, long At, bool Migrates);

/// <summary>Runs a campaign over a history in which a newer version of it goes live; the same bytes for any number of threads and partitions.</summary>
public static class VersionedSimulator
{
    private const int MostPlaces = 10;

    /// <summary>
    /// What a history is read by for two versions: the plan before, with the messages and assets that only the newer one has behind its own.
    /// </summary>
    /// <exception cref="SimulationException">The two cannot be run after one another.</exception>
    public static CampaignPlan PlanToRead(CampaignPlan before, CampaignPlan after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (Schema(before) != Schema(after))
            throw new SimulationException(
                "The newer version declares other data: enums, fields, events, channels and topics have to be the same in both. Change the older one first.");
        if (PlanCrossings.Any(before) || PlanCrossings.Any(after))
            throw new SimulationException("A split that seeks a winner, and `at most ... contacts`, are not run with --then: take them out of both versions.");
        if (!before.Accounts.IsEmpty || !after.Accounts.IsEmpty)
            throw new SimulationException("Accounts are not run with --then: take `account` and what asks for it out of both versions.");
        IEnumerable<PlanMessage> messages = after.Messages.Where(one => before.Messages.All(other => other.Name != one.Name));
        IEnumerable<PlanAsset> assets = after.Assets.Where(one => before.Assets.All(other => other.Name != one.Name));
        return before with { Messages = [.. before.Messages, .. messages], Assets = [.. before.Assets, .. assets] };
    }

    /// <summary>Runs every contact.</summary>
    /// <param name="engine">The engine of the version before.</param>
    /// <param name="next">The newer version.</param>
    /// <param name="history">The history, read by <see cref="PlanToRead"/>.</param>
    /// <param name="options">What is asked of the run.</param>
    /// <param name="decisions">Gets the decisions as JSON lines once all are made; none where they are not wanted.</param>
    /// <param name="progress">Told how many partitions are done; from any thread.</param>
    /// <exception cref="SimulationException">The run has no time, or the newer version has no place for somebody.</exception>
    public static SimulationResult Run(
        Engine engine, NextVersion next, PartitionedHistory history, SimulationOptions options, Stream? decisions, Action<int>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(next);
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(options);
        var span = RunSpan.Of(options, history);
        var threads = Math.Clamp(options.Threads, 1, history.Partitions);
        using var stores = decisions is null ? null : new DecisionStores(threads, options.DecisionMemory);
        var workers = RunAll(engine, next, history, options, span, threads, stores, progress);
        RefuseStranded(workers.Select(worker => worker.Stranded), next);
        var metrics = new RunMetrics(next.Engine.Plan);
        var summary = history.Summary;
        foreach (var worker in workers)
        {
            metrics.Add(worker.Sink.Metrics);
            summary = worker.AddTo(summary);
        }

        metrics.Faults.Tell(metrics, stores);
        if (decisions is not null) stores?.Merge(decisions);

        var inside = next.Migrates ? "people inside moved to it (--migrate)" : "people inside finish on the version they entered";
        var change = $"From {InstantText.Format(next.At)} on a newer version is live; {inside}.";
        return new SimulationResult
        {
            Metrics = metrics,
            Options = options,
            From = span.From,
            Until = span.Until,
            Rejected = summary.Rejected,
            Notes = [.. RunNotes.Of(engine.Plan, summary, history.HasReceivedAt, metrics, options), change],
        };
    }

    /// <summary>How many people the newer version has no place for at its instant, by place; the run is none that counts for anything else.</summary>
    /// <param name="engine">The engine of the version before.</param>
    /// <param name="next">The newer version, to which people are moved.</param>
    /// <param name="history">The history, read by <see cref="PlanToRead"/>.</param>
    /// <param name="options">What is asked of the run.</param>
    /// <param name="progress">Told how many partitions are done; from any thread.</param>
    /// <exception cref="SimulationException">The run has no time, or it cannot be made.</exception>
    public static ImmutableSortedDictionary<string, int> Stranded(
        Engine engine, NextVersion next, PartitionedHistory history, SimulationOptions options, Action<int>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(next);
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(options);
        var workers = RunAll(engine, next, history, options, RunSpan.Of(options, history), Math.Clamp(options.Threads, 1, history.Partitions), null, progress);
        return workers.SelectMany(worker => worker.Stranded).GroupBy(one => one.Key, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(group => group.Key, group => group.Sum(one => one.Value), StringComparer.Ordinal);
    }

    private static Worker[] RunAll(
        Engine engine, NextVersion next, PartitionedHistory history, SimulationOptions options, RunSpan span, int threads, DecisionStores? stores, Action<int>? progress)
    {
        var workers = new Worker[threads];
        for (var i = 0; i < workers.Length; i++) workers[i] = new Worker(engine.ForThread(), next, history, options, span, stores?[i]);
        PieceWork.Run(workers.Length, history.Partitions, (worker, partition) => workers[worker].Run(partition), progress);
        return workers;
    }

    private static void RefuseStranded(IEnumerable<IReadOnlyDictionary<string, int>> all, NextVersion next)
    {
        var places = all.SelectMany(one => one).GroupBy(one => one.Key, StringComparer.Ordinal)
            .Select(group => (Place: group.Key, Count: group.Sum(one => one.Value))).OrderBy(one => one.Place, StringComparer.Ordinal).ToList();
        if (places.Count == 0) return;
        var named = string.Join(", ", places.Take(MostPlaces).Select(one => $"{one.Count:N0} {one.Place}")) + (places.Count > MostPlaces ? " and others" : "");
        var mend = next.Migrates
            ? "Keep these steps and stages by name, or leave --migrate out, so that people finish on the version they entered."
            : "Keep these stages by name: people are in them whatever version they entered.";
        var total = places.Sum(one => one.Count);
        throw new SimulationException($"The newer version has no place for {total:N0} {(total == 1 ? "person" : "people")}: {named}. {mend}") { IsOfCampaign = true };
    }

    private static string Schema(CampaignPlan plan)
    {
        static string Of(IEnumerable<PlanProperty> properties) =>
            string.Join(',', properties.Select(one => $"{one.Name}:{one.Type.Kind}:{one.Type.Set}:{one.Type.Enum}"));
        return string.Join(
            '\n',
            string.Join(';', plan.Schema.Enums.Select(one => $"{one.Name}={string.Join(',', one.Values)}")), Of(plan.Schema.Fields),
            string.Join(';', plan.Schema.Events.Select(one => $"{one.Name}={Of(one.Properties)}")), string.Join(',', plan.Channels), string.Join(',', plan.Topics));
    }

    /// <summary>What one thread does and has found.</summary>
    private sealed class Worker(Engine engine, NextVersion next, PartitionedHistory history, SimulationOptions options, RunSpan span, DecisionStore? store)
    {
        private readonly Engine newer = next.Engine.ForThread();
        private readonly ContactReading reading = next.Engine.NewReading();
        private readonly ContactReading before = engine.NewReading();
        private readonly int merge = ContactGroups.MergeOf(engine.Plan);
        private TwoVersions? versions;
        private HistorySummary? found;

        public ContactSink Sink { get; } = new(next.Engine.Plan, options.Scores, store);

        public IReadOnlyDictionary<string, int> Stranded => versions?.Stranded ?? new SortedDictionary<string, int>();

        public void Run(int partition)
        {
            using var data = history.LoadToRun(partition);
            found = (found ?? data.Summary.WithoutPartitions()).With(data);
            versions ??= new TwoVersions(engine, newer, next.At, next.Migrates);
            var run = new ContactRun(engine.Plan, data, options, span, engine.Zones.Campaign.StartOfDay);
            for (var contact = 0; contact < run.ContactCount; contact++)
            {
                var instant = run.FirstInstant(contact);
                if (instant == Value.Unknown)
                {
                    Sink.Metrics.ContactsLeftOut++;
                    continue;
                }

                if (merge >= 0 && run.EventsOf(contact).Types.Contains((ushort)merge))
                    throw new SimulationException("The history joins contacts (`contacts_merged`), which is not run with --then yet: leave these events out.");
                Sink.TurnTo(data.Contacts, contact);
                Sink.Metrics.Begin(instant);
                versions.Begin(data.Contacts.IdBytesOf(contact), data.Contacts.FieldsOf(contact), instant, Sink);
                Apply(run, contact, versions);
                versions.AdvanceTo(span.Until);
                newer.Read(versions.After, span.Until, reading, Sink);
                engine.Read(versions.Before, span.Until, before);
                Sink.Metrics.End(reading);
                Sink.Metrics.Pinned(engine.Plan, before);
            }
        }

        public HistorySummary AddTo(HistorySummary summary) => found is null ? summary : summary with
        {
            Contacts = summary.Contacts + found.Contacts,
            Events = summary.Events + found.Events,
            Duplicates = summary.Duplicates + found.Duplicates,
            ContactsFromEventsOnly = summary.ContactsFromEventsOnly + found.ContactsFromEventsOnly,
        };

        private void Apply(ContactRun run, int contact, TwoVersions two)
        {
            var events = run.EventsOf(contact);
            var moments = run.MomentsOf(contact);
            for (var i = 0; i < events.Count; i++)
            {
                if (!span.Holds(moments[i]))
                {
                    Sink.Metrics.EventsLeftOut++;
                    continue;
                }

                two.Apply(new EventInput(events.Instants[i], events.Types[i], events.PropertiesOf(i), moments[i]));
                Sink.Metrics.Events++;
            }
        }
    }
}
