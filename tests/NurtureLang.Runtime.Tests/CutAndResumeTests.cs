using NurtureLang.Plan;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Execution;

namespace NurtureLang.Runtime.Tests;

/// <summary>However the inputs are cut, wherever the state was stored, and however often somebody looks: the decisions are the same.</summary>
public sealed class CutAndResumeTests
{
    private static readonly long Start = Log.At("2026-01-05T00:00:00Z");

    public static TheoryData<int> Drawn => [.. Seeds.From(1)];

    [Theory]
    [MemberData(nameof(Drawn))]
    public void AStateStoredBetweenAnyTwoEventsGoesOnAsIfNothingHadHappened(int seed)
    {
        var plan = new RandomPlan(seed).Make();
        var events = RandomLog.Make(seed, plan);
        var expected = Run(plan, events, cut: null, look: false);
        Assert.NotEmpty(expected);

        var random = new Random(seed);
        for (var count = 0; count < 3; count++) Assert.Equal(expected, Run(plan, events, random.Next(events.Count), look: false));
        Assert.Equal(expected, Run(plan, events, cut: null, look: true));
    }

    [Theory]
    [MemberData(nameof(Drawn))]
    public void ContactsThatTakeTurnsAreDecidedAsIfEachWereAlone(int seed)
    {
        var plan = new RandomPlan(seed).Make();
        var logs = Enumerable.Range(0, 3).Select(contact => RandomLog.Make(seed + (100 * contact), plan)).ToArray();
        var engine = RandomFunctions.Load(plan, RandomLog.Texts());
        var states = engine.NewStates();
        var idle = engine.NewContact();
        var sinks = logs.Select(_ => new Log()).ToArray();
        var next = new int[logs.Length];
        var random = new Random(seed);
        while (Enumerable.Range(0, logs.Length).Where(one => next[one] <= logs[one].Count).ToArray() is { Length: > 0 } waiting)
        {
            var contact = waiting[random.Next(waiting.Length)];
            states.Grow(contact + 1);
            var state = idle;
            if (states.Has(contact)) state = engine.Take(states, contact, idle);
            else engine.Reset(state);
            if (next[contact] == 0 && !states.Has(contact)) engine.Begin(state, "someone"u8, RandomLog.Fields(logs[contact].Count), Start, sinks[contact]);
            for (var turn = random.Next(4); turn >= 0 && next[contact] <= logs[contact].Count; turn--)
            {
                if (next[contact] == logs[contact].Count) engine.AdvanceTo(state, End(logs[contact]), sinks[contact]);
                else if (logs[contact][next[contact]] is var one) engine.Apply(state, new EventInput(one.At, one.Type, one.Properties), sinks[contact]);
                next[contact]++;
            }

            if (states.Keep(contact, state) && ReferenceEquals(state, idle)) idle = engine.NewContact();
        }

        for (var contact = 0; contact < logs.Length; contact++) Assert.Equal(Run(plan, logs[contact], cut: null, look: false), sinks[contact].Lines);
    }

    [Theory]
    [MemberData(nameof(Drawn))]
    public void FedLiveWithTheClockTickingTheDecisionsAreThoseOfTheReplay(int seed)
    {
        var plan = new RandomPlan(seed).Make();
        var events = RandomLog.Make(seed, plan).Where(one => !one.Late).ToList();
        var expected = Run(plan, events, cut: null, look: false);

        var texts = RandomLog.Texts();
        var engine = RandomFunctions.Load(plan, texts);
        var sink = new Log();
        var state = engine.NewContact();
        engine.Begin(state, "someone"u8, RandomLog.Fields(events.Count), Start, sink);
        var random = new Random(seed);
        var clock = Start;
        foreach (var one in events)
        {
            while (clock + Ticks.PerDay < one.At) engine.AdvanceTo(state, clock += random.NextInt64(1, Ticks.PerDay), sink);
            engine.Apply(state, new EventInput(one.At, one.Type, one.Properties), sink);
            clock = Math.Max(clock, one.At);
        }

        engine.AdvanceTo(state, End(events), sink);
        Assert.Equal(expected, sink.Lines);
    }

    [Fact]
    public void TheMadeUpCampaignsDecideEveryKindOfThing()
    {
        var kinds = Enumerable.Range(1, 60).SelectMany(seed =>
        {
            var plan = new RandomPlan(seed).Make();
            return Run(plan, RandomLog.Make(seed, plan), cut: null, look: false).Select(line => line.Split(' ')[1]);
        }).ToHashSet();
        var never = new[] { "Diagnostic" };
        Assert.Empty(Enum.GetNames<Decisions.DecisionKind>().Except(never).Except(kinds));
    }

    [Fact]
    public void AStateThatWasChangedIsRefused()
    {
        var plan = new RandomPlan(1).Make();
        var engine = RandomFunctions.Load(plan, RandomLog.Texts());
        var state = engine.NewContact();
        engine.Begin(state, "someone"u8, RandomLog.Fields(1), Start, new Log());
        var bytes = engine.Save(state);
        for (var index = 0; index < bytes.Length; index += 7)
        {
            var changed = (byte[])bytes.Clone();
            changed[index] ^= 1;
            Assert.Throws<InvalidDataException>(() => engine.Restore(changed));
        }

        Assert.Throws<InvalidDataException>(() => engine.Restore(bytes.AsSpan(0, bytes.Length / 2)));
        Assert.Equal(bytes, engine.Save(engine.Restore(bytes)));
    }

    private static long End(List<RandomLog.Entry> events) => events.Max(one => one.At) + (400 * Ticks.PerDay);

    private static List<string> Run(CampaignPlan plan, List<RandomLog.Entry> events, int? cut, bool look)
    {
        var engine = RandomFunctions.Load(plan, RandomLog.Texts());
        var sink = new Log();
        var state = engine.NewContact();
        engine.Begin(state, "someone"u8, RandomLog.Fields(events.Count), Start, sink);
        for (var index = 0; index < events.Count; index++)
        {
            if (index == cut)
            {
                // Another process: a new engine with a pool in another order.
                var bytes = engine.Save(state);
                var texts = new TextPool();
                texts.Intern("something else");
                RandomLog.AddTexts(texts);
                engine = RandomFunctions.Load(plan, texts);
                state = engine.Restore(bytes);
            }

            var one = events[index];
            var properties = cut <= index ? RandomLog.Shifted(one, plan) : one.Properties;
            engine.Apply(state, new EventInput(one.At, one.Type, properties), sink);
            if (look) engine.Read(state, one.At + Ticks.PerDay);
        }

        engine.AdvanceTo(state, End(events), sink);
        return [.. sink.Lines];
    }
}
