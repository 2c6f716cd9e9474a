using NurtureLang.Runtime.Accounts;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Runtime.Execution;

namespace NurtureLang.Simulation.Testing;

/// <summary>A contact of a test, who takes its decisions, and the conditions that are looked at.</summary>
/// <param name="Contact">The contact.</param>
/// <param name="Sink">Takes its decisions.</param>
/// <param name="Probes">The conditions.</param>
internal sealed record ScriptPart(ScriptContact Contact, IDecisionSink Sink, List<ConditionProbe> Probes);

/// <summary>Takes the contacts of a test through their scripts together, in a campaign with accounts: each sees the others as they are.</summary>
internal sealed class AccountScript(Engine engine, IReadOnlyList<ScriptPart> parts)
{
    private readonly AccountCircle circle = engine.NewCircle();
    private readonly List<AccountMember> members = [];
    private long looked = long.MinValue;

    /// <summary>Runs everybody to the end of the test.</summary>
    public void Run(long end)
    {
        foreach (var part in parts)
        {
            // Contacts without a name of their own have one and the same.
            var id = members.Exists(one => one.Id == part.Contact.Name) ? $"{part.Contact.Name} {members.Count}" : part.Contact.Name;
            members.Add(circle.Add(id, engine.NewContact(), part.Sink));
        }

        var order = Enumerable.Range(0, parts.Count)
            .SelectMany(part => Enumerable.Range(-1, parts[part].Contact.Events.Count + 1).Select(index => (At: AtOf(part, index), Part: part, Index: index)))
            .OrderBy(one => one.At).ThenBy(one => one.Index >= 0).ThenBy(one => parts[one.Part].Contact.Name, StringComparer.Ordinal).ThenBy(one => one.Index);
        var before = long.MinValue;
        foreach (var (at, part, index) in order)
        {
            if (before != long.MinValue && at > before) AdvanceBefore(at);
            before = at;
            var contact = parts[part].Contact;
            if (index < 0) circle.Begin(members[part], contact.Id, contact.Fields, contact.First);
            else circle.Apply(members[part], new EventInput(at, contact.Events[index].Type, contact.Events[index].Properties));
        }

        AdvanceBefore(long.MaxValue);
        circle.AdvanceTo(end);
    }

    private long AtOf(int part, int index) => index < 0 ? parts[part].Contact.First : parts[part].Contact.Events[index].At;

    // As for one contact: stops wherever a condition is to be looked at before an instant.
    private void AdvanceBefore(long limit)
    {
        while (true)
        {
            var next = parts.SelectMany(part => part.Probes).Where(probe => !Seen(probe)).Select(NextLook)
                .Where(instant => instant < limit).DefaultIfEmpty(long.MaxValue).Min();
            if (next == long.MaxValue) return;
            circle.AdvanceTo(next);
            for (var part = 0; part < parts.Count; part++) Look(part, next);
            looked = next;
        }
    }

    private void Look(int part, long instant)
    {
        var state = members[part].State;
        if (!state.HasBegun) return;
        foreach (var probe in parts[part].Probes.Where(probe => !Seen(probe) && probe.Expectation.From <= instant && instant <= probe.Expectation.To))
            probe.See(engine.Holds(state, instant, probe.Segment), () => engine.Read(state, instant));
    }

    private bool Seen(ConditionProbe probe) => probe.HasHeld || looked >= probe.Expectation.To;

    private long NextLook(ConditionProbe probe)
    {
        if (looked < probe.Expectation.From) return probe.Expectation.From;
        var wake = circle.NextWake;
        return wake > looked && wake < probe.Expectation.To ? wake : probe.Expectation.To;
    }
}
