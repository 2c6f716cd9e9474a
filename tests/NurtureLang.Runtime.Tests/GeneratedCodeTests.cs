using NurtureLang.Plan;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Runtime.Execution;

namespace NurtureLang.Runtime.Tests;

/// <summary>The code that is made for each event type decides what the interpreted phases decide, which run where score changes are wanted.</summary>
public sealed class GeneratedCodeTests
{
    private static readonly long Start = Log.At("2026-01-05T00:00:00Z");

    public static TheoryData<int> Drawn => [.. Seeds.From(1), .. Seeds.From(1001)];

    [Theory]
    [MemberData(nameof(Drawn))]
    public void WithAndWithoutTheChangesOfScoresTheOtherDecisionsAreTheSame(int seed)
    {
        var plan = new RandomPlan(seed).Make();
        var events = RandomLog.Make(seed, plan);
        var interpreted = Run(plan, events, scores: true, out var one);
        var generated = Run(plan, events, scores: false, out var other);

        Assert.NotEmpty(interpreted);
        Assert.Equal(interpreted, generated);
        Assert.Equal(one.Scores, other.Scores);
        Assert.Equal(one.Segments, other.Segments);
        Assert.Equal(one.Live, other.Live);
    }

    [Fact]
    public void AStateThatIsUsedAgainIsAsNew()
    {
        var plan = new RandomPlan(7).Make();
        var events = RandomLog.Make(7, plan);
        var engine = RandomFunctions.Load(plan, RandomLog.Texts());
        var state = engine.NewContact();
        var untouched = engine.Save(state);
        var first = Feed(engine, state, events, scores: false);

        engine.Reset(state);
        Assert.Equal(untouched, engine.Save(state));
        Assert.Equal(first, Feed(engine, state, events, scores: false));
    }

    [Theory]
    [MemberData(nameof(Drawn))]
    public void AppliedInOneGoTheDecisionsAreThoseOfOneByOne(int seed)
    {
        var plan = new RandomPlan(seed).Make();
        var events = RandomLog.Make(seed, plan).Where(one => !one.Late).ToList();
        var starts = new List<int> { 0 };
        foreach (var one in events) starts.Add(starts[^1] + one.Properties.Length);
        foreach (var scores in (bool[])[false, true])
        {
            var engine = RandomFunctions.Load(plan, RandomLog.Texts());
            var expected = Feed(engine, engine.NewContact(), events, scores);
            var sink = new Log(scores);
            var state = engine.NewContact();
            engine.Begin(state, "someone"u8, RandomLog.Fields(events.Count), Start, sink);
            engine.ApplyAll(
                state,
                new EventRun(
                    events.Select(one => one.At).ToArray(), events.Select(one => (ushort)one.Type).ToArray(), [], starts.ToArray(),
                    events.SelectMany(one => one.Properties).ToArray()),
                sink);
            engine.AdvanceTo(state, events.Max(one => one.At) + (400 * Ticks.PerDay), sink);
            Assert.Equal(expected, sink.Decisions.Where(decision => decision.Kind != DecisionKind.Score).Select(Log.Line));
        }
    }

    private static List<string> Run(CampaignPlan plan, List<RandomLog.Entry> events, bool scores, out ContactView view)
    {
        var engine = RandomFunctions.Load(plan, RandomLog.Texts());
        var state = engine.NewContact();
        var lines = Feed(engine, state, events, scores);
        view = engine.Read(state, 0);
        return lines;
    }

    private static List<string> Feed(Engine engine, State.ContactState state, List<RandomLog.Entry> events, bool scores)
    {
        var sink = new Log(scores);
        engine.Begin(state, "someone"u8, RandomLog.Fields(events.Count), Start, sink);
        foreach (var one in events) engine.Apply(state, new EventInput(one.At, one.Type, one.Properties), sink);
        engine.AdvanceTo(state, events.Max(one => one.At) + (400 * Ticks.PerDay), sink);
        return [.. sink.Decisions.Where(decision => decision.Kind != DecisionKind.Score).Select(Log.Line)];
    }
}
