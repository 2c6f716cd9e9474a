using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using NurtureLang.History;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Execution;
using NurtureLang.Simulation.Metrics;
using NurtureLang.Simulation.Run;

namespace NurtureLang.Simulation.WhatIf;

/// <summary>
/// Runs a plan over a history as often as asked with reactions drawn from a model; the same bytes for any number of threads and partitions, and for any order of
/// contacts.
/// </summary>
public static class WhatIfSimulator
{
    /// <summary>Replays the history, and runs it with drawn reactions.</summary>
    /// <param name="engine">The engine that the plan was loaded into.</param>
    /// <param name="history">The history, its texts in the engine's pool.</param>
    /// <param name="options">What is asked of each run.</param>
    /// <param name="whatIf">What is asked of the what-if.</param>
    /// <param name="decisions">Gets the decisions of the first repetition, each marked, with the drawn reactions among them; none where they are not wanted.</param>
    /// <param name="progress">Told how many partitions are done, over all repetitions; from any thread.</param>
    /// <returns>The result of the replay, with that of the what-if beside it.</returns>
    /// <exception cref="SimulationException">The run is not possible.</exception>
    public static SimulationResult Run(
        Engine engine, PartitionedHistory history, SimulationOptions options, WhatIfOptions whatIf, Stream? decisions, Action<int>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(whatIf);
        Refuse(engine);
        var replay = Simulator.Run(engine, history, options, null);
        var span = new RunSpan(replay.From, replay.Until);
        var model = whatIf.Model;
        var recorded = RecordedResponses.Find(engine, history, options, span, model);
        var runs = new List<RepetitionRun>();
        var elements = new List<JsonElement>();
        var repetitions = new List<Repetition>();
        for (var number = 1; number <= whatIf.Repetitions; number++)
        {
            var repetition = RateDraws.For(model, engine.Plan, options.Seed, number, recorded);
            var done = (number - 1) * history.Partitions;
            var run = RepetitionRun.Of(engine, history, options, span, repetition, number == 1 ? decisions : null, part => progress?.Invoke(done + part));
            elements.Add(FigureTree.Of(replay with { Metrics = run.Metrics, Outcomes = run.Outcomes }));
            // What is counted needs no more than the figures of a repetition.
            runs.Add(run with { Metrics = new RunMetrics(engine.Plan) });
            repetitions.Add(repetition);
        }

        return replay with
        {
            WhatIf = new WhatIfResult
            {
                Model = model,
                Seed = options.Seed,
                Repetitions = whatIf.Repetitions,
                Rates = [.. model.Rules.Select((rule, position) => RateOf(rule, position, recorded, repetitions))],
                Reactions = new FigureGroup([.. model.Kinds.Select((kind, position) =>
                    KeyValuePair.Create(kind.Name, (FigureNode)Figure.Of(runs.Select(run => (decimal)run.Came[position]))))]),
                CutShort = Figure.Of(runs.Select(run => (decimal)run.CutShort)),
                Figures = FigureTree.Merge(elements),
                Best = Best(runs),
                Notes = Notes(model, runs[0]),
            },
        };
    }

    private static void Refuse(Engine engine)
    {
        if (!engine.Plan.Accounts.IsEmpty)
            throw new SimulationException("Accounts are not run with --what-if yet: take `account` and what asks for it out of the campaign, or leave --what-if out.");
    }

    private static RuleRate RateOf(ResponseRule rule, int position, RecordedResponses recorded, List<Repetition> repetitions)
    {
        var rates = Figure.Of(repetitions.Select(repetition => (decimal)repetition.Rates[position] / Value.One));
        return rule.Rate is null
            ? new RuleRate(rule, recorded.TouchesOf(position), recorded.ReactedTo(position), rates, repetitions[0].Delays[position])
            : new RuleRate(rule, null, null, rates, repetitions[0].Delays[position]);
    }

    private static ImmutableArray<SplitChances> Best(List<RepetitionRun> runs)
    {
        var chances = ImmutableArray.CreateBuilder<SplitChances>();
        for (var split = 0; split < runs[0].Arms.Count; split++)
        {
            var (name, arms) = (runs[0].Arms[split].Split, runs[0].Arms[split].Arms);
            var wins = new int[arms.Count];
            var ties = 0;
            foreach (var run in runs)
            {
                if (BestOf(run.Arms[split].Arms) is var best and >= 0) wins[best]++;
                else ties++;
            }

            // A split whose sequence has no goal has no arm that is better than another.
            if (wins.Sum() > 0) chances.Add(new SplitChances(name, [.. arms.Select((arm, at) => KeyValuePair.Create(arm.Name, wins[at]))], ties));
        }

        return chances.ToImmutable();
    }

    // Shares are compared as fractions, so that nothing is rounded; -1 where two are equally good.
    private static int BestOf(IReadOnlyList<ArmOutcome> arms)
    {
        var (best, isTie) = (-1, false);
        for (var arm = 0; arm < arms.Count; arm++)
        {
            if (arms[arm].Enrolments == 0) continue;
            var order = best < 0 ? 1 : ((Int128)arms[arm].GoalsMet * arms[best].Enrolments).CompareTo((Int128)arms[best].GoalsMet * arms[arm].Enrolments);
            if (order > 0) (best, isTie) = (arm, false);
            else if (order == 0) isTie = true;
        }

        return isTie ? -1 : best;
    }

    private static List<string> Notes(ResponseModel model, RepetitionRun first)
    {
        var notes = new List<string>
        {
            "A what-if is no replay: people did not do this. Reactions to touches were drawn from the model; whatever else the history has happened as recorded.",
            "The intervals are those of chance, and of estimates where there are some. Whether a rate that the model states is right, they do not say.",
        };
        for (var kind = 0; kind < model.Kinds.Length; kind++)
        {
            if (first.Recorded[kind] == 0) continue;
            notes.Add(string.Format(
                CultureInfo.InvariantCulture, "The history itself has {0:N0} `{1}`, which count beside those that were drawn; \"leave_out\" in the model leaves them out.",
                first.Recorded[kind], model.Kinds[kind].Name));
        }

        if (first.LeftOut > 0)
            notes.Add(string.Format(CultureInfo.InvariantCulture, "{0:N0} events of the history were left out of the what-if, as the model says.", first.LeftOut));
        return notes;
    }
}
