using System.Globalization;
using NurtureLang.History;
using NurtureLang.History.Stored;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Execution;
using NurtureLang.Runtime.State;
using NurtureLang.Simulation.Groups;
using NurtureLang.Simulation.Metrics;
using NurtureLang.Simulation.Run;

namespace NurtureLang.Simulation.WhatIf;

/// <summary>What a history says about the rules whose rate or delay is estimated: of how many touches how many were reacted to, and how long afterwards.</summary>
/// <remarks>INVARIANT: a monoid of whole numbers, as the other figures are.</remarks>
internal sealed class RecordedResponses
{
    private const int FewestDelays = 5;
    private const int Pieces = 20;

    private readonly long[] touches;
    private readonly long[] reacted;
    private readonly Histogram[] delays;

    public RecordedResponses(ResponseModel model)
    {
        (touches, reacted) = (new long[model.Rules.Length], new long[model.Rules.Length]);
        delays = [.. model.Rules.Select(_ => new Histogram())];
    }

    /// <summary>Looks through a history, replaying it: a touch counts with the persona and the stages that its contact has then.</summary>
    /// <exception cref="SimulationException">It does not say enough for what the model asks.</exception>
    public static RecordedResponses Find(Engine engine, PartitionedHistory history, SimulationOptions options, RunSpan span, ResponseModel model)
    {
        var all = new RecordedResponses(model);
        if (model.Estimation is not { } estimation || model.Rules.All(rule => rule.Rate is not null && rule.Delay is not null)) return all;
        (engine, _) = CrossingPasses.Settle(engine, history, options, span);
        var workers = new Worker[Math.Clamp(options.Threads, 1, history.Partitions)];
        for (var i = 0; i < workers.Length; i++)
            workers[i] = new Worker(engine.ForThread(), history, options, span, new ResponseCount(engine.Plan, model, estimation, span.Until));
        PieceWork.Run(workers.Length, history.Partitions, (worker, partition) => workers[worker].Run(partition), null);
        foreach (var worker in workers) all.Add(worker.Count.Found);
        for (var rule = 0; rule < model.Rules.Length; rule++) all.Refuse(engine, model, estimation, rule);
        return all;
    }

    /// <summary>Of how many touches a rule's rate is.</summary>
    public long TouchesOf(int rule) => touches[rule];

    /// <summary>How many of these were reacted to.</summary>
    public long ReactedTo(int rule) => reacted[rule];

    /// <summary>How long after a touch the reactions came.</summary>
    public RecordedDelay DelayOf(int rule)
    {
        // The numbers at equal shares of all, each of them one that was recorded.
        var left = delays[rule].InOrder.ToList();
        var points = new long[Pieces + 1];
        var (at, passed) = (0, 0L);
        for (var piece = 0; piece <= Pieces; piece++)
        {
            var wanted = Math.Max(1, ((delays[rule].Count * piece) + Pieces - 1) / Pieces);
            while (passed + left[at].Value < wanted) passed += left[at++].Value;
            points[piece] = Math.Max(1, left[at].Key);
        }

        return new RecordedDelay([.. points]);
    }

    /// <summary>Counts a touch that a rule is about, and has had its whole time to be reacted to.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="delay">How long afterwards the reaction came, in ticks; unknown where none came.</param>
    public void Take(int rule, long delay)
    {
        touches[rule]++;
        if (delay == Value.Unknown) return;
        reacted[rule]++;
        delays[rule].Add(delay / Ticks.PerSecond);
    }

    private void Add(RecordedResponses other)
    {
        for (var rule = 0; rule < touches.Length; rule++)
        {
            touches[rule] += other.touches[rule];
            reacted[rule] += other.reacted[rule];
            delays[rule].Add(other.delays[rule]);
        }
    }

    private void Refuse(Engine engine, ResponseModel model, ResponseEstimation estimation, int position)
    {
        var rule = model.Rules[position];
        if (rule.Rate is not null && rule.Delay is not null) return;
        var about = rule.Describe(engine.Plan);
        var source = estimation.Event < 0 ? "the replay makes" : $"the history records as `{engine.Plan.Schema.Events[estimation.Event].Name}`";
        if (touches[position] < estimation.AtLeast)
        {
            throw ResponseFile.Refused(string.Format(
                CultureInfo.InvariantCulture,
                "Reaction {0} of {1} ({2}) cannot be estimated: of the touches that {3} it is about {4:N0} with their whole time to be reacted to, "
                + "and \"at_least\" asks for {5:N0}. "
                + "State a rate, let it be about more touches, or lower \"at_least\".",
                rule.Number, model.Name, about, source, touches[position], estimation.AtLeast));
        }

        if (rule.Delay is null && reacted[position] < FewestDelays)
        {
            throw ResponseFile.Refused(string.Format(
                CultureInfo.InvariantCulture,
                "Reaction {0} of {1} ({2}) wants its delay estimated, which takes {3} recorded reactions, and there are {4:N0}: state a delay.",
                rule.Number, model.Name, about, FewestDelays, reacted[position]));
        }
    }

    private sealed class Worker(Engine engine, PartitionedHistory history, SimulationOptions options, RunSpan span, ResponseCount count)
    {
        private readonly ContactState state = engine.NewContact();
        private readonly int merge = ContactGroups.MergeOf(engine.Plan);

        public ResponseCount Count => count;

        public void Run(int partition)
        {
            using var data = history.LoadToRun(partition);
            var run = new ContactRun(engine.Plan, data, options, span, engine.Zones.Campaign.StartOfDay);
            for (var contact = 0; contact < run.ContactCount; contact++)
            {
                var first = run.FirstInstant(contact);
                if (first == Value.Unknown) continue;
                var events = run.EventsOf(contact);
                if (merge >= 0 && events.Types.Contains((ushort)merge))
                    throw new SimulationException("The history joins contacts (`contacts_merged`), which is not run with --what-if yet: leave these events out.");
                var moments = run.MomentsOf(contact);
                engine.Reset(state);
                count.Begin();
                run.Begin(engine, state, contact, first, count);
                for (var index = 0; index < events.Count; index++)
                {
                    if (!span.Holds(moments[index])) continue;
                    engine.Apply(state, new EventInput(events.Instants[index], events.Types[index], events.PropertiesOf(index), moments[index]), count);
                    count.Recorded(events.Types[index], events.Instants[index], events.PropertiesOf(index));
                }

                engine.AdvanceTo(state, span.Until, count);
                count.End();
            }
        }
    }
}
