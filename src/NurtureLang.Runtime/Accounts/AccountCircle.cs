using NurtureLang.Plan.Layout;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Conditions;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Runtime.Execution;
using NurtureLang.Runtime.State;

namespace NurtureLang.Runtime.Accounts;

/// <summary>Runs contacts together whose accounts cross them: in the order of time, so that each sees the others as they are at that instant.</summary>
/// <remarks>
/// At one instant: the events in the order in which they are given; then what time turns, contact by contact in the order of their ids; then hand-offs on
/// accounts that time turns; then what is due, contact by contact. After each of these the figures that changed are looked at:
/// by every contact of the account where a condition about them turned.
/// Pure as the engine is: the same plan, contacts and inputs give the same decisions, however they are cut into calls.
/// </remarks>
public sealed class AccountCircle
{
    private const int MostRounds = 1_000;

    private readonly Engine engine;
    private readonly LoadedPlan plan;
    private readonly EventPhase events;
    private readonly AccountDesk desk;
    private readonly SortedList<string, AccountMember> members = new(StringComparer.Ordinal);
    private readonly PriorityQueue<AccountMember, (long At, string Id)> wakes = new(ByTimeThenName.Instance);
    private readonly Queue<AccountState> changed = new();
    private int rounds;

    internal AccountCircle(Engine engine, LoadedPlan plan, HandoffBook handoffs, EventPhase events)
    {
        this.engine = engine;
        this.plan = plan;
        this.events = events;
        desk = new AccountDesk(engine, plan, handoffs);
        Directory = new AccountDirectory(plan, changed);
    }

    /// <summary>The instant that everybody has come to, in ticks.</summary>
    public long Now { get; internal set; } = long.MinValue;

    /// <summary>The next instant at which something can change if no event comes; never where nothing will.</summary>
    public long NextWake => NextDue();

    /// <summary>The contacts, by contact_id.</summary>
    public IEnumerable<AccountMember> Members => members.Values;

    internal AccountDirectory Directory { get; }

    /// <summary>Adds a contact that has not begun.</summary>
    /// <exception cref="ArgumentException">There is one with this contact_id already.</exception>
    public AccountMember Add(string id, ContactState state, IDecisionSink sink)
    {
        var member = new AccountMember(id, state, sink);
        members.Add(id, member);
        return member;
    }

    /// <summary>Gives a contact its fields and first instant, which is not before that of the circle.</summary>
    /// <param name="member">A contact that has not begun.</param>
    /// <param name="contactId">Its id in UTF-8.</param>
    /// <param name="values">Its fields, in the schema's order.</param>
    /// <param name="instant">The instant, in ticks.</param>
    public void Begin(AccountMember member, ReadOnlySpan<byte> contactId, ReadOnlySpan<long> values, long instant)
    {
        ArgumentNullException.ThrowIfNull(member);
        ComeTo(instant);
        engine.Begin(member.State, contactId, values, instant, member.Sink);
        member.State.Accounts = new AccountLinks(plan.Accounts.Sources, plan.Accounts.KeySources, changed, member);
        Directory.Place(engine.Open(member.State, member.Sink), member, instant);
        Note(member);
    }

    /// <summary>Applies an event of a contact that has begun; whatever was due before it is done first, for everybody.</summary>
    public void Apply(AccountMember member, in EventInput input)
    {
        ArgumentNullException.ThrowIfNull(member);
        ComeTo(input.Received);
        rounds = 0;
        engine.Apply(member.State, input, member.Sink);
        Follow(member);
    }

    /// <summary>Does everything that is due up to and including an instant, for everybody.</summary>
    public void AdvanceTo(long instant)
    {
        ComeTo(instant);
        FinishInstant();
        foreach (var member in members.Values)
        {
            if (member is { IsGone: false, State.HasBegun: true }) engine.AdvanceTo(member.State, instant, member.Sink);
        }
    }

