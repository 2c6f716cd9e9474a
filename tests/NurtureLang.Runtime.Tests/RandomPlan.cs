using System.Collections.Immutable;
using NurtureLang.Plan;
using NurtureLang.Plan.Content;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Policy;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Scores;
using NurtureLang.Plan.Sequences;
using NurtureLang.Plan.Stages;
using NurtureLang.Plan.Values;

namespace NurtureLang.Runtime.Tests;

/// <summary>Makes up campaigns that use every part of the plan, from a seed.</summary>
internal sealed class RandomPlan(int seed)
{
    private const int EventTypes = 4;
    private const int Messages = 5;
    private readonly Random random = new(seed);
    private readonly List<PlanAggregate> aggregates = [];
    private readonly List<PlanHeld> held = [];
    private bool ready;
    private int splits;

    public CampaignPlan Make()
    {
        var properties = new[] { Plans.Number("n"), Plans.Text("t"), new PlanProperty("d", new PlanType(ValueKind.Date, true)) };
        var schema = new PlanSchema(
            [],
            [Plans.Number("size"), Plans.Text("title"), new PlanProperty("renewal", new PlanType(ValueKind.Date, true)), Zone()],
            [.. Enumerable.Range(0, EventTypes).Select(type => Plans.Event("e" + type, properties)), Updated()]);
        var scores = ImmutableArray.Create(Score("one"), Score("two"), Derived());
        ready = true;
        var stages = Enumerable.Range(0, 2).Select(Stages).ToImmutableArray();
        return Plans.Empty with
        {
            TimeZone = Pick("UTC", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe"),
            Schema = schema,
            Channels = ["email", "sms"],
            Topics = ["news"],
            Calendars = [new PlanCalendar("office", null, [new PlanHours(31, 9 * Ticks.PerHour, 17 * Ticks.PerHour)], [], "t:1")],
            Scores = scores,
            Stages = stages,
            Personas = [Persona("a", Condition(2)), Persona("b", Condition(1)), Persona("rest", new LiteralCondition(true))],
            Segments = [],
            Assets = [new PlanAsset("guide", "", null, "t:1") { Asks = new PlanAsks([1, 2, 3], 1 + (seed % 2)) }],
            Grades = [new PlanGrade("g", [new PlanGradeValue("A", Plans.AtLeast(new ScoreValue(2), 15)), new PlanGradeValue("B", new LiteralCondition(true))], "t:1")],
            Messages = [.. Enumerable.Range(0, Messages).Select(index => Plans.Message("m" + index, index % 2) with { Offers = index % 2 == 0 ? [0] : [] })],
            Policy = Policy(),
            Sequences = [.. Enumerable.Range(0, 4).Select(Sequence), Program()],
            Guarantees = [new PlanGuarantee("never", [0, 1], Condition(1), "never", "t:1"), .. Promises()],
            Handoffs = new RandomHandoffs(seed, EventTypes).Make(),
            Held = [.. held],
            Functions = RandomFunctions.Declared,
            Aggregates = [.. aggregates],
        };
    }

    private IEnumerable<PlanGuarantee> Promises()
    {
        PlanGuarantee Of(string name, ImmutableArray<int> messages) => new(name, messages, new LiteralCondition(false), name, "t:1");
        var calendar = Chance(2) ? 0 : -1;
        yield return Of("few", []) with { Given = Pick(GivenKind.Task, GivenKind.Alert, GivenKind.Webhook), AtMost = new PlanGivenLimit(random.Next(1, 3), Days(9)) };
        yield return Of("stage", []) with { Given = GivenKind.Task, Promise = new PlanPromise(0, random.Next(3), -1, null, new PlanDuration(0, 0, Ticks.PerHour), calendar) };
        yield return Of("event", []) with { Given = GivenKind.Alert, Promise = new PlanPromise(-1, -1, random.Next(EventTypes), Filter(), new PlanDuration(0, 2, 0), -1) };
        yield return Of("touch", [0, 2]) with { Promise = new PlanPromise(-1, -1, random.Next(EventTypes), null, new PlanDuration(0, random.Next(1, 9), 0), -1) };
        yield return Of("silent", []) with { Given = GivenKind.Alert, Broken = Condition(1) };
    }

    private static PlanProperty Zone() => new("zone", new PlanType(ValueKind.TimeZone, true));

    private static PlanEvent Updated() => new(
        "contact_updated", EventRole.ContactUpdated,
        [Plans.Number("size"), Plans.Text("title"), new PlanProperty("renewal", new PlanType(ValueKind.Date, true)), Zone()]);

    private static PlanPersona Persona(string name, PlanExpression condition) => new(name, name, condition, "t:1");

    private bool Chance(int oneIn) => random.Next(oneIn) == 0;

    private T Pick<T>(params T[] items) => items[random.Next(items.Length)];

    private long Days(int most) => random.Next(1, most + 1) * Ticks.PerDay;

    private PlanDuration Length() => Pick(
        new PlanDuration(0, random.Next(1, 9), 0), new PlanDuration(0, 0, random.Next(1, 60) * Ticks.PerHour), new PlanDuration(1, 0, 0));

    private PlanScore Score(string name) => new(
        name, name, Value.Unknown, Chance(2) ? 30 * Value.One : Value.Unknown, [new PlanScoreGroup("g", 12 * Value.One, "t:1"), new PlanScoreGroup("inner", 5 * Value.One, "t:1", 0)],
        [.. Enumerable.Range(0, 4).Select(index => Rule(index)), When(), .. Every()], null, "t:1", Resets());

    // Points while one event does not come, and back to nothing by another or as a condition becomes true.
    private IEnumerable<PlanScoreRule> Every()
    {
        if (Chance(2)) yield break;
        var every = new PlanEvery(Days(9), Chance(3) ? -1 : random.Next(EventTypes), null, Chance(2) ? Plans.AtLeast(new FieldValue(0), 10) : null);
        if (every.Without >= 0 && Chance(2)) every = every with { Where = Plans.AtLeast(new EventValue(0), 3) };
        var limit = Chance(2) ? Plans.NoLimit : new PlanLimit(LimitKind.Points, 9 * Value.One, new PlanPeriod(CalendarUnit.None, Days(40)));
        yield return Plans.On(-1, random.Next(1, 5), limit, DecayKind.None, 0, Chance(2) ? 1 : -1) with { Every = every };
    }

    private ImmutableArray<PlanScoreReset>? Resets() => random.Next(4) switch
    {
        0 => [new PlanScoreReset(random.Next(EventTypes), Plans.AtLeast(new EventValue(0), 8), null, "t:1")],
        1 => [new PlanScoreReset(-1, null, new CompareCondition(CompareOperator.Equal, new StageValue(0), new ConstantValue(3)), "t:1")],
        2 => [new PlanScoreReset(-1, null, new EntersCondition(0, random.Next(1, 4)), "t:1")],
        _ => null,
    };

    private static PlanScore Derived() => new(
        "both", "Both", 0, 100 * Value.One, [], [],
        new ArithmeticValue(
            ArithmeticOperator.Add,
            new ArithmeticValue(ArithmeticOperator.Multiply, new ConstantValue(600_000), new ScoreValue(0)),
            new ArithmeticValue(ArithmeticOperator.Multiply, new ConstantValue(400_000), new ScoreValue(1))), "t:1");

    private PlanScoreRule When() =>
        new("when", 7 * Value.One, -1, null, Plans.AtLeast(new FieldValue(0), 10), Plans.NoLimit, DecayKind.None, 0, -1, "t:1");

    private PlanScoreRule Rule(int index)
    {
        var decay = Pick(DecayKind.None, DecayKind.HalfLife, DecayKind.Steps, DecayKind.Expiry);
        return Plans.On(
            index % EventTypes, random.Next(-4, 12), Limit(), decay, decay == DecayKind.None ? 0 : Days(30), random.Next(-1, 2))
            with { Where = Filter(), More = Chance(4) ? [new PlanLimit(LimitKind.Points, 15 * Value.One, new PlanPeriod(CalendarUnit.None, Days(20))), Limit()] : null };
    }

    private PlanLimit Limit() => Pick(
        Plans.NoLimit, new PlanLimit(LimitKind.Once), new PlanLimit(LimitKind.OncePerProperty, Property: 1),
        new PlanLimit(LimitKind.Points, 9 * Value.One, new PlanPeriod(CalendarUnit.Day, 0)),
        new PlanLimit(LimitKind.Points, 9 * Value.One, new PlanPeriod(CalendarUnit.None, Ticks.PerDay)),
        new PlanLimit(LimitKind.Once, 0, new PlanPeriod(CalendarUnit.None, Days(7))));

    private PlanExpression? Filter() => random.Next(6) switch
    {
        0 or 1 => Plans.AtLeast(new EventValue(0), 3),
        2 => Plans.AtLeast(new KeyedAggregateValue(Keyed(), new EventValue(1)), 2),
        _ => null,
    };

    // How often, or how much, of the event's own text.
    private int Keyed()
    {
        var kind = Pick(AggregateKind.Count, AggregateKind.Sum, AggregateKind.Average, AggregateKind.Min, AggregateKind.Max);
        aggregates.Add(new PlanAggregate(
            kind, random.Next(EventTypes), null, kind == AggregateKind.Count ? -1 : 0, Chance(3) ? 0 : Days(40), 0, Pick(3, 1000), false, "t:1", Key: 1));
        return aggregates.Count - 1;
    }

    private int Amount()
    {
        var from = Chance(2) ? 0 : Days(40);
        aggregates.Add(new PlanAggregate(
            Pick(AggregateKind.Average, AggregateKind.Min, AggregateKind.Max), random.Next(EventTypes), null, 0, from, 0, from == 0 ? 0 : 5, false, "t:1"));
        return aggregates.Count - 1;
    }

    private int Touched(int count)
    {
        aggregates.Add(new PlanAggregate(
            AggregateKind.Count, -1, null, -1, Days(40), 0, count, true, "t:1", Touches: new PlanTouches([random.Next(Messages)], Pick(0L, 1L), 0)));
        return aggregates.Count - 1;
    }

    private int Aggregate(AggregateKind kind, int capacity)
    {
        var windowed = kind == AggregateKind.Count || (kind == AggregateKind.Sum && Chance(2));
        var from = windowed ? Days(40) : 0;
        aggregates.Add(new PlanAggregate(
            kind, Chance(5) ? -1 : random.Next(EventTypes), null, kind == AggregateKind.Sum ? 0 : -1, from,
            windowed && Chance(4) ? from / 2 : 0, capacity, true, "t:1") switch
            {
                { Event: -1 } any when kind == AggregateKind.Sum => any with { Event = 0 },
                var one => one,
            });
        return aggregates.Count - 1;
    }

    private PlanExpression Condition(int depth)
    {
        if (depth > 0 && Chance(3)) return new AllCondition([Condition(depth - 1), Condition(depth - 1)]);
        if (depth > 0 && Chance(3)) return new AnyCondition([Condition(depth - 1), Condition(depth - 1)]);
        if (depth > 0 && Chance(4)) return new NotCondition(Condition(depth - 1));
        var count = random.Next(1, 4);
        return random.Next(13) switch
        {
            0 => Plans.AtLeast(new AggregateValue(Aggregate(AggregateKind.Count, count)), count),
            1 => Plans.AtLeast(new AggregateValue(Aggregate(AggregateKind.Sum, 1000)), 12),
            2 => Plans.AtLeast(new ScoreValue(random.Next(3)), random.Next(1, 25)),
            3 => Plans.AtLeast(new FieldValue(0), random.Next(20)),
            4 => new TextCondition(TextOperator.Contains, new FieldValue(1), [new TextValue("a")]),
            5 => new AnniversaryCondition(new FieldValue(2), false, random.Next(9)),
            6 when ready => Held(),
            9 when ready => new EntersCondition(random.Next(2), random.Next(4)),
            10 => Soon(),
            7 => Plans.AtLeast(new AggregateValue(Amount()), random.Next(1, 9)),
            8 => Plans.AtLeast(new AggregateValue(Touched(count)), count),
            11 => Called(count),
            _ => new KnownCondition(new FieldValue(1)),
        };
    }

    // What a function in C# makes of a field, of a count, or of a field's text; also beside a score that fades.
    private PlanExpression Called(int count) => random.Next(4) switch
    {
        0 => Plans.AtLeast(new CallValue(0, [new FieldValue(0)]), random.Next(1, 15)),
        1 => Plans.AtLeast(new CallValue(0, [new AggregateValue(Aggregate(AggregateKind.Count, count))]), random.Next(1, 15)),
        2 => new CompareCondition(CompareOperator.GreaterOrEqual, new ScoreValue(random.Next(3)), new CallValue(0, [new FieldValue(0)])),
        _ => new TextCondition(TextOperator.Contains, new CallValue(1, [new FieldValue(1)]), [new TextValue("aa")]),
    };

    private CompareCondition Soon()
    {
        var today = new ArithmeticValue(ArithmeticOperator.Add, new ClockValue(ClockReading.Today), new ConstantValue(random.Next(30)));
        PlanExpression date = Chance(2) ? new FieldValue(2) : new ArithmeticValue(ArithmeticOperator.AddMonths, new FieldValue(2), new ConstantValue(-1));
        return new CompareCondition(Pick(CompareOperator.Less, CompareOperator.Equal, CompareOperator.GreaterOrEqual), today, date);
    }

    private HeldCondition Held()
    {
        held.Add(new PlanHeld(new CompareCondition(CompareOperator.Equal, new StageValue(0), new ConstantValue(1)), Days(20), "t:1"));
        return new HeldCondition(held.Count - 1);
    }

    private PlanStages Stages(int index)
    {
        var stages = Enumerable.Range(0, 4).Select(stage => new PlanStage($"s{index}{stage}", stage == 3, false, null, "t:1"));
        // Only onward by a condition, and back only by an event or after a time: so nothing loops in one instant.
        var moves = new[]
        {
            new PlanTransition([0], 1, -1, null, Condition(1), null, -1, "t:1"),
            new PlanTransition([0, 1], 2, -1, null, Condition(1), null, -1, "t:2"),
            new PlanTransition([0, 1, 2], 3, random.Next(EventTypes), null, null, null, -1, "t:3"),
            new PlanTransition([3], 0, -1, null, null, new PlanDuration(0, 14, 0), Aggregate(AggregateKind.Last, 0), "t:4"),
        };
        return new PlanStages("j" + index, [.. stages], [.. moves], "t:1");
    }

    private PlanPolicy Policy() => new(
        0, -1, "",
        Chance(3) ? [] : [new PlanQuiet(20 * Ticks.PerHour, 8 * Ticks.PerHour, 0, "t:1")],
        [
            new PlanCap(1, 1, -1, new PlanPeriod(CalendarUnit.Day, 0), null, "t:1"),
            new PlanCap(3, 0, -1, new PlanPeriod(CalendarUnit.None, Days(7)), null, "t:1"),
        ],
        Chance(2) ? new PlanCapRule(new PlanDuration(0, 3, 0), "t:1") : null,
        [new PlanSuppression(Condition(1), 2, "t:1")],
        [new PlanCoolOff(Days(3), Aggregate(AggregateKind.Last, 0), "t:1")],
        [new PlanConsentChange(3, Plans.AtLeast(new EventValue(0), 8), -1, -1, "t:1")],
        [new PlanConsentChange(2, Plans.AtLeast(new EventValue(0), 8), -1, -1, "t:1")],
        [new PlanZoneSource(3, false)]);

    private PlanSequence Sequence(int index)
    {
        var entry = Pick(
            Plans.EnterOn(random.Next(EventTypes)), Plans.EnterWhen(Condition(1)),
            new PlanEntry(-1, null, Chance(2) ? Condition(1) : null, 0, new PlanSchedule(Value.Unknown, random.Next(1, 3), 1 << random.Next(7), 9 * Ticks.PerHour,
                Chance(2) ? null : (Log.At("2026-02-03T00:00:00Z") / Ticks.PerDay) + random.Next(60)), "t:1"));
        var sequence = Plans.Sequence("q" + index, [entry], Steps(random.Next(3, 9))) with
        {
            Rank = random.Next(2),
            Again = Pick(new PlanAgain(false, null, 0), new PlanAgain(true, new PlanDuration(0, 9, 0), 3), new PlanAgain(true, null, 0)),
            WhileInside = Pick(WhileInside.Ignore, WhileInside.Restart, WhileInside.Another),
            Kept = [new PlanKept("t", new PlanType(ValueKind.Text, true), [entry.Event >= 0 ? 1 : -1])],
            Key = Chance(4) && entry.Event >= 0 ? new PlanKey(0, -1) : null,
            Exits = Chance(2) ? [new PlanExit(-1, null, Condition(1), "t:1")] : [new PlanExit(random.Next(EventTypes), null, null, "t:1")],
            Goals = Chance(2) ? [new PlanGoal(-1, null, Condition(1), Chance(2) ? new PlanDuration(0, 30, 0) : null, "t:1")] : [],
            Holdout = Chance(4) ? new PlanHoldout(500_000, "q" + index, "t:1") : null,
            Spread = Chance(4) ? new PlanSpread(Days(20), "q" + index, "t:1") : null,
            Windows = Chance(3) ? [new PlanHours(31, 9 * Ticks.PerHour, 17 * Ticks.PerHour)] : [],
        };
        return index == 3 ? Anchored(sequence) : sequence;
    }

    private PlanSequence Anchored(PlanSequence sequence) => sequence with
    {
        Entries = [],
        Key = null,
        Spread = null,
        Kept = [],
        Anchor = new PlanAnchor(new FieldValue(2), false, false, Chance(2), Pick<BusinessDayShift>(BusinessDayShift.None, BusinessDayShift.Before), 0, Chance(2), "t:1"),
        Tracks =
        [
            new PlanTrack("30 days before", true, new PlanDuration(0, 30, 0), 9 * Ticks.PerHour, null, 0, "t:1"),
            new PlanTrack("on the day", false, new PlanDuration(0, 0, 0), Value.Unknown, null, sequence.Steps.Length - 1, "t:1"),
        ],
    };

    private PlanSequence Program()
    {
        PlanSchedule Cadence() => random.Next(3) switch
        {
            0 => new PlanSchedule(Value.Unknown, 0, 0, 9 * Ticks.PerHour, 20_460, random.Next(1, 9)),
            1 => new PlanSchedule(Value.Unknown, 0, 0, 9 * Ticks.PerHour, 20_460, null, 1),
            _ => new PlanSchedule(Value.Unknown, random.Next(1, 3), random.Next(1, 128), 9 * Ticks.PerHour, 20_460),
        };
        var program = new PlanProgram(
            [new PlanStreamStart(1, Condition(1))],
            [
                new PlanStreamMove(1, -1, null, Condition(1), "t:2"), new PlanStreamMove(2, random.Next(EventTypes), Plans.AtLeast(new EventValue(0), 5), null, "t:3"),
                new PlanStreamMove(0, -1, null, Condition(1), "t:4"),
            ],
            Chance(2) ? Condition(1) : null, "t:5");
        PlanStep[] steps =
        [
            new CastStep("one", [0, 1], Cadence(), "t:6"), new CastStep("two", [2, 3], Cadence(), "t:7"), new CastStep("three", [4], Cadence(), "t:8"),
            new SetStep("set", 0, new ConstantValue(3 * Value.One), 4, "t:9"), new SendStep("more", [1], [], -1, "t:9"),
        ];
        return Plans.Sequence("program", [Plans.EnterOn(random.Next(EventTypes))], [.. steps]) with
        {
            Rank = random.Next(2),
            Again = new PlanAgain(true, null, 0),
            Exits = Chance(2) ? [new PlanExit(-1, null, Condition(1), "t:1")] : [],
            Tracks = [Track(0), Track(3)],
            Program = program,
        };

        static PlanTrack Track(int first) => new("", false, new PlanDuration(0, 0, 0), Value.Unknown, null, first, "t:1");
    }

    private ImmutableArray<PlanStep> Steps(int count) => [.. Enumerable.Range(0, count).Select(index => Step(index, index + 1 < count ? index + 1 : -1, count))];

    private PlanStep Step(int index, int next, int count)
    {
        var name = "step" + index;
        var later = index + 1 < count ? random.Next(index + 1, count) : -1;
        return random.Next(11) switch
        {
            0 => new WaitStep(name, Length(), next, "t:1"),
            1 => new WaitUntilStep(name, null, false, null, false, Chance(2) ? 1 << random.Next(7) : 0, random.Next(24) * Ticks.PerHour, next, "t:1"),
            2 => new WaitForStep(name, [new PlanWaitBranch(random.Next(EventTypes), null, null, later, "t:1"), new PlanWaitBranch(-1, null, Condition(1), next, "t:1")],
                Chance(3) ? null : Length(), later, next, "t:1"),
            3 => new BranchStep(name, [new PlanBranch(Condition(1), later)], next, "t:1"),
            4 => new SetStep(name, 0, new ConstantValue(random.Next(20) * Value.One), next, "t:1"),
            5 => new SendNextStep(name, Chance(2) ? [new PlanChoice([0, 1, 2], true)] : [new PlanChoice([0, 2], true), new PlanChoice([1, 3], true)],
                Chance(3) ? [new PlanHours(31, 9 * Ticks.PerHour, 17 * Ticks.PerHour)] : [], later, next, "t:1"),
            6 when index > 0 => new RepeatStep(name, Length(), random.Next(1, 4), Chance(2) ? Condition(0) : null, 0, index - 1, next, "t:1"),
            7 when Chance(3) => new SplitStep(
                name, $"s{splits++}", "salt", [new PlanArm("a", 500_000, next, "t:1"), new PlanArm("b", 500_000, -1, "t:1", Waits: true)], next, "t:1",
                new PlanWinner(random.Next(EventTypes), null, Length(), 1, -1, "t:1")),
            7 => new SplitStep(name, $"s{splits++}", "salt", [new PlanArm("a", 400_000, next, "t:1"), new PlanArm("b", 600_000, later, "t:1")], next, "t:1"),
            _ => new SendStep(name, [random.Next(Messages), random.Next(Messages)], [], next, "t:1"),
        };
    }
}
