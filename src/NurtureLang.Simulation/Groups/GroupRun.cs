using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Accounts;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Runtime.Execution;
using NurtureLang.Simulation.Run;

namespace NurtureLang.Simulation.Groups;

/// <summary>Runs the contacts of one group in the order of their events, and makes one of those that a merge joins.</summary>
/// <remarks>
/// At one instant the events of one contact keep their order; contacts go by contact_id. Contacts of one account come to every instant together.
/// </remarks>
internal sealed class GroupRun
{
    private readonly Engine engine;
    private readonly RunSpan span;
    private readonly int merge;
    private readonly List<Member> members;
    private readonly bool wantsScores;
    private readonly AccountCircle? circle;
    private readonly Queue<Member> arrivals = [];
    private readonly List<(long Moment, Member Member, int Index)> order = [];

    public GroupRun(Engine engine, RunSpan span, IEnumerable<GroupedContact> contacts, bool wantsScores)
    {
        this.engine = engine;
        this.span = span;
        this.wantsScores = wantsScores;
        merge = ContactGroups.MergeOf(engine.Plan);
        circle = engine.Plan.Accounts.IsEmpty ? null : engine.NewCircle();
        members = [.. contacts.Select(New)];
        // Who is in an account counts there from the first instant on.
        if (circle is not null) arrivals = new Queue<Member>(members.OrderBy(one => one.Contact.First).ThenBy(one => one.Place));
        foreach (var member in members)
        {
            // What came late stands where it came in.
            var moment = long.MinValue;
            for (var index = 0; index < member.Contact.Count; index++) order.Add((moment = Math.Max(moment, member.Contact.MomentOf(index)), member, index));
        }

        order = [.. order.OrderBy(one => one.Moment).ThenBy(one => one.Member.Place).ThenBy(one => one.Index)];
    }

    /// <summary>Runs the group from the first instant to the end of the run.</summary>
    /// <returns>The contacts by contact_id, those last that nobody knew before a merge.</returns>
    public IReadOnlyList<Member> Run()
    {
        for (var at = 0; at < order.Count; at++)
        {
            var (moment, member, index) = order[at];
            Arrive(moment);
            if (member.Contact.TypeOf(index) == merge) Merge(at);
            var own = member.Survivor;
            Begin(own, moment);
            var input = new EventInput(member.Contact.InstantOf(index), member.Contact.TypeOf(index), member.Contact.PropertiesOf(index), moment);
            if (circle is not null && own.InCircle is { } one) circle.Apply(one, input);
            else engine.Apply(own.State, input, own.Sink);
        }

        Arrive(span.Until);
        circle?.AdvanceTo(span.Until);
        foreach (var member in members)
        {
            Begin(member, span.Until);
            if (!member.IsMerged) engine.AdvanceTo(member.State, span.Until, member.Sink);
        }

        return members;
    }

    /// <summary>The accounts as they stand at the end.</summary>
    public IEnumerable<AccountReading> Accounts => circle?.Read() ?? [];

    private Member New(GroupedContact contact, int place)
    {
        var (state, sink) = (engine.NewContact(), new Buffer(wantsScores));
        return new Member(contact, state, sink, place) { InCircle = circle?.Add(contact.Id, state, sink) };
    }

    private void Arrive(long moment)
    {
        while (arrivals.TryPeek(out var first) && first.Contact.First <= moment)
        {
            arrivals.Dequeue();
            Begin(first, first.Contact.First);
        }
    }

    // Whoever takes part in something was there.
    private void Begin(Member member, long instant)
    {
        if (member.State.HasBegun) return;
        member.First = member.Contact.First == Value.Unknown ? instant : Math.Min(member.Contact.First, instant);
        if (circle is not null && member.InCircle is { } one) circle.Begin(one, member.Contact.IdBytes, member.Contact.Fields, member.First);
        else engine.Begin(member.State, member.Contact.IdBytes, member.Contact.Fields, member.First, member.Sink);
    }

    private void Merge(int at)
    {
        var (moment, member, index) = order[at];
        var (fromId, intoId) = ContactGroups.Names(engine.Texts, member.Contact.PropertiesOf(index), member.Contact.Id);
        var from = members.Find(one => one.Contact.Id == fromId)?.Survivor;
        var into = members.Find(one => one.Contact.Id == intoId)?.Survivor;
        if (from is null || from == into)
        {
            SayNobody(member.Survivor, moment, fromId, intoId);
            return;
        }

        into ??= AddNew(intoId);
        Begin(from, moment);
        Begin(into, moment);
        var one = engine.NewContact();
        Recount(one, from, into, at);
        if (circle is not null && into.InCircle is { } goesOn && from.InCircle is { } ends) circle.Merge(goesOn, ends, one, moment);
        else engine.Merge(into.State, into.Sink, from.State, from.Sink, one, moment);
        foreach (var other in members.Where(other => other.Survivor == from).ToList()) other.Survivor = into;
        from.Survivor = into;
    }

