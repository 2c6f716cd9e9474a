using NurtureLang.History;
using NurtureLang.History.Log;
using NurtureLang.Plan;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Runtime.Execution;
using NurtureLang.Runtime.State;

namespace NurtureLang.Simulation.Run;

/// <summary>Runs the engine over the history of one contact after the other, those of one partition.</summary>
public sealed class ContactRun
{
    private readonly ContactTable contacts;
    private readonly ContactLog log;
    private readonly LateMode late;
    private readonly bool clipped;
    private readonly bool everything;
    private readonly int createdField;
    private readonly bool createdIsDate;
    private readonly Func<long, long> startOfDay;

    /// <summary>Takes what the run of every contact of a partition needs.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="partition">The partition.</param>
    /// <param name="options">What is asked of the run.</param>
    /// <param name="span">From when to when the run goes.</param>
    /// <param name="startOfDay">The instant at which a date begins in the campaign's zone, for a `created` that is a date.</param>
    public ContactRun(CampaignPlan plan, HistoryData partition, SimulationOptions options, RunSpan span, Func<long, long> startOfDay)
        : this(plan, ContactsOf(partition), partition.Group(RunSpan.OrderOf(options.Late)), options, span, startOfDay)
    {
    }

    /// <summary>The same for events that are grouped already.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="contacts">The contacts of a partition.</param>
    /// <param name="log">Their events, all of them or some that follow those of before.</param>
    /// <param name="options">What is asked of the run.</param>
    /// <param name="span">From when to when the run goes.</param>
    /// <param name="startOfDay">The instant at which a date begins in the campaign's zone, for a `created` that is a date.</param>
    internal ContactRun(
        CampaignPlan plan, ContactTable contacts, ContactLog log, SimulationOptions options, RunSpan span, Func<long, long> startOfDay)
    {
        this.startOfDay = startOfDay;
        this.contacts = contacts;
        this.log = log;
        late = options.Late;
        clipped = options.From != Value.Unknown;
        // Without an end of its own the run holds the whole history.
        everything = !clipped && options.Until == Value.Unknown;
        Span = span;
        createdField = FindCreated(plan.Schema);
        createdIsDate = createdField >= 0 && plan.Schema.Fields[createdField].Type.Kind == ValueKind.Date;
    }

    /// <summary>From when to when it goes.</summary>
    public RunSpan Span { get; }

    /// <summary>The events of a contact, in the order in which they come in.</summary>
    public ContactEvents EventsOf(int contact) => log[contact];

    /// <summary>When each of a contact's events counts as having come in.</summary>
    public ReadOnlySpan<long> MomentsOf(int contact) => RunSpan.MomentsOf(log[contact], late);

    /// <summary>How many contacts the partition has.</summary>
    public int ContactCount => contacts.Count;

    /// <summary>The contact's first instant; unknown where it is later than the run.</summary>
    public long FirstInstant(int contact)
    {
        var created = createdField < 0 ? Value.Unknown : contacts.FieldsOf(contact)[createdField];
        if (createdIsDate && created != Value.Unknown) created = startOfDay(created);
        var firstEvent = FirstEvent(contact);
        // Whoever did something was there, whatever `created` says.
        var first = created == Value.Unknown ? firstEvent : firstEvent == Value.Unknown ? created : Math.Min(created, firstEvent);
        if (first == Value.Unknown) return Span.From;
        if (clipped) first = Math.Max(first, Span.From);
        return first > Span.Until ? Value.Unknown : first;
    }

    /// <summary>When the first of the contact's events within the run came in; unknown where there is none.</summary>
    public long FirstEvent(int contact)
    {
        foreach (var moment in RunSpan.MomentsOf(log[contact], late))
        {
            if (Span.Holds(moment)) return moment;
        }

        return Value.Unknown;
    }

    /// <summary>Runs a contact from its first instant to the end of the run.</summary>
    /// <param name="engine">The engine, which belongs to this thread while it runs.</param>
    /// <param name="state">A state that has not begun; it is the contact's at the end.</param>
    /// <param name="contact">The contact's number in the partition.</param>
    /// <param name="first">Its first instant.</param>
    /// <param name="sink">Takes the decisions.</param>
    /// <param name="applied">How many of its events were applied.</param>
    /// <param name="leftOut">How many of its events lie outside of the run.</param>
    /// <param name="applying">Told the number of each event that is applied, before it is.</param>
    public void Run(
        Engine engine, ContactState state, int contact, long first, IDecisionSink sink, out int applied, out int leftOut, Action<int>? applying = null)
    {
        Begin(engine, state, contact, first, sink);
        Apply(engine, state, contact, sink, out applied, out leftOut, applying);
        engine.AdvanceTo(state, Span.Until, sink);
    }

    /// <summary>Begins a contact's run.</summary>
    public void Begin(Engine engine, ContactState state, int contact, long first, IDecisionSink sink)
    {
        ArgumentNullException.ThrowIfNull(engine);
        engine.Begin(state, contacts.IdBytesOf(contact), contacts.FieldsOf(contact), first, sink);
    }

    /// <summary>Applies a contact's events.</summary>
    public void Apply(
        Engine engine, ContactState state, int contact, IDecisionSink sink, out int applied, out int leftOut, Action<int>? applying = null)
    {
        ArgumentNullException.ThrowIfNull(engine);
        var events = log[contact];
        if (everything && applying is null)
        {
            var received = late == LateMode.AsReceived ? events.ReceivedAt : default;
            engine.ApplyAll(state, new EventRun(events.Instants, events.Types, received, events.Starts, events.Values), sink);
            (applied, leftOut) = (events.Count, 0);
        }
        else
        {
            ApplyWhatLiesWithin(engine, state, events, sink, applying, out applied, out leftOut);
        }
    }

    private void ApplyWhatLiesWithin(
        Engine engine, ContactState state, ContactEvents events, IDecisionSink sink, Action<int>? applying, out int applied, out int leftOut)
    {
        var moments = RunSpan.MomentsOf(events, late);
        (applied, leftOut) = (0, 0);
        for (var i = 0; i < events.Count; i++)
        {
            if (!Span.Holds(moments[i]))
            {
                leftOut++;
                continue;
            }

            applying?.Invoke(i);
            engine.Apply(state, new EventInput(events.Instants[i], events.Types[i], events.PropertiesOf(i), moments[i]), sink);
            applied++;
        }
    }

    private static ContactTable ContactsOf(HistoryData partition)
    {
        ArgumentNullException.ThrowIfNull(partition);
        return partition.Contacts;
    }

    // A field `created` that is an instant or a date says since when the contact is there.
    private static int FindCreated(PlanSchema schema)
    {
        for (var i = 0; i < schema.Fields.Length; i++)
        {
            var field = schema.Fields[i];
            if (field is { Name: "created", Type: { Set: false, Kind: ValueKind.Instant or ValueKind.Date } }) return i;
        }

        return -1;
    }
}
