using System.Collections.Immutable;
using System.Globalization;
using NurtureLang.History;
using NurtureLang.History.Stored;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Runtime.Execution;
using NurtureLang.Runtime.State;
using NurtureLang.Simulation.Decisions;
using NurtureLang.Simulation.Groups;
using NurtureLang.Simulation.Run;

namespace NurtureLang.Simulation.Calibration;

/// <summary>Holds scores against what contacts did afterwards, in a replay; the same result for any number of threads and partitions.</summary>
/// <remarks>
/// Scores are looked at at fixed instants, each so long before the next, or before the end, as an outcome may take: every look has its whole time, no outcome counts
/// twice, and a score knows nothing of the outcome that it is held against. Who had the outcome before is not looked at any more.
/// </remarks>
public static class Calibrator
{
    private const int MostSnapshots = 1_000;

    /// <summary>Calibrates scores.</summary>
    /// <param name="engine">The engine that the plan was loaded into.</param>
    /// <param name="history">The history, its texts in the engine's pool.</param>
    /// <param name="options">What is asked of the run.</param>
    /// <param name="asked">What is asked of the calibration.</param>
    /// <exception cref="SimulationException">The history is too short, or joins contacts.</exception>
    public static CalibrationResult Run(Engine engine, PartitionedHistory history, SimulationOptions options, CalibrationOptions asked)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(asked);
        if (!engine.Plan.Accounts.IsEmpty)
            throw new SimulationException("Scores of a campaign with accounts are not calibrated yet: take `account` and what asks for it out, or leave --calibrate out.");
        var span = RunSpan.Of(options, history);
        var snapshots = SnapshotsOf(span, asked);
        (engine, _) = CrossingPasses.Settle(engine, history, options, span);
        var workers = new Worker[Math.Clamp(options.Threads, 1, history.Partitions)];
        var partitions = new PartitionLooks[history.Partitions];
        for (var i = 0; i < workers.Length; i++) workers[i] = new Worker(engine.ForThread(), history, options, span, asked, snapshots);
        PieceWork.Run(workers.Length, history.Partitions, (worker, partition) => partitions[partition] = workers[worker].Run(partition), null);
        return new CalibrationResult
        {
            Options = asked,
            Snapshots = snapshots,
            Before = partitions.Sum(one => one.Before),
            Scores = [.. asked.Scores.Select((score, at) => Judge(engine.Plan.Scores[score].Name, partitions, at))],
        };
    }

    private static ImmutableArray<long> SnapshotsOf(RunSpan span, CalibrationOptions asked)
    {
        var snapshots = new List<long>();
        for (var at = span.Until - asked.Within; at > span.From; at -= asked.Within)
        {
            if (snapshots.Count == MostSnapshots)
            {
                throw new SimulationException(string.Format(
                    CultureInfo.InvariantCulture, "With so short a --within the scores would be looked at more than {0:N0} times; give outcomes more time.",
                    MostSnapshots));
            }

            snapshots.Add(at);
        }

        snapshots.Reverse();
        return snapshots.Count > 0
            ? [.. snapshots]
            : throw new SimulationException(
                $"The run, from {InstantText.Format(span.From)} to {InstantText.Format(span.Until)}, is shorter than the time that an outcome may take; "
                + "say a shorter one with --within.");
    }

    private static ScoreCalibration Judge(string name, PartitionLooks[] partitions, int score)
    {
        // A contact is in one partition, so that its number there and the partition's tell it from all others.
        List<ScoreLook> looks =
            [.. partitions.SelectMany((one, partition) => one.Looks[score].Select(look => look with { Contact = ((long)partition << 32) | look.Contact }))];
        var table = ScoreTable.Of(looks);
        return new ScoreCalibration
        {
            Name = name,
            Looks = table.Looks,
            Converted = table.Converted,
            Unknown = partitions.Sum(one => one.Unknown[score]),
            Accuracy = RankAccuracy.Of(looks),
            Deciles = [.. table.Deciles()],
        };
    }

    // What one partition gave: for each score its looks, and how many found no value.
    private sealed record PartitionLooks(List<ScoreLook>[] Looks, long[] Unknown, long Before);

    private sealed class Worker(
        Engine engine, PartitionedHistory history, SimulationOptions options, RunSpan span, CalibrationOptions asked, ImmutableArray<long> snapshots)
    {
        private readonly ContactState state = engine.NewContact();
        private readonly ContactReading reading = engine.NewReading();
        private readonly int merge = ContactGroups.MergeOf(engine.Plan);
        private readonly List<long> outcomes = [];

        public PartitionLooks Run(int partition)
        {
            using var data = history.LoadToRun(partition);
            var run = new ContactRun(engine.Plan, data, options, span, engine.Zones.Campaign.StartOfDay);
            var (looks, unknown, before) = (asked.Scores.Select(_ => new List<ScoreLook>()).ToArray(), new long[asked.Scores.Length], 0L);
            for (var contact = 0; contact < run.ContactCount; contact++)
            {
                var first = run.FirstInstant(contact);
                if (first == Value.Unknown || first > snapshots[^1]) continue;
                if (merge >= 0 && run.EventsOf(contact).Types.Contains((ushort)merge))
                    throw new SimulationException("The history joins contacts (`contacts_merged`), whose scores are not calibrated yet: leave these events out.");
                FindOutcomes(run, contact);
                before += Look(run, contact, first, looks, unknown);
            }

            return new PartitionLooks(looks, unknown, before);
        }

        private void FindOutcomes(ContactRun run, int contact)
        {
            outcomes.Clear();
            var events = run.EventsOf(contact);
            for (var index = 0; index < events.Count; index++)
            {
                if (asked.Outcome.Is(events.Types[index], events.PropertiesOf(index))) outcomes.Add(events.Instants[index]);
            }

            outcomes.Sort();
        }

        // How many looks were left out because the outcome came before.
        private int Look(ContactRun run, int contact, long first, List<ScoreLook>[] looks, long[] unknown)
        {
            engine.Reset(state);
            run.Begin(engine, state, contact, first, NoSink.Instance);
            var events = run.EventsOf(contact);
            var moments = run.MomentsOf(contact);
            var next = 0;
            for (var snapshot = 0; snapshot < snapshots.Length; snapshot++)
            {
                var at = snapshots[snapshot];
                if (at < first) continue;
                if (outcomes.Count > 0 && outcomes[0] <= at) return snapshots.Length - snapshot;
                for (; next < events.Count && moments[next] <= at; next++)
                {
                    if (!span.Holds(moments[next])) continue;
                    engine.Apply(state, new EventInput(events.Instants[next], events.Types[next], events.PropertiesOf(next), moments[next]), NoSink.Instance);
                }

                engine.AdvanceTo(state, at, NoSink.Instance);
                engine.Read(state, at, reading);
                Take(contact, outcomes.Count > 0 && outcomes[0] - at <= asked.Within, looks, unknown);
            }

            return 0;
        }

        private void Take(int contact, bool converted, List<ScoreLook>[] looks, long[] unknown)
        {
            for (var at = 0; at < looks.Length; at++)
            {
                if (reading.Scores[asked.Scores[at]] is var score && score == Value.Unknown) unknown[at]++;
                else looks[at].Add(new ScoreLook(contact, score, converted));
            }
        }
    }

    private sealed class NoSink : IDecisionSink
    {
        public static readonly NoSink Instance = new();

        public bool WantsScores => false;

        public void Take(Decision decision)
        {
        }
    }
}
