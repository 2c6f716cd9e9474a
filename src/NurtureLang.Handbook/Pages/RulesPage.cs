using NurtureLang.Handbook.Facts;
using NurtureLang.Handbook.Markup;
using NurtureLang.Handbook.Words;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Symbols;

namespace NurtureLang.Handbook.Pages;

/// <summary>What holds for every touch, what is aimed at, what must never happen, and the calendars.</summary>
internal sealed class RulesPage(Book book)
{
    private readonly GoalWords goals = new(book);

    /// <summary>The page's content.</summary>
    public Html Write() => Html.Of($"""
        <h1>Rules and goals</h1>
        <p class="lead">What holds for every touch, what is aimed at, and what must never happen.</p>
        {Parts.Section(2, "policy", Html.Of($"For every touch"), Policy())}
        {Parts.Section(2, "goals", Html.Of($"Goals"), Goals())}
        {Parts.Section(2, "guarantees", Html.Of($"What must never happen"), Guarantees())}
        {Parts.Section(2, "calendars", Html.Of($"Calendars"), Calendars())}
        """);

    private Html Policy()
    {
        var policy = book.Program.Policy;
        var facts = Parts.Facts(
            ("Consent", Consent(policy)),
            ("Leaving", Changes(policy.OptOuts, "takes consent back")),
            ("Coming back", Changes(policy.OptIns, "gives consent again")),
            ("Quiet hours", Lines(policy.Quiet.Select(quiet => Noted(Quiet(quiet), quiet.Origin)))),
            ("Caps", Caps(policy)),
            ("Silence", Lines(policy.Suppressions
                .Select(silence => Noted(Html.Of($"Marketing is silent while {book.Conditions.Of(silence.When)}{Except(silence.Except)}"),
                silence.Origin))
                .Concat(policy.CoolOffs.Select(cool =>
                    Noted(Html.Of($"Marketing is silent for {Amounts.Length(cool.Ticks)} after "
                    + $"{book.Values.Event(cool.Last.Event, cool.Last.Where)}"), cool.Origin))))),
            ("Who goes first", policy.Priority.IsEmpty ? Html.Empty : Html.Of($"{Html.Join(", then ", policy.Priority.Select(one => book.Links.To(one)))}.")),
            ("Control group", policy.Holdout is { } holdout
                ? Noted(Html.Of($"{Amounts.Share(holdout.Share / 1_000_000m)} of all contacts get nothing, and are measured all the same"),
                holdout.Origin) : Html.Empty),
            ("Time zone", Zones(policy)));
        return Html.Of($"<p>Before a touch leaves, all of this is asked, in this order: has the contact reached the goal or left; is there "
            + $"consent; is marketing silent; is it a time to write; is there room under the caps. A touch that has to wait is asked "
            + $"again.</p>\n{facts}");
    }

    private Html Consent(BoundPolicy policy) => policy.Consent.IsEmpty
        ? Html.Of($"No channel needs consent by this campaign.")
        : Html.Of($"A touch by {book.Links.ToAll(policy.Consent, "or")} needs "
            + $"consent{(policy.ConsentField is { } field ? Html.Of($", which the field {book.Links.To(field)} holds") : Html.Empty)}; without it "
            + $"none is sent.{(policy.ConsentOrigin is { } origin ? Remark(origin) : Html.Empty)}");

    private Html Changes(IEnumerable<BoundConsentChange> changes, string does) => Lines(changes.Select(change =>
    {
        var of = (change.Channel, change.Topic) switch
        {
            (null, null) => "",
            ({ } channel, null) => $" for the {Spoken.Name(channel.Name)} that it names",
            (null, { } topic) => $" for the {Spoken.Name(topic.Name)} that it names",
            ({ } channel, { } topic) => $" for the {Spoken.Name(channel.Name)} and the {Spoken.Name(topic.Name)} that it names, or for everything",
        };
        return Noted(Html.Of($"{book.Values.Event(change.Event, change.Where)} {does}{of}"), change.Origin);
    }));

