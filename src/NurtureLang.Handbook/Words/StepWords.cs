using System.Diagnostics;
using NurtureLang.Handbook.Facts;
using NurtureLang.Handbook.Markup;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Semantics.Types;

namespace NurtureLang.Handbook.Words;

/// <summary>Steps as a list of sentences, each with the time at which it comes.</summary>
internal sealed class StepWords(Book book)
{
    private const long Week = 7 * CalendarSpan.TicksPerDay;

    private readonly PeopleWords people = new(book);

    /// <summary>When the steps begin, where that is not the entry: `90 days before`; empty for the entry.</summary>
    public string Beginning { get; set; } = "";

    /// <summary>What is sent when, of the steps that were written so far.</summary>
    public List<(MessageSymbol Message, string When)> Sent { get; } = [];

    /// <summary>The splits that were written so far.</summary>
    public List<BoundSplit> Splits { get; } = [];

    /// <summary>Steps from a moment on.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="from">When the first one comes.</param>
    /// <param name="end">When the last one is over; null where nothing comes after it.</param>
    public Html Write(IEnumerable<BoundStep> steps, Moment from, out Moment? end)
    {
        var items = new List<Html>();
        Moment? now = from;
        foreach (var step in steps)
        {
            if (now is null) break;
            var (words, next) = Step(step, now);
            var note = book.Notes.OfLine(step.Origin);
            var remark = note.Length == 0 ? Html.Empty : Html.Of($"<p class=\"note\">{note}</p>");
            items.Add(Html.Of($"<li><span class=\"when\">{(step is BoundCast ? "stream" : When(now))}</span><div>{remark}{words}</div></li>\n"));
            now = next;
        }

        end = now;
        return items.Count == 0 ? Html.Of($"<p class=\"nothing\">Nothing is done.</p>") : Html.Of($"<ol class=\"steps\">\n{Html.Concat(items)}</ol>");
    }

    private string When(Moment moment) =>
        Beginning.Length == 0 ? moment.ToString() : moment == Moment.Start ? Beginning : $"{Beginning}, then {moment}";

    private (Html Words, Moment? Next) Step(BoundStep step, Moment now) => step switch
    {
        BoundSend send => (Send(send, now), now),
        BoundSendNext next => (SendNext(next, now), now),
        BoundTask task => (Task(task), now),
        BoundAlert alert => (Html.Of($"<p><b>Tell</b> {book.Templates.Whom(alert.To)}: <q>{book.Templates.Of(alert.Text)}</q></p>"), now),
        BoundReassign reassign => (Reassign(reassign), now),
        BoundWait wait => (Html.Of($"<p><b>Wait</b> {Amounts.Length(wait.Length)}.</p>"), now.After(wait.Length.ApproximateTicks)),
        BoundWaitLength wait => (Html.Of($"<p><b>Wait</b> as long as {book.Values.Of(wait.Length)} says.</p>"), now.Within(null)),
        BoundWaitUntil until => WaitUntil(until, now),
        BoundWaitFor wait => WaitFor(wait, now),
        BoundBranching branching => Branching(branching, now),
        BoundSplit split => Split(split, now),
        BoundRepeat repeat => Repeat(repeat, now),
        BoundStart start => (Html.Of($"<p><b>Start</b> {book.Links.To(start.Sequence)} for the contact, and go on here.</p>"), now),
        BoundExitStep => (Html.Of($"<p><b>Stop</b>: the contact leaves.</p>"), null),
        BoundSet set => (Html.Of($"<p><b>Set</b> {book.Links.To(set.Field)} of the contact to {book.Values.Of(set.Value)}.</p>"), now),
        BoundWebhook webhook => (Html.Of($"<p><b>Tell the connector</b> “{Spoken.Name(webhook.Connector)}”{With(webhook.With)}.</p>"), now),
        BoundWithdraw withdraw => (Withdraw(withdraw), now),
        BoundCast cast => (Cast(cast), now),
        _ => throw new UnreachableException(),
    };

    private Html Send(BoundSend send, Moment now)
    {
        foreach (var message in send.Messages) Sent.Add((message, When(now)));
        var first = book.Of(send.Messages[0]);
        var others = send.Messages.Skip(1).Select(message => Html.Of($"{book.Links.To(message)} by {Spoken.Name(book.Of(message).Channel.Name)}")).ToList();
        var instead = others.Count == 0 ? Html.Empty : Html.Of($"<p>Where that is not permitted: {Html.Join(", else ", others)}.</p>");
        return Html.Of($"<p><b>Send</b> {Message(first)}{Within(send.Windows)}</p>{instead}");
    }

