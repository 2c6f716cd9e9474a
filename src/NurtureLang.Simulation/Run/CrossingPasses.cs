using NurtureLang.History;
using NurtureLang.History.Stored;
using NurtureLang.Plan.Sequences;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Execution;
using NurtureLang.Simulation.Groups;
using NurtureLang.Simulation.WhatIf;

namespace NurtureLang.Simulation.Run;

/// <summary>Finds out what takes other contacts to decide, in passes over the history: winners of splits, and when paced enrolments begin.</summary>
/// <remarks>
/// INVARIANT: what is decided at an instant changes nothing before it. So of the winners that a pass would give, the one that is decided first is right,
/// and is known to the next pass; and each pass over paced enrolments is right for longer than the one before, until two give the same. Each contact is
/// still run alone, so that the result is the same for any number of threads and partitions.
/// </remarks>
public static class CrossingPasses
{
    private const int MostPasses = 200;

    /// <summary>An engine that knows what other contacts decide over a history, and the outcomes of the splits; the same engine where nothing crosses contacts.</summary>
    /// <exception cref="SimulationException">The paces of the campaign's sequences do not settle.</exception>
    public static (Engine Engine, IReadOnlyList<SplitOutcome> Outcomes) Settle(Engine engine, PartitionedHistory history, SimulationOptions options, RunSpan span) =>
        Settle(engine, history, options, span, null);

    /// <summary>The same where reactions are drawn: what they make of a contact before an instant does not depend on what is decided after it either.</summary>
    internal static (Engine Engine, IReadOnlyList<SplitOutcome> Outcomes) Settle(
        Engine engine, PartitionedHistory history, SimulationOptions options, RunSpan span, Repetition? repetition)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(options);
        if (!PlanCrossings.Any(engine.Plan)) return (engine, []);
        var groups = ContactGroups.Find(engine, history, options, span);
        var splits = PlanCrossings.Winners(engine.Plan).ToList();
        var outcomes = new SplitOutcome?[splits.Count];
        var isPaced = engine.Plan.Sequences.Any(sequence => sequence.Pace is not null);
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var (dealt, queues) = Pass(engine, history, options, span, groups, splits, repetition);
            var starts = new Dictionary<(int Sequence, long Contact, int Enrolment), long>();
            for (var sequence = 0; sequence < queues.Length; sequence++) Pace.Start(engine, sequence, queues[sequence], starts);
            if (!engine.Crossings.HasStarts(starts))
            {
                engine = engine.With(engine.Crossings.WithStarts(starts));
                continue;
            }

            var first = -1;
            for (var split = 0; split < splits.Count; split++)
            {
                if (outcomes[split] is not null || SplitOutcome.Of(splits[split], dealt[split], engine.Zones.Campaign, span.Until) is not { } outcome) continue;
                if (first >= 0 && outcomes[first] is { } best && outcome.At >= best.At) continue;
                if (first >= 0) outcomes[first] = null;
                (first, outcomes[split]) = (split, outcome);
            }

            if (first < 0 || outcomes[first] is not { } decided) return (engine, [.. outcomes.OfType<SplitOutcome>()]);
            engine = engine.With(engine.Crossings.WithWinner(first, decided.At, decided.Arm));
            // The last one needs no further pass: there is nothing left that it could change.
            if (!isPaced && outcomes.All(outcome => outcome is not null)) return (engine, [.. outcomes.OfType<SplitOutcome>()]);
        }

        throw new SimulationException(
            $"The paces of the campaign's sequences did not settle in {MostPasses} passes over the history; take a sequence out whose entries depend on when another one begins.");
    }

    private static (List<Dealt>[] Dealt, List<Queued>[] Queues) Pass(
        Engine engine, PartitionedHistory history, SimulationOptions options, RunSpan span, ContactGroups groups, IReadOnlyList<SplitStep> splits,
        Repetition? repetition)
    {
        var engines = new Engine[Math.Clamp(options.Threads, 1, history.Partitions)];
        var sinks = new CrossingSink[engines.Length];
        var reacting = new ReactingRun?[engines.Length];
        for (var i = 0; i < engines.Length; i++)
        {
            (engines[i], sinks[i]) = (engine.ForThread(), new CrossingSink(splits, engine.Plan.Sequences.Length));
            reacting[i] = repetition?.RunOn(engines[i]);
        }

        PieceWork.Run(engines.Length, history.Partitions, (worker, partition) =>
        {
            var own = engines[worker];
            using var data = history.LoadToRun(partition);
            var run = new ContactRun(own.Plan, data, options, span, own.Zones.Campaign.StartOfDay);
            var state = own.NewContact();
            for (var contact = 0; contact < run.ContactCount; contact++)
            {
                var instant = run.FirstInstant(contact);
                if (instant == Value.Unknown || (groups.Count > 0 && groups.Has(data.Contacts.IdOf(contact)))) continue;
                own.Reset(state);
                if (reacting[worker] is { } with) with.Run(run, data.Contacts, state, contact, instant, sinks[worker], out _, out _);
                else run.Run(own, state, contact, instant, sinks[worker], out _, out _);
                sinks[worker].End();
            }
        }, null);
        PieceWork.Run(engines.Length, groups.Count, (worker, group) =>
        {
            foreach (var member in new GroupRun(engines[worker], span, groups[group], wantsScores: false).Run())
            {
                member.TellTo(sinks[worker]);
                sinks[worker].End();
            }
        }, null);
        return (
            [.. splits.Select((_, split) => sinks.SelectMany(sink => sink.Dealt[split]).ToList())],
            [.. Enumerable.Range(0, engine.Plan.Sequences.Length).Select(sequence => sinks.SelectMany(sink => sink.Queues[sequence]).ToList())]);
    }
}