    private Html Quiet(BoundQuiet quiet)
    {
        var channels = quiet.Channels.IsEmpty ? Html.Of($"No touch") : Html.Of($"No touch by {book.Links.ToAll(quiet.Channels, "or")}");
        return Html.Of($"{channels} leaves from {Amounts.TimeOfDay(quiet.Start)} to {Amounts.TimeOfDay(quiet.End)}, where the contact is; it waits for the end");
    }

    private Html Caps(BoundPolicy policy)
    {
        var lines = policy.Caps.Select(cap =>
        {
            var what = cap.Channel is { } channel ? Html.Of($"{Amounts.Number(cap.Count)} {book.Links.To(channel)}")
                : Html.Text(Amounts.Count(cap.Count, "touch", "touches"));
            var topic = cap.Topic is { } about ? Html.Of($" about {book.Links.To(about)}") : Html.Empty;
            var limit = Html.Of($"at most {what}{topic} in {Amounts.Period(cap.Period)}");
            return Noted(cap.For is { } condition ? Html.Of($"instead of what else counts the same, while {book.Conditions.Of(condition)}: {limit}") : limit, cap.Origin);
        }).ToList();
        if (lines.Count > 0 && policy.Capped is { } rule)
            lines.Add(rule.Wait is { } wait
                ? Html.Of($"Over a cap a touch waits up to {Amounts.Length(wait)} for a free moment, unless its sequence says otherwise.")
                : Html.Of($"Over a cap a touch is left out, unless its sequence says otherwise."));
        return Lines(lines);
    }

    private Html Zones(BoundPolicy policy)
    {
        var fields = policy.Zones.Select(zone =>
            Html.Of($"the contact’s {book.Links.To(zone.Field)}{(zone.IsCountry ? " (a country stands for its largest zone)" : "")}")).ToList();
        var own = Html.Of($"{book.Program.TimeZone}, the campaign’s own");
        return fields.Count == 0 ? Html.Of($"{own}.") : Html.Of($"{Html.Join(", else ", fields.Append(own))}.");
    }

    private Html Except(IReadOnlyCollection<ChannelSymbol> channels) => channels.Count == 0 ? Html.Empty : Html.Of($", except by {book.Links.ToAll(channels, "and")}");

    private static Html Lines(IEnumerable<Html> lines)
    {
        var all = lines.ToList();
        return all.Count < 2 ? Html.Concat(all) : Parts.List(all);
    }

    private Html Noted(Html sentence, Origin origin) => Html.Of($"{sentence.Capital()}.{Remark(origin)}");

    private Html Remark(Origin origin) => book.Notes.OfLine(origin) is { Length: > 0 } note ? Html.Of($" <span class=\"remark\">{note}</span>") : Html.Empty;

    private Html Goals() => Html.Concat(book.Program.Goals.Select(goal =>
        Parts.Entry(3, Links.Anchor("goal", goal.Name), Spoken.Title(goal.Name), goal.Name,
            Html.Of($"{Parts.Note(book.Notes.OfLine(goal.Origin))}<p>{goals.Of(goal)}.</p>"))));

    private Html Guarantees() => Html.Concat(book.Program.Guarantees.Select(guarantee =>
        Parts.Entry(3, Links.Anchor("guarantee", guarantee.Name), Spoken.Title(guarantee.Name), guarantee.Name,
            Html.Of($"{Parts.Note(book.Notes.OfLine(guarantee.Origin))}<p>{goals.Of(guarantee)}.</p>"))));

    private Html Calendars() => Html.Concat(book.Program.Calendars.Select(calendar =>
    {
        var facts = Parts.Facts(
            ("Open", Html.Text(Amounts.List(calendar.Open.Select(Amounts.Hours), "and"))),
            ("Closed", calendar.Closed.IsEmpty ? Html.Of($"on no other day") : Html.Of($"on {Amounts.List(calendar.Closed.Select(Amounts.Date), "and")}")),
            ("Time zone", calendar.TimeZone is { } zone ? Html.Text(zone) : Html.Of($"the contact’s own")));
        return Parts.Entry(3, Links.Anchor(calendar.Symbol), Spoken.Title(calendar.Symbol.Name), calendar.Symbol.Name,
            Html.Of($"{Parts.Note(book.Notes.OfDeclaration(calendar.Symbol.Origin))}{facts}"));
    }));
}