    /// <summary>Makes two contacts one, as <see cref="Engine.Merge"/> does; the one that ends leaves its accounts.</summary>
    /// <param name="into">The contact that goes on.</param>
    /// <param name="from">The contact that ends.</param>
    /// <param name="one">What the events of both made of one contact.</param>
    /// <param name="instant">The instant, in ticks.</param>
    public void Merge(AccountMember into, AccountMember from, ContactState one, long instant)
    {
        ArgumentNullException.ThrowIfNull(into);
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(one);
        ComeTo(instant);
        LookAsOne(one, into);
        engine.Merge(into.State, into.Sink, from.State, from.Sink, one, instant);
        from.IsGone = true;
        Directory.Leave(from, into.State);
        Directory.Place(engine.Open(into.State, into.Sink), into, Now);
        Touch(into);
        Follow(into);
    }

    /// <summary>The accounts that have contacts, as they stand at the circle's instant.</summary>
    public IEnumerable<AccountReading> Read()
    {
        foreach (var account in Directory.All)
        {
            if (account.Contacts.Count == 0) continue;
            var written = plan.Plan.Accounts[account.Kind];
            var frame = engine.BringTo(account.Contacts[0], Now, MutedSink.Instance);
            long[] figures = [.. written.RollUps.Select((_, rollUp) => plan.Accounts.Read(frame, account.Kind, rollUp))];
            yield return new AccountReading(account.Kind, plan.Texts[account.Key], account.Contacts.Count, figures);
        }
    }

    /// <summary>Everything that is remembered of the contacts and their accounts, as bytes.</summary>
    public byte[] Save() => new AccountCodec(engine, plan).Save(this);

