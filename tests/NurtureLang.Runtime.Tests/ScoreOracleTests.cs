using NurtureLang.Plan;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Scores;
using NurtureLang.Plan.Sequences;
using NurtureLang.Plan.Stages;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Runtime.Execution;

namespace NurtureLang.Runtime.Tests;

/// <summary>The engine beside a plain program that goes over the whole log again for every question.</summary>
public sealed class ScoreOracleTests
{
    private const long HalfLife = 30 * Ticks.PerDay;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void ScoresWindowsAndStagesAreWhatThePlainProgramSays(int seed)
    {
        var random = new Random(seed);
        var log = MakeLog(random);
        var sink = new Log();
        var engine = Engine.Load(Campaign(), new TextPool());
        var state = engine.NewContact();
        engine.Begin(state, [], log[0].At, sink);
        foreach (var (at, type) in log) engine.Apply(state, new EventInput(at, type, []), sink);
        var end = log[^1].At + (200 * Ticks.PerDay);
        engine.AdvanceTo(state, end, sink);

        CheckScore(engine, state, log, end);
        CheckLogAddsUp(sink);
        CheckBusy(sink, log);
        CheckWarm(sink, log);
    }

    private static CampaignPlan Campaign() => Plans.Empty with
    {
        Schema = new PlanSchema([], [], [Plans.Event("a"), Plans.Event("b")]),
        Aggregates = [new PlanAggregate(AggregateKind.Count, 0, null, -1, 7 * Ticks.PerDay, 0, 3, true, "t:1")],
        Scores =
        [
            Plans.Score(
                "warmth",
                Plans.On(0, 3, new PlanLimit(LimitKind.Points, 5 * Value.One, new PlanPeriod(CalendarUnit.Day, 0)), DecayKind.HalfLife, HalfLife),
                Plans.On(1, 10, null, DecayKind.HalfLife, HalfLife)),
        ],
        Stages =
        [
            new PlanStages(
                "busyness", [Stage("idle"), Stage("busy")],
                [When([0], 1, Plans.AtLeast(new AggregateValue(0), 3)), When([1], 0, new NotCondition(Plans.AtLeast(new AggregateValue(0), 3)))], "t:1"),
            new PlanStages(
                "warmth", [Stage("cold"), Stage("warm")],
                [When([0], 1, Plans.AtLeast(new ScoreValue(0), 20)), When([1], 0, new NotCondition(Plans.AtLeast(new ScoreValue(0), 12)))], "t:1"),
        ],
    };

    private static PlanStage Stage(string name) => new(name, false, false, null, "t:1");

    private static PlanTransition When(int[] from, int to, PlanExpression when) => new([.. from], to, -1, null, when, null, -1, "t:1");

    private static List<(long At, int Type)> MakeLog(Random random)
    {
        var at = Log.At("2026-01-01T00:00:00Z");
        var log = new List<(long, int)>();
        for (var count = random.Next(1, 200); count > 0; count--)
        {
            at += random.Next(4) == 0 ? 0 : random.NextInt64(0, random.Next(3) == 0 ? 20 * Ticks.PerDay : Ticks.PerDay);
            log.Add((at, random.Next(2)));
        }

        return log;
    }

    private static double ScoreAt(List<(long At, int Type)> log, long instant)
    {
        var total = 0.0;
        var used = new Dictionary<long, int>();
        foreach (var (at, type) in log.Where(one => one.At <= instant))
        {
            var points = 10;
            if (type == 0)
            {
                var day = at / Ticks.PerDay;
                points = Math.Min(3, 5 - used.GetValueOrDefault(day));
                used[day] = used.GetValueOrDefault(day) + points;
            }

            total += points * Math.Pow(2, -(double)(instant - at) / HalfLife);
        }

        return total;
    }

    private static void CheckScore(Engine engine, State.ContactState state, List<(long At, int Type)> log, long end)
    {
        var view = engine.Read(state, end);
        Assert.InRange(view.Scores[0] / 1e6, ScoreAt(log, end) - 2e-6, ScoreAt(log, end) + 2e-6);
    }

    private static void CheckLogAddsUp(Log sink)
    {
        var sum = 0L;
        foreach (var line in sink.Decisions.Where(one => one.Kind == DecisionKind.Score))
        {
            Assert.Equal(sum, line.Before);
            sum += line.Delta;
            Assert.Equal(sum, line.After);
        }
    }

    // Every change of the window's answer happens at an event or when an event leaves the window: those are all the instants to look at.
    private static void CheckBusy(Log sink, List<(long At, int Type)> log)
    {
        bool Busy(long at) => log.Count(one => one.Type == 0 && one.At <= at && one.At > at - (7 * Ticks.PerDay)) >= 3;
        var instants = log.Select(one => one.At).Concat(log.Select(one => one.At + (7 * Ticks.PerDay))).Distinct().Order();
        var expected = new List<string>();
        var busy = false;
        foreach (var at in instants)
        {
            if (Busy(at) == busy) continue;
            busy = !busy;
            expected.Add($"{Log.Time(at)} {(busy ? "busy" : "idle")}");
        }

        Assert.Equal(expected, Moves(sink, "busyness"));
    }

    private static void CheckWarm(Log sink, List<(long At, int Type)> log)
    {
        foreach (var line in sink.Decisions.Where(one => one is { Kind: DecisionKind.Stage, Name: "warmth" }))
        {
            var score = ScoreAt(log, line.At);
            var justBefore = ScoreAt(log.Where(one => one.At < line.At).ToList(), line.At - 1);
            if (line.Into == "warm")
            {
                Assert.True(score >= 20 - 1e-6 && justBefore < 20 + 1e-6, Log.Line(line));
                continue;
            }

            Assert.True(score < 12 + 1e-6 && justBefore >= 12 - 1e-6, Log.Line(line));
        }

        var last = Moves(sink, "warmth").LastOrDefault() ?? "cold";
        Assert.EndsWith("cold", last, StringComparison.Ordinal);
        Assert.Equal(log.Any(one => ScoreAt(log, one.At) >= 20 + 1e-6), Moves(sink, "warmth").Any());
    }

    private static IEnumerable<string> Moves(Log sink, string journey) => sink.Decisions
        .Where(one => one.Kind == DecisionKind.Stage && one.Name == journey)
        .Select(one => $"{Log.Time(one.At)} {one.Into}");
}
