using NurtureLang.Plan.Tests;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Runtime.Execution;
using NurtureLang.Runtime.State;

namespace NurtureLang.Simulation.Testing;

/// <summary>Runs the tests of a campaign in virtual time, with the engine that runs campaigns. Belongs to one thread.</summary>
public sealed class TestRunner
{
    // Fewer are done before another thread has begun.
    private const int WorthThreads = 64;

    private readonly Engine engine;
    private readonly ContactState state;

    private readonly Coverage? coverage;

    /// <summary>Takes an engine that the plan of the tests was loaded into.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="coverage">Takes what the tests reach; null where nobody asks.</param>
    public TestRunner(Engine engine, Coverage? coverage = null)
    {
        ArgumentNullException.ThrowIfNull(engine);
        this.engine = engine;
        this.coverage = coverage;
        state = engine.NewContact();
    }

    /// <summary>Runs tests, many of them on all cores; what comes of each is what comes of it alone, and stands in its place.</summary>
    /// <param name="engine">The engine that the plan of the tests was loaded into.</param>
    /// <param name="tests">The tests.</param>
    /// <param name="coverage">Takes what the tests reach; null where nobody asks.</param>
    public static IReadOnlyList<TestResult> RunAll(Engine engine, IReadOnlyList<PlanTest> tests, Coverage? coverage = null)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(tests);
        var results = new TestResult[tests.Count];
        // One thread counts what is reached, and one asks the scripts, which take turns anyhow and say themselves what is wrong.
        if (tests.Count < WorthThreads || coverage is not null || !engine.Plan.Functions.IsEmpty)
        {
            var runner = new TestRunner(engine, coverage);
            for (var at = 0; at < results.Length; at++) results[at] = runner.Run(tests[at]);
            return results;
        }

        Parallel.For(0, results.Length, () => new TestRunner(engine.ForThread()), (at, _, runner) =>
        {
            results[at] = runner.Run(tests[at]);
            return runner;
        }, _ => { });
        return results;
    }

    /// <summary>Runs a test.</summary>
    /// <param name="test">The test.</param>
    /// <param name="keepsTimelines">Whether timelines are kept of a test that passes too.</param>
    public TestResult Run(PlanTest test, bool keepsTimelines = false)
    {
        ArgumentNullException.ThrowIfNull(test);
        var script = TestScript.Of(test, engine);
        if (script.Problem is var (why, line)) return new TestResult(test, [], why, line, []);
        var failures = new List<TestFailure>();
        var timelines = new List<TestTimeline>();
        List<ScriptPart> parts = [.. Enumerable.Range(0, script.Contacts.Count).Select(at => PartOf(script, at))];
        // Contacts do not see one another, unless the campaign has accounts.
        if (!engine.Plan.Accounts.IsEmpty) new AccountScript(engine, parts).Run(script.End);
        else foreach (var part in parts) new ContactScript(engine, state, part.Contact, part.Sink, part.Probes).Run(script.End);
        for (var at = 0; at < script.Contacts.Count; at++)
        {
            var contact = script.Contacts[at];
            var decisions = (DecisionList)parts[at].Sink;
            var conditions = parts[at].Probes;
            timelines.Add(new TestTimeline(contact.Name, contact.First, contact.Events, decisions.Taken));
            foreach (var one in script.Expectations.Where(one => one.Expectation.Contacts.Contains(at)))
            {
                var probe = conditions.Find(condition => condition.Expectation == one);
                if (Judge.Of(engine.Plan, one, probe, decisions.Taken, at) is { } failure) failures.Add(failure);
            }
        }

        failures.Sort((one, other) => Order(test, one).CompareTo(Order(test, other)));
        return new TestResult(test, failures, null, test.Source, failures.Count > 0 || keepsTimelines || AsksForTimeline(test) ? timelines : []);
    }

    /// <summary>Whether a test expects a timeline that is kept beside it.</summary>
    public static bool AsksForTimeline(PlanTest test)
    {
        ArgumentNullException.ThrowIfNull(test);
        return test.Items.Any(item => item is PlanExpectation { What: PlanExpectedTimeline });
    }

    private ScriptPart PartOf(TestScript script, int at)
    {
        var conditions = script.Expectations
            .Where(one => one.Expectation.What is PlanExpectedCondition && one.Expectation.Contacts.Contains(at))
            .Select(one => new ConditionProbe(one)).ToList();
        return new ScriptPart(script.Contacts[at], new DecisionList(coverage), conditions);
    }

    private static int Order(PlanTest test, TestFailure failure) => (test.Items.IndexOf(failure.Expectation) * 1_000) + failure.Contact;

    internal sealed class DecisionList(Coverage? coverage) : IDecisionSink
    {
        public List<Decision> Taken { get; } = [];

        // Which rules of a score give points is told by the changes of scores alone.
        public bool WantsScores => coverage is not null;

        public void Take(Decision decision)
        {
            coverage?.Take(decision);
            if (decision.Kind != DecisionKind.Score) Taken.Add(decision);
        }

        public void Reached(int sequence, int step) => coverage?.Reached(sequence, step);
    }
}