    private Html Message(BoundMessage message)
    {
        var subject = message.Subject is { } shown ? Html.Of($": <q>{book.Templates.Of(shown)}</q>") : Html.Empty;
        return Html.Of($"{book.Links.To(message.Symbol)} by {book.Links.To(message.Channel)}{subject}");
    }

    private static Html Within(IEnumerable<WeekHours> windows) =>
        PeopleWords.Windows(windows) is { Length: > 0 } hours ? Html.Of($" <span class=\"soft\">It leaves {hours}.</span>") : Html.Empty;

    private Html SendNext(BoundSendNext next, Moment now)
    {
        foreach (var message in BoundWalk.Messages(next)) Sent.Add((message, When(now)));
        var choices = next.Choices.Select(choice => choice.IsList
            ? Html.Of($"<p>The first of these that the contact never got:</p>"
                + $"<ol class=\"pieces\">{Html.Concat(choice.Messages.Select(message => Html.Of($"<li>{Message(book.Of(message))}</li>")))}</ol>")
            : Html.Of($"<p>{Message(book.Of(choice.Messages[0]))}</p>"));
        return Html.Of($"<p><b>Send</b> the next piece{Within(next.Windows)}</p>{Html.Join("<p>Where its channel is not permitted:</p>", choices)}");
    }

    private Html Task(BoundTask task)
    {
        var due = task.Due is { } span ? Html.Of($", due within {people.Length(new BusinessSpan(span, task.DueCalendar))}") : Html.Empty;
        return Html.Of($"<p><b>Give a task</b> to {book.Templates.Whom(task.To)}{due}: <q>{book.Templates.Of(task.Text)}</q>{With(task.With)}</p>");
    }

    private Html With(IEnumerable<BoundPayload> values)
    {
        var all = values.Select(payload => book.Values.Of(payload.Value)).ToList();
        return all.Count == 0 ? Html.Empty : Html.Of($" with {Html.List(all, "and")}");
    }

    private Html Reassign(BoundReassign reassign) => reassign.To.Length == 1
        ? Html.Of($"<p><b>Give the task</b> to {book.Templates.Whom(reassign.To[0])} instead.</p>")
        : Html.Of($"<p><b>Give the task</b> to the next of {Html.List(reassign.To.Select(book.Templates.Whom), "and")}, who take turns.</p>");

    private Html Withdraw(BoundWithdraw withdraw)
    {
        var topic = withdraw.Topic is { } about ? Html.Of($" about {book.Links.To(about)}") : Html.Empty;
        return Html.Of($"<p><b>Take consent back</b> for {book.Links.To(withdraw.Channel)}{topic}, as if the contact had opted out.</p>");
    }

    private (Html Words, Moment? Next) WaitUntil(BoundWaitUntil until, Moment now)
    {
        var at = until.Time is { } time ? $" at {Amounts.TimeOfDay(time)}" : "";
        if (until.Value is { } value)
        {
            var offset = until.Offset is { IsZero: false } distance ? $"{Amounts.Length(distance)} {(until.IsBefore ? "before" : "after")} " : "";
            return (Html.Of($"<p><b>Wait</b> until {offset}{book.Values.Of(value)}{at}; a time that has passed is not waited for.</p>"), now.Within(null));
        }

        var day = until.Weekdays == 0 ? "the next time that it is" : $"the next {Amounts.Days(until.Weekdays)}";
        return (Html.Of($"<p><b>Wait</b> until {day}{(until.Weekdays == 0 ? at[3..] : at)}, where the contact is.</p>"),
            now.Within(until.Weekdays == 0 ? Week / 7 : Week));
    }

    private (Html Words, Moment? Next) WaitFor(BoundWaitFor wait, Moment now)
    {
        var limit = wait.UpTo?.ApproximateTicks;
        var during = now.Within(limit);
        var upTo = wait.UpTo is { } most ? $"up to {Amounts.Length(most)}" : "as long as it takes";
        var arms = new List<Html>();
        Moment? after = null;
        foreach (var branch in wait.Branches)
        {
            arms.Add(Arm(Html.Of($"{people.Trigger(new(branch.Event, branch.Where, branch.When)).Capital()}"), branch.Then, during, ref after));
        }

        if (limit is { } ticks) arms.Add(Arm(Html.Of($"If {(wait.Branches.Length == 1 ? "it does not come" : "none of them comes")} in time"),
            wait.Timeout, now.After(ticks), ref after));
        var lead = wait.Branches.Length == 1 ? Html.Of($"<p><b>Wait</b> {upTo}.</p>") : Html.Of($"<p><b>Wait</b> {upTo} for whichever comes first.</p>");
        return (Html.Of($"{lead}<dl class=\"arms\">{Html.Concat(arms)}</dl>"), after);
    }

