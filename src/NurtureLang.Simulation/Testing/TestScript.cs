using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Tests;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Execution;

namespace NurtureLang.Simulation.Testing;

/// <summary>A test with every instant worked out.</summary>
internal sealed class TestScript
{
    /// <summary>How long a test goes on behind its last line, for expectations that say no time: 30 days.</summary>
    public const long Tail = 30 * Ticks.PerDay;

    // What lies behind is out of the calendar's reach, with room for a time behind every moment.
    private const long Latest = Ticks.Latest - (200 * 366 * Ticks.PerDay);

    // The moment at which a test without one takes place: a Monday at nine, in the campaign's zone.
    private static readonly long Usual = new DateTime(2026, 1, 5, 9, 0, 0, DateTimeKind.Utc).Ticks - DateTime.UnixEpoch.Ticks;

    private TestScript(PlanTest test) => Test = test;

    public PlanTest Test { get; }

    /// <summary>Why the test cannot be run, and the line; null where it can.</summary>
    public (string Why, string Source)? Problem { get; private set; }

    /// <summary>The first instant of the script.</summary>
    public long First { get; private set; }

    /// <summary>When the test ends.</summary>
    public long End { get; private set; }

    /// <summary>The contacts.</summary>
    public List<ScriptContact> Contacts { get; } = [];

    /// <summary>What is expected.</summary>
    public List<ScriptExpectation> Expectations { get; } = [];

    /// <summary>Works out the instants of a test.</summary>
    public static TestScript Of(PlanTest test, Engine engine)
    {
        var script = new TestScript(test);
        script.Read(engine);
        return script;
    }

    private void Read(Engine engine)
    {
        var zone = engine.Zones.Campaign;
        var start = zone.At(Usual);
        var begun = false;
        var now = Test.Items.OfType<PlanTestMoment>().FirstOrDefault() is { } first ? MomentOf(first, engine, start) : start;
        First = now;
        foreach (var contact in Test.Contacts) Contacts.Add(new ScriptContact(contact.Name, Values(contact.Fields, engine)));
        foreach (var item in Test.Items)
        {
            switch (item)
            {
                case PlanTestEntry entry:
                    Contacts[entry.Contact].First = FirstInstant(Contacts[entry.Contact], engine, now);
                    break;
                case PlanTestMoment moment:
                    var at = begun ? MomentOf(moment, engine, now) : now;
                    begun = true;
                    if (at < now) Problem ??= ("this line is before the one above it: a test goes from the earliest to the latest", moment.Source);
                    if (at > Latest) Problem ??= ("this line is later than any calendar goes", moment.Source);
                    now = Math.Clamp(at, now, Latest);
                    if (moment.Event >= 0) AddEvent(moment, engine, now);
                    break;
                case PlanExpectation expectation:
                    Expectations.Add(Expect(expectation, engine, now));
                    break;
            }
        }

        var last = Expectations.Where(one => !one.IsOpen).Select(one => one.To).Append(now).Max();
        End = Expectations.Exists(one => one.IsOpen) ? last + Tail : last;
        foreach (var open in Expectations.Where(one => one.IsOpen)) open.To = End;
    }

    private void AddEvent(PlanTestMoment moment, Engine engine, long now)
    {
        foreach (var contact in moment.Contacts)
        {
            // Whoever did something was there.
            Contacts[contact].First = Math.Min(Contacts[contact].First, now);
            Contacts[contact].Events.Add(new TestEvent(now, moment.Event, Values(moment.Properties, engine)));
        }
    }

    private ScriptExpectation Expect(PlanExpectation expectation, Engine engine, long now)
    {
        var zone = engine.Zones.Campaign;
        var after = expectation.After is { } delay ? zone.Move(now, delay) : now;
        var within = expectation.Within is { } limit ? zone.Move(now, limit) : (long?)null;
        if (expectation.What is PlanExpectedCondition)
            return new ScriptExpectation(expectation, after, within ?? after, isOpen: false, isStrict: false);
        // Behind a time comes what is later than it; what is exactly then is still within it.
        var isStrict = expectation.After is not null;
        if (within is { } end) return new ScriptExpectation(expectation, after, end, isOpen: false, isStrict);
        var isFromHere = expectation.IsAfterThat || isStrict;
        return new ScriptExpectation(expectation, isFromHere ? after : long.MinValue, after, isOpen: true, isStrict);
    }

    private static long MomentOf(PlanTestMoment moment, Engine engine, long now)
    {
        var zone = engine.Zones.Campaign;
        return moment switch
        {
            { Instant: { } instant } => instant,
            { Local: { } local } => zone.At(local),
            { After: { } after } => zone.Move(now, after),
            _ => now,
        };
    }

    private static long[] Values(IReadOnlyList<PlanTestValue> values, Engine engine)
    {
        var made = new long[values.Count];
        for (var at = 0; at < made.Length; at++)
        {
            made[at] = values[at].Kind switch
            {
                PlanTestValueKind.Unknown => Value.Unknown,
                PlanTestValueKind.Fixed => values[at].Value,
                PlanTestValueKind.Local => engine.Zones.Campaign.At(values[at].Value),
                PlanTestValueKind.Text => engine.Texts.Intern(values[at].Text ?? ""),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }

        return made;
    }

    // As in a run over a history: a field `created` says since when somebody is there. Where it is always known and not said, it is now.
    private static long FirstInstant(ScriptContact contact, Engine engine, long now)
    {
        var fields = engine.Plan.Schema.Fields;
        for (var at = 0; at < fields.Length; at++)
        {
            if (fields[at] is not { Name: "created", Type: { Set: false, Kind: ValueKind.Instant or ValueKind.Date } type }) continue;
            var zone = engine.Zones.Campaign;
            if (contact.Fields[at] == Value.Unknown && !type.Optional) contact.Fields[at] = type.Kind == ValueKind.Date ? zone.Day(now) : now;
            else if (contact.Fields[at] != Value.Unknown) return type.Kind == ValueKind.Date ? zone.StartOfDay(contact.Fields[at]) : contact.Fields[at];
        }

        return now;
    }
}

/// <summary>A contact of a script.</summary>
internal sealed class ScriptContact(string name, long[] fields)
{
    public string Name { get; } = name;

    public byte[] Id { get; } = System.Text.Encoding.UTF8.GetBytes(name);

    public long[] Fields { get; } = fields;

    /// <summary>Its first instant.</summary>
    public long First { get; set; } = long.MaxValue;

    public List<TestEvent> Events { get; } = [];
}

/// <summary>An expectation of a script.</summary>
internal sealed class ScriptExpectation(PlanExpectation expectation, long from, long to, bool isOpen, bool isStrict)
{
    public PlanExpectation Expectation { get; } = expectation;

    /// <summary>From when it is looked at.</summary>
    public long From { get; } = from;

    /// <summary>Until when.</summary>
    public long To { get; set; } = to;

    /// <summary>Whether it goes on to the end of the test.</summary>
    public bool IsOpen { get; } = isOpen;

    /// <summary>Whether the first instant does not count.</summary>
    public bool IsStrict { get; } = isStrict;

    /// <summary>Whether an instant counts.</summary>
    public bool Covers(long instant) => instant <= To && (IsStrict ? instant > From : instant >= From);
}