/// <summary>A condition that is looked at while a contact's script runs.</summary>
internal sealed class ConditionProbe(ScriptExpectation expectation)
{
    private readonly PlanExpectedCondition what = (PlanExpectedCondition)expectation.Expectation.What;

    public ScriptExpectation Expectation { get; } = expectation;

    public int Segment => what.Segment;

    /// <summary>Whether it held at one of the instants that were looked at.</summary>
    public bool HasHeld { get; private set; }

    /// <summary>Whether it must not hold.</summary>
    public bool IsNegated => what.IsNegated;

    /// <summary>Where the contact stood when it was last seen to be otherwise than expected; null where it never was.</summary>
    public ContactView? Otherwise { get; private set; }

    /// <summary>Takes what was seen at an instant.</summary>
    public void See(bool holds, Func<ContactView> view)
    {
        HasHeld |= holds;
        if (holds == IsNegated) Otherwise = view();
    }
}

/// <summary>Takes one contact through its script.</summary>
internal sealed class ContactScript(Engine engine, ContactState state, ScriptContact contact, IDecisionSink sink, List<ConditionProbe> probes)
{
    private long looked = long.MinValue;

    /// <summary>Runs the contact to the end of the test.</summary>
    public void Run(long end)
    {
        engine.Reset(state);
        engine.Begin(state, contact.Id, contact.Fields, contact.First, sink);
        var events = contact.Events;
        for (var at = 0; at < events.Count; at++)
        {
            if (at == 0 || events[at].At > events[at - 1].At) AdvanceBefore(events[at].At);
            engine.Apply(state, new EventInput(events[at].At, events[at].Type, events[at].Properties), sink);
        }

        AdvanceBefore(long.MaxValue);
        engine.AdvanceTo(state, end, sink);
    }

    // Stops wherever a condition is to be looked at before an instant. What happens at one instant is done when it is looked at.
    private void AdvanceBefore(long limit)
    {
        while (true)
        {
            var next = probes.Where(probe => !Seen(probe)).Select(NextLook).Where(instant => instant < limit).DefaultIfEmpty(long.MaxValue).Min();
            if (next == long.MaxValue) return;
            engine.AdvanceTo(state, next, sink);
            foreach (var probe in probes.Where(probe => !Seen(probe) && probe.Expectation.From <= next && next <= probe.Expectation.To))
                probe.See(engine.Holds(state, next, probe.Segment), () => engine.Read(state, next));
            looked = next;
        }
    }

    private bool Seen(ConditionProbe probe) => probe.HasHeld || looked >= probe.Expectation.To;

    // A condition that has a time to come true is looked at whenever something changes, and at the end.
    private long NextLook(ConditionProbe probe)
    {
        if (looked < probe.Expectation.From) return probe.Expectation.From;
        var wake = Engine.NextWake(state);
        return wake > looked && wake < probe.Expectation.To ? wake : probe.Expectation.To;
    }
}