    private Html Arm(Html head, IReadOnlyCollection<BoundStep> steps, Moment from, ref Moment? after)
    {
        Moment? end = from;
        var body = steps.Count == 0 ? Html.Of($"<p class=\"nothing\">Go on.</p>") : Write(steps, from, out end);
        if (end is not null) after = after?.Or(end) ?? end;
        return Html.Of($"<dt>{head}:</dt><dd>{body}</dd>");
    }

    private (Html Words, Moment? Next) Branching(BoundBranching branching, Moment now)
    {
        var arms = new List<Html>();
        Moment? after = null;
        for (var i = 0; i < branching.Branches.Length; i++)
        {
            var branch = branching.Branches[i];
            var always = branch.When is BoundLiteral { Holds: true };
            if (always && branch.Then.IsEmpty && i > 0) break;
            var head = always ? Html.Of($"Otherwise") : Html.Of($"{(i == 0 ? "If" : "Otherwise, if")} {book.Conditions.Of(branch.When)}");
            arms.Add(Arm(head, branch.Then, now, ref after));
        }

        // Where no branch has to hold, whoever fits none goes on.
        if (!branching.Branches.Any(branch => branch.When is BoundLiteral { Holds: true })) after = after?.Or(now) ?? now;
        return (Html.Of($"<dl class=\"arms\">{Html.Concat(arms)}</dl>"), after ?? (branching.Branches.Any(branch => branch.Then.IsEmpty) ? now : null));
    }

    private (Html Words, Moment? Next) Split(BoundSplit split, Moment now)
    {
        Splits.Add(split);
        var arms = new List<Html>();
        Moment? after = null;
        foreach (var arm in split.Arms)
        {
            var head = Html.Of($"{Amounts.Share(arm.Share / 1_000_000m)}: <em>{Spoken.Name(arm.Name)}</em>");
            if (arm.Waits) arms.Add(Html.Of($"<dt>{head}:</dt><dd><p class=\"nothing\">Wait until the winner is known, and then go on as there.</p></dd>"));
            else arms.Add(Arm(head, arm.Then, now, ref after));
        }

        var winner = split.Winner is { } sought ? Winner(split, sought) : Html.Empty;
        var lead = Html.Of($"<p><b>Split</b> “{Spoken.Name(split.Split)}”: chance deals each contact to one of these, for good.</p>");
        return (Html.Of($"<div id=\"{Links.Anchor("split", split.Split)}\">{lead}<dl class=\"arms\">{Html.Concat(arms)}</dl>{winner}</div>"), after);
    }

    private Html Winner(BoundSplit split, BoundWinner winner)
    {
        var least = winner.AtLeast > 1 ? $", once each has had {Amounts.Number(winner.AtLeast)} people" : "";
        var tie = winner.Tie >= 0 ? Html.Of($" Of several that are best it is “{Spoken.Name(split.Arms[winner.Tie].Name)}”.") : Html.Empty;
        return Html.Of($"<p>The winner is the one with the greatest share of people for whom {book.Values.Event(winner.Event, winner.Where)} "
            + $"happened, {Amounts.Length(winner.After)} after the first person came{least}.{tie} From then on everybody goes there.</p>");
    }

    private (Html Words, Moment? Next) Repeat(BoundRepeat repeat, Moment now)
    {
        var times = repeat.Times > 0 ? $", {Amounts.Times(repeat.Times)} at most" : "";
        var until = repeat.Until is { } stop ? Html.Of($", until {book.Conditions.Of(stop)}") : Html.Empty;
        var span = repeat.Times > 0 ? (long?)(repeat.Every.ApproximateTicks * (repeat.Times - 1)) : null;
        var body = Write(repeat.Body, now.Within(span), out var end);
        var rounds = Html.Of($"<p><b>Again and again</b>, every {Amounts.Length(repeat.Every)}{times}{until}:</p>{body}");
        if (repeat.Times == 0 && repeat.Until is null) return (rounds, null);
        var last = end is { Most: { } most } ? most : (long?)null;
        return (rounds, new Moment(repeat.Until is not null || span is null ? now.Least : now.Least + span.Value, span is null ? null : last));
    }

    private Html Cast(BoundCast cast)
    {
        foreach (var message in cast.Messages) Sent.Add((message, PeopleWords.Schedule(cast.Cadence)));
        var pieces = Html.Concat(cast.Messages.Select(message => Html.Of($"<li>{Message(book.Of(message))}</li>")));
        return Html.Of($"<p><b>{Spoken.Title(cast.Name)}</b>: {PeopleWords.Schedule(cast.Cadence)}, where the contact is, the first of these that "
            + $"they never got:</p><ol class=\"pieces\">{pieces}</ol>");
    }
}
