using NurtureLang.Handbook.Facts;
using NurtureLang.Handbook.Markup;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Types;

namespace NurtureLang.Handbook.Words;

/// <summary>Tests as scenarios: who, what happens, what is expected.</summary>
internal sealed class TestWords(Book book, BoundTest test)
{
    /// <summary>A contact, with what is known of it.</summary>
    public Html Contact(int which)
    {
        var contact = test.Contacts[which];
        var known = book.Program.Fields.Zip(contact.Fields)
            .Where(pair => pair.Second is { } value && !(value.Type.IsSet && value.Value == 0))
            .Select(pair => Html.Of($"{Spoken.Name(pair.First.Name)} {Value(pair.Second, pair.First.Type)}")).ToList();
        var facts = known.Count == 0 ? Html.Empty : Html.Of($": {Html.Join(", ", known)}");
        return Html.Of($"<b>{Name(which).Capital()}</b>{facts}.");
    }

    /// <summary>Time comes to a moment, and something may happen.</summary>
    public Html Moment(BoundTestMoment moment)
    {
        var when = moment switch
        {
            { Local: { } local } => $"On {Amounts.Instant(local)}",
            { Instant: { } instant } => $"On {Amounts.Instant(instant)} UTC",
            { After: { } after } => $"{Amounts.Length(after)} later",
            _ => "Then",
        };
        if (moment.Event is not { } of) return Html.Of($"<b>{when}</b>.");
        var said = of.Properties.Zip(moment.Properties).Where(pair => pair.Second is not null)
            .Select(pair => Html.Of($"{Spoken.Name(pair.First.Name)} {Value(pair.Second, pair.First.Type)}")).ToList();
        var with = said.Count == 0 ? Html.Empty : Html.Of($" ({Html.Join(", ", said)})");
        var whom = test.Contacts.Length == 1 ? Html.Empty : Html.Of($" for {Html.List(moment.Contacts.Select(Name), "and")}");
        return Html.Of($"<b>{when}</b>, “{book.Links.To(of)}” happens{whom}{with}.");
    }

    /// <summary>What is expected.</summary>
    public Html Expectation(BoundExpectation expectation)
    {
        var whom = test.Contacts.Length == 1 || expectation.Contacts.Length == test.Contacts.Length ? Html.Empty
            : Html.Of($" for {Html.List(expectation.Contacts.Select(Name), "and")}");
        return Html.Of($"{What(expectation.What).Capital()}{whom}{Time(expectation.Time)}.");
    }

    private Html Name(int which)
    {
        var name = test.Contacts[which].Name;
        return name == "contact" ? Html.Of($"the contact") : Html.Text(Spoken.Name(name));
    }

    private static string Time(BoundTestTime time)
    {
        var within = time.Within is { } limit ? $", within {Amounts.Length(limit)}" : "";
        var after = time.After is { } delay ? $", later than {Amounts.Length(delay)} after" : time.IsAfterThat ? ", from then on" : "";
        return within + after;
    }

    private Html What(BoundExpected expected) => expected switch
    {
        BoundExpectedCondition { IsNegated: true } condition => Html.Of($"it is not so that {book.Conditions.Of(condition.Condition)}"),
        BoundExpectedCondition condition => book.Conditions.Of(condition.Condition),
        BoundExpectedOrder order => Html.Of($"{Occurrence(order.First)} comes before {Occurrence(order.Second)}"),
        BoundExpectedTimeline => Html.Of($"everything happens as it was when somebody last looked at it and found it right"),
        BoundExpectedCount { Most: 0 } count => Html.Of($"there is never {Occurrence(count.What)}"),
        BoundExpectedCount { Least: 1, Most: null } count => Html.Of($"there is {Occurrence(count.What)}"),
        BoundExpectedCount count when count.Least == count.Most => Html.Of($"there is {Occurrence(count.What)}, {Amounts.Times(count.Least)}"),
        BoundExpectedCount { Most: { } most } count => Html.Of($"there is {Occurrence(count.What)}, {Amounts.Times(most)} at most"),
        BoundExpectedCount count => Html.Of($"there is {Occurrence(count.What)}, {Amounts.Times(count.Least)} at least"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private Html Occurrence(BoundOccurrence what)
    {
        var sequence = what.Sequence is { } of ? Html.Of($" in {book.Links.To(of)}") : Html.Empty;
        var touch = what.Message is { } message
            ? Html.Of($"the message {book.Links.To(message)}")
            : what.Channel is { } channel ? Html.Of($"a touch by {book.Links.To(channel)}") : Html.Of($"a touch");
        var text = what.Text is { } words ? Html.Of($" that says <q>{words}</q>") : Html.Empty;
        var to = what.To is { } person ? Html.Of($" for <q>{person}</q>") : Html.Empty;
        var name = Spoken.Name(what.Name ?? "");
        return what.Kind switch
        {
            OccurrenceKind.Sent => Html.Of($"{touch}{sequence}"),
            OccurrenceKind.Deferred => Html.Of($"a wait of {touch}{sequence}"),
            OccurrenceKind.Dropped => Html.Of($"{touch}{sequence} that is left out"),
            OccurrenceKind.Task => Html.Of($"a task{text}{to}{sequence}"),
            OccurrenceKind.Answered => Html.Of($"an answer to a task"),
            OccurrenceKind.Alert => Html.Of($"an alert{text}{to}{sequence}"),
            OccurrenceKind.Webhook => Html.Of($"a call of the connector {Spoken.Name(what.Of ?? "")}{sequence}"),
            OccurrenceKind.GoalMet => Html.Of($"a goal that is met{sequence}"),
            OccurrenceKind.GoalMissed => Html.Of($"a goal that is missed{sequence}"),
            OccurrenceKind.Enrolled => Html.Of($"an entry{Into(what)}"),
            OccurrenceKind.Refused => Html.Of($"a refused entry{Into(what)}"),
            OccurrenceKind.Exited => Html.Of($"an exit before the end{sequence}"),
            OccurrenceKind.Finished => Html.Of($"an end of the last step{sequence}"),
            OccurrenceKind.Exhausted => Html.Of($"nothing left to send{sequence}"),
            OccurrenceKind.Assigned => Html.Of($"the arm “{name}” of the split “{Spoken.Name(what.Of ?? "")}”"),
            OccurrenceKind.Stage => Html.Of($"a move to the stage {name}"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private Html Into(BoundOccurrence what) => what.Sequence is { } of ? Html.Of($" into {book.Links.To(of)}") : Html.Empty;

    private Html Value(BoundTestValue? value, DataType type)
    {
        if (value is null) return Html.Of($"unknown");
        if (value.Text is { } text) return Html.Of($"<q>{text}</q>");
        if (!type.IsSet) return value.IsLocal ? Html.Text(Amounts.Instant((long)value.Value)) : book.Values.Constant(value.Value, type);
        var members = Enumerable.Range(0, 63).Where(member => (((long)value.Value >> member) & 1) != 0);
        return Html.List(members.Select(member => book.Values.Constant(member, type.Element)), "and");
    }
}
