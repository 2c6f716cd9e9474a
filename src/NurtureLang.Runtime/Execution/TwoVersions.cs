using NurtureLang.Plan.Layout;
using NurtureLang.Plan.Policy;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Runtime.State;

namespace NurtureLang.Runtime.Execution;

/// <summary>Runs one contact after the other over an instant at which a newer version of the campaign goes live.</summary>
/// <remarks>
/// Until that instant the version before decides, and the newer one follows in silence, so that what it counts and scores is there when it takes over. From
/// then on the newer one lets in and moves; whoever is inside finishes on the version they entered, or is moved to the same step of the newer one. Both see
/// every touch that leaves and every field that changes. INVARIANT: neither is ever ahead of the other by a wake-up, the version before goes first.
/// </remarks>
public sealed class TwoVersions
{
    private readonly Engine before;
    private readonly Engine after;
    private readonly long changesAt;
    private readonly bool migrates;
    private readonly VersionNames names;
    private readonly VersionSink oldSink;
    private readonly VersionSink newSink;
    private readonly VersionMove move;
    private ContactState old;
    private ContactState fresh;
    private bool changed;
    private IDecisionSink sink = NoSink.Instance;

    /// <summary>Two versions and the instant of the change.</summary>
    /// <param name="before">The version before.</param>
    /// <param name="after">The newer version, over the same pool of texts.</param>
    /// <param name="changesAt">The instant, in ticks.</param>
    /// <param name="migrates">Whether people inside are moved to the newer version.</param>
    public TwoVersions(Engine before, Engine after, long changesAt, bool migrates)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        (this.before, this.after, this.changesAt, this.migrates) = (before, after, changesAt, migrates);
        names = new VersionNames(before.Plan, after.Plan);
        move = new VersionMove(before, after, Strand);
        oldSink = new VersionSink(TakeOld, TakeFact, Start) { TakeFault = TakeFault };
        newSink = new VersionSink(TakeNew, TakeNewFact, null, TakeGoal) { TakeFault = TakeFault };
        (old, fresh) = (before.NewContact(), after.NewContact());
    }

    /// <summary>Those whom the newer version has no place for: the place, and how many.</summary>
    public SortedDictionary<string, int> Stranded { get; } = new(StringComparer.Ordinal);

    /// <summary>The contact in the version before.</summary>
    public ContactState Before => old;

    /// <summary>The contact in the newer version.</summary>
    public ContactState After => fresh;

    /// <summary>Gives another contact its id, fields and first instant.</summary>
    public void Begin(ReadOnlySpan<byte> contactId, ReadOnlySpan<long> values, long first, IDecisionSink target)
    {
        ArgumentNullException.ThrowIfNull(target);
        (old, fresh, changed, sink) = (before.NewContact(), after.NewContact(), false, target);
        (oldSink.WantsScores, newSink.WantsScores) = (target.WantsScores, target.WantsScores);
        fresh.EntriesClosed = true;
        before.Begin(old, contactId, names.Before(values), first, oldSink);
        after.Begin(fresh, contactId, names.After(values), first, newSink);
        if (first >= changesAt) Change();
    }

    /// <summary>Applies an event to both.</summary>
    public void Apply(in EventInput input)
    {
        RunBefore(input.Received);
        before.Apply(old, new EventInput(input.Instant, input.Event, names.Before(input.Event, input.Properties), input.Received), oldSink);
        after.Apply(fresh, new EventInput(input.Instant, input.Event, names.After(input.Event, input.Properties), input.Received), newSink);
    }

    /// <summary>Does everything that is due up to and including an instant.</summary>
    public void AdvanceTo(long instant)
    {
        RunBefore(instant);
        if (!changed && changesAt <= instant) Change();
        before.AdvanceTo(old, instant, oldSink);
        Share(before, old, after, fresh, newSink);
        after.AdvanceTo(fresh, instant, newSink);
    }

    private void TakeFault(FunctionFault fault) => sink.Take(fault);

    private void RunBefore(long instant)
    {
        if (!changed && changesAt <= instant)
        {
            RunWakes(changesAt);
            Change();
        }

        RunWakes(instant);
    }

    private void RunWakes(long instant)
    {
        while (true)
        {
            var (one, other) = (Engine.NextWake(old), Engine.NextWake(fresh));
            if (Math.Min(one, other) >= instant) return;
            if (one <= other)
            {
                before.AdvanceTo(old, one, oldSink);
                Share(before, old, after, fresh, newSink);
            }
            else
            {
                after.AdvanceTo(fresh, other, newSink);
                Share(after, fresh, before, old, oldSink);
            }
        }
    }

    private void Change()
    {
        changed = true;
        old.EntriesClosed = true;
        fresh.EntriesClosed = false;
        SetNow(old, changesAt);
        SetNow(fresh, changesAt);
        move.Carry(old, fresh, oldSink, newSink, migrates);
    }

    private static void SetNow(ContactState state, long instant)
    {
        state.Words[StateLayout.Now] = Math.Max(state.Words[StateLayout.Now], instant);
        state.Present = null;
        LookAgain(state);
    }

    // What was changed from outside is looked at when the contact's time goes on.
    private static void LookAgain(ContactState state) =>
        state.Words[StateLayout.Flags] |= StateFlags.Pending | StateFlags.AllNew | StateFlags.WakeStale;

    // A field that a step changed, and consent that it took back, are those of the contact, whichever version did it.
    private static void Share(Engine from, ContactState source, Engine to, ContactState target, IDecisionSink targetSink)
    {
        var isSame = true;
        for (var field = 0; field < to.Plan.Schema.Fields.Length; field++)
        {
            var value = source.Words[StateLayout.Fields + field];
            if (target.Words[StateLayout.Fields + field] == value) continue;
            isSame = false;
            var frame = to.Open(target, targetSink);
            to.Parts.Fields.Set(frame, field, value);
        }

        for (var topic = 0; topic <= to.Plan.Topics.Length; topic++)
        {
            target.Words[to.Layout.OptedOut + topic] = source.Words[from.Layout.OptedOut + topic];
            target.Words[to.Layout.OptedIn + topic] = source.Words[from.Layout.OptedIn + topic];
        }

        if (!isSame) LookAgain(target);
    }

    private void TakeOld(Decision decision)
    {
        if (decision.Kind == DecisionKind.Sent) NoteSent(after, fresh, decision, newSink);
        if (Given(decision) is { } given) NoteGiven(after, fresh, decision, given, newSink);
        if (changed && decision.Kind is DecisionKind.Exited or DecisionKind.Finished) NoteEnd(decision);
        if (!changed || decision.Sequence is not null) sink.Take(decision);
    }

    private void TakeNew(Decision decision)
    {
        if (!changed) return;
        if (decision.Kind == DecisionKind.Sent) NoteSent(before, old, decision, oldSink);
        if (Given(decision) is { } given) NoteGiven(before, old, decision, given, oldSink);
        sink.Take(decision);
    }

    private void TakeFact(in HandoffFact fact)
    {
        if (!changed) sink.Take(fact);
    }

    private void TakeNewFact(in HandoffFact fact)
    {
        if (changed) sink.Take(fact);
    }

    // Goals of the campaign are those of the newer version, and are measured from the instant on.
    private void TakeGoal(in GoalFact fact)
    {
        if (changed) sink.Take(fact);
    }

    // A touch counts in the caps of both, and is known to both.
    private static void NoteSent(Engine engine, ContactState state, Decision sent, IDecisionSink target)
    {
        var parts = engine.Parts;
        for (var index = 0; index < engine.Plan.Messages.Length; index++)
        {
            var message = engine.Plan.Messages[index];
            if (message.Name != sent.Name) continue;
            var frame = engine.Open(state, target);
            frame.Now = sent.At;
            parts.Caps.Count(frame, message);
            var word = engine.Layout.LastSent[index];
            if (word >= 0) frame.Words[word] = sent.At;
            if (engine.Layout.LastSentOnChannel >= 0) frame.Words[engine.Layout.LastSentOnChannel + message.Channel] = sent.At;
            engine.Parts.Plan.Promises.KeepByMessage(frame, index);
            LookAgain(state);
            return;
        }
    }

    // What was given keeps the promises of both, and counts for both.
    private static void NoteGiven(Engine engine, ContactState state, Decision given, GivenKind kind, IDecisionSink target)
    {
        var frame = engine.Open(state, target);
        frame.Now = given.At;
        engine.Parts.Plan.Guarantees.Count(frame, kind);
        engine.Parts.Plan.Promises.KeepByGiving(frame, kind);
    }

    private static GivenKind? Given(Decision decision) => decision switch
    {
        { Reason: not null } => null,
        { Kind: DecisionKind.Task } => GivenKind.Task,
        { Kind: DecisionKind.Alert } => GivenKind.Alert,
        { Kind: DecisionKind.Webhook } => GivenKind.Webhook,
        _ => null,
    };

    private void NoteEnd(Decision end)
    {
        var sequence = Array.Find(after.Parts.Plan.Sequences, one => one.Plan.Name == end.Sequence);
        if (sequence is not null) fresh.Words[sequence.Layout.LastEnd] = end.At;
    }

    private void Start(string sequence, long at, string source)
    {
        var parts = after.Parts;
        if (Array.Find(parts.Plan.Sequences, one => one.Plan.Name == sequence) is not { } started) return;
        fresh.Words[StateLayout.Now] = Math.Max(fresh.Words[StateLayout.Now], at);
        parts.Enroller.TryEnrol(after.Open(fresh, newSink), started, -1, onEvent: false, source);
        LookAgain(fresh);
    }

    private void Strand(string place) => Stranded[place] = Stranded.GetValueOrDefault(place) + 1;
}