    /// <summary>A circle that was saved.</summary>
    /// <param name="engine">An engine of the same plan.</param>
    /// <param name="bytes">What was saved.</param>
    /// <param name="sinkOf">Takes the decisions of a contact, by contact_id.</param>
    /// <exception cref="InvalidDataException">The bytes are no circle of this plan.</exception>
    public static AccountCircle Restore(Engine engine, ReadOnlySpan<byte> bytes, Func<string, IDecisionSink> sinkOf)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(sinkOf);
        var circle = engine.NewCircle();
        new AccountCodec(engine, circle.plan).Restore(circle, bytes, sinkOf);
        return circle;
    }

    /// <summary>A contact of a circle that was saved.</summary>
    internal void Put(AccountMember member)
    {
        members.Add(member.Id, member);
        if (!member.State.HasBegun || member.IsGone) return;
        member.State.Accounts = new AccountLinks(plan.Accounts.Sources, plan.Accounts.KeySources, changed, member);
        Directory.Remember(engine.Open(member.State, member.Sink));
        Note(member);
    }

    /// <summary>When the hand-offs of an account are looked at again, of a circle that was saved.</summary>
    internal void Queue(AccountState account, long next) => desk.Queue(account, next);

    private void ComeTo(long instant)
    {
        while (NextDue() is var due && due < instant)
        {
            Now = due;
            FinishInstant();
        }

        Now = Math.Max(Now, instant);
    }

    private long NextDue()
    {
        while (wakes.TryPeek(out var member, out var place) && (member.IsGone || Engine.NextWake(member.State) != place.At)) TakeWake();
        return Math.Min(wakes.TryPeek(out _, out var first) ? first.At : Ticks.Never, desk.NextWake);
    }

    private AccountMember TakeWake()
    {
        wakes.TryDequeue(out var member, out var place);
        if (member is null) throw new System.Diagnostics.UnreachableException();
        if (member.Queued == place.At) member.Queued = Ticks.Never;
        return member;
    }

    private AccountMember? NextDueNow() => NextDue() <= Now && wakes.TryPeek(out _, out var first) && first.At <= Now ? TakeWake() : null;

    private void Note(AccountMember member)
    {
        var wake = Engine.NextWake(member.State);
        if (wake == Ticks.Never || wake == member.Queued || member.IsGone) return;
        wakes.Enqueue(member, (wake, member.Id));
        member.Queued = wake;
    }

    private void FinishInstant()
    {
        rounds = 0;
        Propagate(null);
        var due = new List<AccountMember>();
        while (NextDueNow() is { } member) due.Add(member);
        foreach (var member in due) Turn(member);
        foreach (var account in desk.TakeDue(Now)) AccountLinks.Change(account, changed);
        Propagate(null);
        foreach (var member in due) Note(member);
        while (NextDueNow() is { } member)
        {
            engine.AdvanceTo(member.State, Now, member.Sink);
            Follow(member);
        }
    }

    // What time turns, without what is due then.
    private void Turn(AccountMember member)
    {
        var frame = engine.BringTo(member.State, Now, member.Sink);
        if (frame.Words[StateLayout.NextWake] <= Now)
        {
            frame.Dirty |= Signals.Time;
            frame.Words[StateLayout.Flags] |= StateFlags.WakeStale;
        }

        InstantPhase.TakeNew(frame);
        if (frame.Dirty != 0) events.Settle(frame, stages: true);
        frame.Words[StateLayout.Flags] |= StateFlags.Pending;
        Follow(member);
    }

    private void Follow(AccountMember member)
    {
        var links = LinksOf(member.State);
        foreach (var account in links.Of)
        {
            if (account is { Answers.Count: > 0 }) desk.TakeAnswers(account, Now, Note);
        }

        if (links.KeysChanged)
        {
            Directory.Place(engine.Open(member.State, member.Sink), member, Now);
            Touch(member);
        }

        Propagate(member);
        Note(member);
    }

    private void Propagate(AccountMember? tipped)
    {
        while (changed.TryDequeue(out var account))
        {
            account.Settle();
            if (++rounds > MostRounds + (10 * members.Count))
            {
                SayLoop(account);
                continue;
            }

            if (!desk.Look(account, tipped, Now, Note)) continue;
            account.IsAtRest = true;
            foreach (var contact in account.Contacts) Touch(LinksOf(contact).Member);
            account.IsAtRest = false;
        }
    }

    // The contact looks at what reads figures of its accounts.
    private void Touch(AccountMember member)
    {
        var frame = engine.BringTo(member.State, Now, member.Sink);
        var words = frame.Words;
        // Who has not looked at anything yet looks at everything at the end of the instant.
        if ((words[StateLayout.Flags] & StateFlags.AllNew) != 0) return;
        frame.Dirty |= Signals.Accounts;
        events.Settle(frame, stages: true);
        if (words[StateLayout.Flags] != StateFlags.Begun || words[StateLayout.NextWake] <= Now || frame.State.Enrolments is { Count: > 0 } || frame.Dirty != 0)
            words[StateLayout.Flags] |= StateFlags.Pending;
        Note(member);
    }

    // What the accounts' figures made of a contact before is not worked out again: as one contact it has those of now.
    private void LookAsOne(ContactState one, AccountMember into)
    {
        var links = new AccountLinks(new ulong[plan.Accounts.Sources.Length], 0, changed, into);
        LinksOf(into.State).Of.CopyTo(links.Of, 0);
        one.Accounts = links;
        var frame = engine.BringTo(one, Now, MutedSink.Instance);
        frame.IsQuiet = true;
        frame.Dirty |= Signals.Accounts;
        events.Settle(frame, stages: true);
        frame.IsQuiet = false;
    }

    private void SayLoop(AccountState account)
    {
        if (account.Contacts.Count == 0 || rounds > MostRounds + (10 * members.Count) + 1) return;
        LinksOf(account.Contacts[0]).Member.Sink.Take(new Decision
        {
            At = Now,
            Kind = DecisionKind.Diagnostic,
            Name = plan.Plan.Accounts[account.Kind].Name,
            Reason = Reasons.Loop,
            Text = $"The figures of {plan.Texts[account.Key]} and what its contacts make of them change one another without an end.",
            Source = plan.Plan.Accounts[account.Kind].Source,
        });
    }

    private static AccountLinks LinksOf(ContactState state) => state.Accounts ?? throw new System.Diagnostics.UnreachableException();

    /// <summary>By time, then by name, in ordinal order.</summary>
    internal sealed class ByTimeThenName : IComparer<(long At, string Name)>
    {
        public static readonly ByTimeThenName Instance = new();

        public int Compare((long At, string Name) x, (long At, string Name) y) =>
            x.At != y.At ? x.At.CompareTo(y.At) : string.CompareOrdinal(x.Name, y.Name);
    }
}