    private Member AddNew(string id)
    {
        var member = New(new GroupedContact(id, engine.Plan.Schema.Fields.Length), members.Count);
        members.Add(member);
        return member;
    }

    private void SayNobody(Member member, long moment, string from, string into)
    {
        Begin(member, moment);
        member.Sink.Take(new Decision
        {
            At = moment,
            Kind = DecisionKind.Diagnostic,
            Reason = Reasons.NobodyToMerge,
            Text = from == into ? $"The merge names {from} twice." : $"The merge of {from} into {into} names nobody who is not {into} already.",
            Source = engine.Plan.Sources.Select(source => source.Path).FirstOrDefault(""),
        });
    }

    // The events of everybody who is one of the two, up to the merge, as if they had always been one contact's.
    private void Recount(Runtime.State.ContactState one, Member from, Member into, int end)
    {
        var all = members.Where(member => member.Survivor == into).Concat(members.Where(member => member.Survivor == from)).ToList();
        var fields = into.Contact.Fields.ToArray();
        foreach (var member in all)
        {
            for (var field = 0; field < fields.Length; field++)
            {
                if (fields[field] == Value.Unknown) fields[field] = member.Contact.Fields[field];
            }
        }

        List<long> instants = [], received = [], values = [];
        List<ushort> types = [];
        List<int> starts = [0];
        foreach (var (moment, member, index) in order.Take(end))
        {
            if (member.Survivor != from && member.Survivor != into) continue;
            instants.Add(member.Contact.InstantOf(index));
            received.Add(moment);
            types.Add(member.Contact.TypeOf(index));
            foreach (var value in member.Contact.PropertiesOf(index)) values.Add(value);
            starts.Add(values.Count);
        }

        var first = all.Where(member => member.State.HasBegun).Min(member => member.First);
        var run = new EventRun([.. instants], [.. types], [.. received], [.. starts], [.. values]);
        engine.Recount(one, fields, first, run, order[end].Moment);
    }

    /// <summary>A contact of the group.</summary>
    public sealed class Member
    {
        internal Member(GroupedContact contact, Runtime.State.ContactState state, Buffer sink, int place)
        {
            (Contact, State, Sink, Place) = (contact, state, sink, place);
            Survivor = this;
        }

        /// <summary>The contact.</summary>
        public GroupedContact Contact { get; }

        /// <summary>Where it stands.</summary>
        public Runtime.State.ContactState State { get; }

        /// <summary>The contact among those of its accounts; null where the campaign has none.</summary>
        public AccountMember? InCircle { get; init; }

        /// <summary>Its place by contact_id.</summary>
        public int Place { get; }

        /// <summary>Who it is now.</summary>
        public Member Survivor { get; internal set; }

        /// <summary>Whether it became another contact.</summary>
        public bool IsMerged => Survivor != this;

        /// <summary>Its first instant.</summary>
        public long First { get; internal set; }

        internal Buffer Sink { get; }

        /// <summary>Tells what was decided about it.</summary>
        public void TellTo(IDecisionSink sink)
        {
            foreach (var tell in Sink.Taken) tell(sink);
        }
    }

    // What was taken, until the contact's turn comes to be told of.
    internal sealed class Buffer(bool wantsScores) : IDecisionSink
    {
        public List<Action<IDecisionSink>> Taken { get; } = [];

        public bool WantsScores => wantsScores;

        public void Take(Decision decision) => Taken.Add(sink => sink.Take(decision));

        public void Take(in HandoffFact fact)
        {
            var copy = fact;
            Taken.Add(sink => sink.Take(copy));
        }

        public void Take(in GoalFact fact)
        {
            var copy = fact;
            Taken.Add(sink => sink.Take(copy));
        }

        public void Take(in FunctionFault fault)
        {
            var copy = fault;
            Taken.Add(sink => sink.Take(copy));
        }

        public void Converted(int split, long at) => Taken.Add(sink => sink.Converted(split, at));

        public void Queued(int sequence, long contact, int enrolment, long wanted) => Taken.Add(sink => sink.Queued(sequence, contact, enrolment, wanted));
    }
}
