using NurtureLang.History;
using NurtureLang.History.Log;
using NurtureLang.Plan;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Runtime.Execution;
using NurtureLang.Runtime.State;
using NurtureLang.Simulation.Decisions;

namespace NurtureLang.Simulation.Run;

/// <summary>Runs the engine over the history of one contact. Safe for several threads, each with a contact of its own.</summary>
public sealed class ContactRun
{
    private readonly ContactTable contacts;
    private readonly ContactLog log;
    private readonly LateMode late;
    private readonly bool clipped;
    private readonly int createdField;
    private readonly bool createdIsDate;
    private readonly Func<long, long> startOfDay;

    /// <summary>Takes what every contact's run needs.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="history">The history.</param>
    /// <param name="options">What is asked of the run.</param>
    /// <exception cref="HistoryException">The run has no time: the history is empty, or the end lies before the beginning.</exception>
    /// <param name="startOfDay">The instant at which a date begins in the campaign's zone, for a `created` that is a date.</param>
    public ContactRun(CampaignPlan plan, HistoryData history, SimulationOptions options, Func<long, long> startOfDay)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(options);
        this.startOfDay = startOfDay;
        contacts = history.Contacts;
        late = options.Late;
        clipped = options.From != Value.Unknown;
        log = history.Group(late == LateMode.EventTime ? EventOrder.EventTime : EventOrder.AsReceived);
        Span = RunSpan.Of(options, history, log);
        if (Span.Until == Value.Unknown)
            throw new HistoryException("The history holds no event, so it does not say how long the run is; say it with --until, and --from.");
        if (Span.From > Span.Until)
            throw new HistoryException(
                $"The run would end at {InstantText.Format(Span.Until)}, before it begins at {InstantText.Format(Span.From)}; change --from or --until.");
        createdField = FindCreated(plan.Schema);
        createdIsDate = createdField >= 0 && plan.Schema.Fields[createdField].Type.Kind == ValueKind.Date;
    }

    /// <summary>From when to when it goes.</summary>
    public RunSpan Span { get; }

    /// <summary>The events of a contact, in the order in which they come in.</summary>
    public ContactEvents EventsOf(int contact) => log[contact];

    /// <summary>When each of a contact's events counts as having come in.</summary>
    public ReadOnlySpan<long> MomentsOf(int contact) => RunSpan.MomentsOf(log[contact], late);

    /// <summary>How many contacts the history has.</summary>
    public int ContactCount => contacts.Count;

    /// <summary>The contact's first instant; unknown where it is later than the run, or the run has no time at all.</summary>
    public long FirstInstant(int contact)
    {
        var created = createdField < 0 ? Value.Unknown : contacts.FieldsOf(contact)[createdField];
        if (createdIsDate && created != Value.Unknown) created = startOfDay(created);
        var firstEvent = Value.Unknown;
        foreach (var moment in RunSpan.MomentsOf(log[contact], late))
        {
            if (!Span.Holds(moment)) continue;
            firstEvent = moment;
            break;
        }

        // Whoever did something was there, whatever `created` says.
        var first = created == Value.Unknown ? firstEvent : firstEvent == Value.Unknown ? created : Math.Min(created, firstEvent);
        if (first == Value.Unknown) return Span.From;
        if (clipped) first = Math.Max(first, Span.From);
        return Span.Until != Value.Unknown && first > Span.Until ? Value.Unknown : first;
    }

    /// <summary>Runs a contact from its first instant to the end of the run.</summary>
    /// <param name="engine">The engine, which belongs to this thread while it runs.</param>
    /// <param name="contact">The contact's number in the history.</param>
    /// <param name="first">Its first instant.</param>
    /// <param name="sink">Takes the decisions.</param>
    /// <param name="applied">How many of its events were applied.</param>
    /// <param name="leftOut">How many of its events lie outside of the run.</param>
    /// <param name="applying">Told the number of each event that is applied, before it is.</param>
    /// <returns>The contact's state at the end.</returns>
    public ContactState Run(Engine engine, int contact, long first, IDecisionSink sink, out int applied, out int leftOut, Action<int>? applying = null)
    {
        ArgumentNullException.ThrowIfNull(engine);
        var state = engine.NewContact();
        engine.Begin(state, contacts.FieldsOf(contact), first, sink);
        var events = log[contact];
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

        engine.AdvanceTo(state, Span.Until, sink);
        return state;
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
