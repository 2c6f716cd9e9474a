using System.Runtime.CompilerServices;
using NurtureLang.Plan;
using NurtureLang.Plan.Functions;
using NurtureLang.Plan.Layout;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Runtime.State;
using NurtureLang.Runtime.Time;

namespace NurtureLang.Runtime.Execution;

/// <summary>The step function: a plan, a contact's state and an input give the next state and the decisions.</summary>
/// <remarks>
/// Pure: time is an input, nothing is random, nothing is read or written outside of the state. The same plan, states and inputs give the same
/// decisions, however the inputs are cut into calls and wherever the state was stored in between. An engine belongs to one thread at a time; make one
/// for each thread with <see cref="ForThread"/>. Contacts do not see one another, but for those that a circle of accounts runs together.
/// </remarks>
public sealed partial class Engine
{
    private readonly LoadedPlan plan;
    private readonly Crossings crossings;
    private readonly Frame frame;
    private readonly ContactState nobody;
    private readonly EventPhase events;
    private readonly InstantPhase instants;
    private readonly ContactFields fields;
    private readonly HandoffBook handoffs;
    private readonly Endings endings;
    private readonly Merging merging;
    private readonly Enroller enroller;
    private readonly Caps caps;
    private readonly StepRunner steps;

    private Engine(LoadedPlan plan, Crossings crossings)
    {
        this.plan = plan;
        this.crossings = crossings;
        var most = plan.Plan.Schema.Events.Select(one => one.Properties.Length).Append(1).Max();
        nobody = new ContactState(plan.Layout);
        frame = new Frame(most, nobody, plan.Zones.Campaign);
        var log = new ScoreLog(plan);
        handoffs = new HandoffBook(plan);
        var settler = new Settler(plan, log, handoffs);
        var anchors = new Anchors(plan);
        var programs = new Programs(plan);
        enroller = new Enroller(plan, anchors, programs, crossings);
        endings = new Endings(plan, enroller, programs);
        var consents = new Consents(plan);
        var touches = new Touches(plan, consents, caps = new Caps(plan));
        fields = new ContactFields(plan, anchors, programs);
        merging = new Merging(plan, log, settler, handoffs);
        var actions = new StepActions(plan, new TemplateWriter(plan), fields, consents, enroller);
        steps = new StepRunner(plan, touches, new Casts(touches, programs, enroller), enroller, anchors, actions, crossings);
        events = new EventPhase(plan, settler, log, consents, fields, endings, enroller, handoffs);
        instants = new InstantPhase(plan, events, endings, steps, new HandoffRunner(plan, handoffs, actions), enroller, new WakeUps(plan));
    }

    /// <summary>Makes a plan ready to run. Texts that the plan names are added to the pool; after that only restoring a state, and functions in C#, add to it.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="texts">The pool of its texts.</param>
    /// <param name="functions">Gives the values of its functions in C#; without it the first call of one ends the run.</param>
    /// <exception cref="ArgumentNullException">The plan or the pool is missing.</exception>
    public static Engine Load(CampaignPlan plan, TextPool texts, IFunctions? functions = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(texts);
        return new Engine(new LoadedPlan(plan, texts, functions ?? new NoFunctions(plan)), Crossings.None);
    }

    /// <summary>Makes the code of every event type now and not when the first event of it comes; for a program that has something else to do meanwhile.</summary>
    public void Prepare() => plan.Handlers.MakeAll();

    /// <summary>An engine for another thread; what was compiled is shared.</summary>
    public Engine ForThread() => new(plan, crossings);

    /// <summary>An engine that knows something else of other contacts; what was compiled is shared.</summary>
    public Engine With(Crossings others) => new(plan, others);

    /// <summary>The lot that a contact draws with a salt, from 0 to 2^64, by the contact's key.</summary>
    public static ulong LotOf(long contact, string salt) => Lots.Draw(contact, Lots.Salt(salt));

    /// <summary>What it knows of other contacts.</summary>
    public Crossings Crossings => crossings;

    /// <summary>The plan that it runs.</summary>
    public CampaignPlan Plan => plan.Plan;

    /// <summary>The pool that texts of its states and events are in.</summary>
    public TextPool Texts => plan.Texts;

    /// <summary>The layout of a contact's state.</summary>
    public StateLayout Layout => plan.Layout;

    /// <summary>The time zones, as the campaign sees them.</summary>
    public ZoneTable Zones => plan.Zones;

    /// <summary>The state of a contact of whom nothing is known.</summary>
    public ContactState NewContact() => new(plan.Layout);

    /// <summary>Makes a state that was used one of a contact of whom nothing is known.</summary>
    public void Reset(ContactState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Reset(plan.Layout);
        // What the frame knows of the contact is of the one before.
        if (ReferenceEquals(frame.State, state)) frame.State = nobody;
    }

    /// <summary>Keeps the states of contacts while others are at hand.</summary>
    public ContactStates NewStates() => new(plan.Layout);

    /// <summary>The state of a contact that was kept.</summary>
    /// <param name="states">Where it is kept.</param>
    /// <param name="contact">Its number there.</param>
    /// <param name="idle">A state that is not in use, and that the contact's may be read into.</param>
    public ContactState Take(ContactStates states, int contact, ContactState idle)
    {
        ArgumentNullException.ThrowIfNull(states);
        // What the frame knows of the contact is of the one before.
        if (ReferenceEquals(frame.State, idle)) frame.State = nobody;
        return states.Take(contact, idle);
    }

    /// <summary>Keeps nothing of the contact at hand, so that an engine of another thread may go on with it.</summary>
    public void Leave() => frame.State = nobody;

    /// <summary>Gives a contact of no id its fields and first instant, for a plan that draws no lots.</summary>
    /// <inheritdoc cref="Begin(ContactState, ReadOnlySpan{byte}, ReadOnlySpan{long}, long, IDecisionSink)"/>
    public void Begin(ContactState state, ReadOnlySpan<long> values, long instant, IDecisionSink sink) => Begin(state, [], values, instant, sink);

    /// <summary>Gives a contact its id, fields and first instant. What holds then fires then.</summary>
    /// <param name="state">A state that has not begun.</param>
    /// <param name="contactId">The contact's id in UTF-8, by which splits and control groups deal.</param>
    /// <param name="values">The fields, in the schema's order.</param>
    /// <param name="instant">The first instant, in ticks.</param>
    /// <param name="sink">Takes the decisions.</param>
    /// <exception cref="ArgumentException">The state has begun, or the fields are not as many as the schema has.</exception>
    public void Begin(ContactState state, ReadOnlySpan<byte> contactId, ReadOnlySpan<long> values, long instant, IDecisionSink sink)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.HasBegun) throw new ArgumentException("The contact has begun already.", nameof(state));
        if (values.Length != plan.Plan.Schema.Fields.Length) throw new ArgumentException("A value is needed for each field.", nameof(values));
        var words = state.Words;
        values.CopyTo(words.AsSpan(StateLayout.Fields));
        words[StateLayout.Now] = instant;
        words[StateLayout.Flags] = StateFlags.Begun | StateFlags.Pending | StateFlags.AllNew;
        if (plan.Layout.Contact >= 0) words[plan.Layout.Contact] = Lots.KeyOf(contactId);
        foreach (var stages in plan.Layout.Stages) words[stages + 1] = instant;
        Bind(state, sink);
        foreach (var sequence in plan.Sequences) StartSchedules(sequence, instant);
        for (var stages = 0; stages < plan.Layout.Stages.Length; stages++) handoffs.Enter(frame, stages, 0);
        for (var stages = 0; stages < plan.Layout.Stages.Length; stages++) plan.Promises.Enter(frame, stages, 0);
    }

    /// <summary>Applies an event; whatever was due before it is done first.</summary>
    /// <remarks>An event earlier than the contact's time is late: it counts when it occurred and moves the contact now.</remarks>
    /// <param name="state">A state that has begun.</param>
    /// <param name="input">The event.</param>
    /// <param name="sink">Takes the decisions.</param>
    public void Apply(ContactState state, in EventInput input, IDecisionSink sink)
    {
        Bind(state, sink);
        ApplyOne(input.Event, input.Instant, input.Received, input.Properties);
    }

    /// <summary>Applies events one after the other, as <see cref="Apply"/> does.</summary>
    /// <param name="state">A state that has begun.</param>
    /// <param name="run">The events.</param>
    /// <param name="sink">Takes the decisions.</param>
    public void ApplyAll(ContactState state, in EventRun run, IDecisionSink sink)
    {
        unchecked
        {
            Bind(state, sink);
            var words = frame.Words;
            var instants = run.Instants;
            var starts = run.Starts;
            var quick = plan.Handlers.Quick;
            for (var index = 0; index < instants.Length; index++)
            {
                var type = run.Types[index];
                var instant = instants[index];
                var received = run.Received.Length == 0 ? instant : Math.Max(instant, run.Received[index]);
                var properties = run.Values[starts[index]..starts[index + 1]];
                if (quick[type] is not { } handler || frame.WantsScores || (words[StateLayout.Flags] & StateFlags.AllNew) != 0)
                {
                    ApplyOne(type, instant, received, properties);
                    continue;
                }

                MoveTo(received, properties);
                frame.Dirty = handler(frame, Math.Min(instant, frame.Now));
                // Nearly always the event is done: nothing follows from it, now or at the end of its instant.
                if (frame.Dirty == 0 && !IsOpen(words)) continue;
                events.Follow(frame, type, Math.Min(instant, frame.Now));
                if (IsOpen(words)) words[StateLayout.Flags] |= StateFlags.Pending;
            }
        }
    }

    // Comes to the instant of an event, with the event under test.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void MoveTo(long received, ReadOnlySpan<long> properties)
    {
        unchecked
        {
            var words = frame.Words;
            frame.Dirty = 0;
            if (received > frame.Now)
            {
                // Nearly always nothing was left open at the instant before, and nothing is due in between.
                if (words[StateLayout.Flags] != StateFlags.Begun || words[StateLayout.NextWake] < received) RunBefore(received);
                SetNow(received);
            }

            var room = frame.Event;
            for (var index = 0; index < properties.Length; index++) room[index] = properties[index];
        }
    }

    private void ApplyOne(int type, long instant, long received, ReadOnlySpan<long> properties)
    {
        MoveTo(received, properties);
        var words = frame.Words;
        if ((words[StateLayout.Flags] & StateFlags.AllNew) != 0) InstantPhase.TakeNew(frame);
        events.Apply(frame, type, Math.Min(instant, frame.Now));
        if (IsOpen(words)) words[StateLayout.Flags] |= StateFlags.Pending;
    }

    // Whether something is still to be done at this instant when its last event has come.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsOpen(long[] words) =>
        words[StateLayout.Flags] != StateFlags.Begun || words[StateLayout.NextWake] <= frame.Now || frame.State.Enrolments is { Count: > 0 } || frame.Dirty != 0;

    /// <summary>Does everything that is due up to and including an instant, and lets no time pass where the instant is behind the contact's own.</summary>
    /// <param name="state">A state that has begun.</param>
    /// <param name="instant">The instant, in ticks.</param>
    /// <param name="sink">Takes the decisions.</param>
    public void AdvanceTo(ContactState state, long instant, IDecisionSink sink)
    {
        Bind(state, sink);
        if (instant >= frame.Now)
        {
            RunBefore(instant);
            if (frame.Words[StateLayout.NextWake] <= instant && instant > frame.Now)
            {
                SetNow(instant);
                frame.Words[StateLayout.Flags] |= StateFlags.Pending;
            }

            FinishPending();
        }
    }

    /// <summary>Works out what follows from a log alone: counts, scores, consent and stages. Nobody comes into a sequence, and nothing is decided.</summary>
    /// <param name="state">A state that has not begun.</param>
    /// <param name="values">The contact's fields at its first instant, in the schema's order.</param>
    /// <param name="first">Its first instant, in ticks.</param>
    /// <param name="run">Its events, none after the instant.</param>
    /// <param name="instant">The instant up to which, in ticks.</param>
    public void Recount(ContactState state, ReadOnlySpan<long> values, long first, in EventRun run, long instant)
    {
        frame.IsQuiet = true;
        try
        {
            Begin(state, values, first, MutedSink.Instance);
            ApplyAll(state, run, MutedSink.Instance);
            AdvanceTo(state, instant, MutedSink.Instance);
        }
        finally
        {
            frame.IsQuiet = false;
        }
    }

    /// <summary>Makes two contacts one: the enrolments of one end, and the other goes on as if the events of both had always been its own.</summary>
    /// <remarks>What is due before the instant is done for both first. The contact that ends is not to be looked at any more.</remarks>
    /// <param name="into">The contact that goes on; it has begun.</param>
    /// <param name="sink">Takes its decisions.</param>
    /// <param name="from">The contact that ends; it has begun.</param>
    /// <param name="fromSink">Takes its decisions.</param>
    /// <param name="one">What <see cref="Recount"/> made of the events of both.</param>
    /// <param name="instant">The instant, in ticks.</param>
    public void Merge(ContactState into, IDecisionSink sink, ContactState from, IDecisionSink fromSink, ContactState one, long instant)
    {
        ArgumentNullException.ThrowIfNull(one);
        Bind(from, fromSink);
        MoveTo(Math.Max(instant, frame.Now), []);
        endings.EndMerged(frame);
        Bind(into, sink);
        MoveTo(Math.Max(instant, frame.Now), []);
        if ((frame.Words[StateLayout.Flags] & StateFlags.AllNew) != 0) InstantPhase.TakeNew(frame);
        merging.Blend(frame, from, one);
        into.Zone = frame.Zone = fields.ZoneOf(frame.Words);
        events.Settle(frame, stages: true);
    }

    /// <summary>The next instant at which something can change if no event comes; <see cref="Ticks.Never"/> where nothing will.</summary>
    public static long NextWake(ContactState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var words = state.Words;
        return (words[StateLayout.Flags] & StateFlags.Pending) != 0 ? words[StateLayout.Now] : words[StateLayout.NextWake];
    }

    /// <summary>The state as bytes, which any engine of the same plan can go on from.</summary>
    public byte[] Save(ContactState state) => new StateCodec(plan).Save(state);

    /// <summary>The state that was saved.</summary>
    /// <exception cref="InvalidDataException">The bytes are no state of this plan.</exception>
    public ContactState Restore(ReadOnlySpan<byte> bytes) => new StateCodec(plan).Restore(bytes);

    /// <summary>Contacts that are run together because their accounts cross them.</summary>
    public Accounts.AccountCircle NewCircle() => new(this, plan, handoffs, events);

    /// <summary>What tells the accounts of contacts before they are run.</summary>
    public Accounts.AccountKeys NewKeys() => new(plan);

    /// <summary>What a run of two versions works with.</summary>
    internal EngineParts Parts => new(plan, enroller, caps, steps, fields);

    /// <summary>The frame with a contact in it.</summary>
    internal Frame Open(ContactState state, IDecisionSink sink)
    {
        Bind(state, sink);
        return frame;
    }

    /// <summary>Brings the contact at hand to an instant at which nothing of it is due, or to what is due at it.</summary>
    internal Frame BringTo(ContactState state, long instant, IDecisionSink sink)
    {
        Bind(state, sink);
        MoveTo(Math.Max(instant, frame.Now), []);
        return frame;
    }

    // INVARIANT: between calls nothing is dirty: what is still to be done at the present instant is said by the state's flags.
    private void Bind(ContactState state, IDecisionSink sink)
    {
        frame.IsForeseeing = false;
        // The same contact again, as in a replay: nothing but its time can be another.
        if (!ReferenceEquals(frame.State, state))
        {
            frame.State = state;
            frame.Words = state.Words;
            frame.Zone = state.Zone ??= fields.ZoneOf(state.Words);
        }

        if (!ReferenceEquals(frame.Sink, sink))
        {
            frame.Sink = sink;
            frame.WantsScores = sink.WantsScores;
        }

        frame.Now = state.Words[StateLayout.Now];
        frame.Dirty = 0;
    }

    private void RunBefore(long instant)
    {
        FinishPending();
        while (frame.Words[StateLayout.NextWake] < instant)
        {
            SetNow(frame.Words[StateLayout.NextWake]);
            instants.Finish(frame);
        }
    }

    private void FinishPending()
    {
        if ((frame.Words[StateLayout.Flags] & StateFlags.Pending) != 0) instants.Finish(frame);
    }

    private void SetNow(long instant)
    {
        frame.Now = instant;
        frame.Words[StateLayout.Now] = instant;
        if (frame.State.Present is not null) frame.State.Present = null;
    }

    private void StartSchedules(LoadedSequence sequence, long instant)
    {
        for (var index = 0; index < sequence.Entries.Length; index++)
        {
            if (sequence.Plan.Entries[index].Schedule is { } schedule)
                frame.Words[sequence.Layout.Entries[index]] = Schedules.NextOf(schedule, frame.Zone, plan.Zones.Campaign, instant - 1);
        }
    }
}
