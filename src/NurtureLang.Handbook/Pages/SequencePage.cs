using NurtureLang.Drawing.Map;
using NurtureLang.Drawing.Writing;
using NurtureLang.Handbook.Facts;
using NurtureLang.Handbook.Markup;
using NurtureLang.Handbook.Words;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Symbols;

namespace NurtureLang.Handbook.Pages;

/// <summary>A sequence or a program: who comes in, what happens when, what ends it.</summary>
internal sealed class SequencePage(Book book, SequenceFacts facts)
{
    private readonly BoundSequence sequence = facts.Sequence;
    private readonly PeopleWords people = new(book);

    /// <summary>The page's content.</summary>
    public Html Write()
    {
        var symbol = sequence.Symbol;
        var kind = symbol.IsProgram ? "Program" : "Sequence";
        return Html.Of($"""
            <p class="kind">{kind} <code>{symbol.Name}</code></p>
            <h1 id="{Links.Anchor(symbol)}">{book.Links.TitleOf(symbol)}</h1>
            {Parts.Note(book.Notes.OfDeclaration(symbol.Origin))}{Summary()}
            {Parts.Section(2, "who", Html.Of($"Who comes in"), Who())}
            {Picture()}
            {Parts.Section(2, "steps", Html.Of($"What happens, and when"), Steps())}
            {Parts.Section(2, "end", Html.Of($"What ends it, and what it is for"), End())}
            {Parts.Section(2, "rules", Html.Of($"How it sends"), Rules())}
            {Parts.Section(2, "messages", Html.Of($"What it says"), Messages())}
            """);
    }

    /// <summary>The rows of what lets somebody in.</summary>
    public IEnumerable<Html> Entries()
    {
        foreach (var entry in sequence.Entries) yield return Noted(people.Entry(entry).Capital(), entry.Origin);
        var starters = book.Program.Sequences.Where(other => Starts(BoundWalk.Steps(other))).Select(other => book.Links.To(other.Symbol))
            .Concat(book.Program.Handoffs.Where(other => Starts(BoundWalk.Steps(other))).Select(other => Html.Of($"the hand-off {Links.To(other)}"))).ToList();
        if (starters.Count > 0) yield return Html.Of($"When {Html.List(starters, "or")} starts it.");
        if (sequence.Entries.IsEmpty && sequence.Anchor is { Value: { } value }) yield return Html.Of($"Everybody whose {book.Values.Of(value)} is known.");
        else if (sequence.Entries.IsEmpty && starters.Count == 0) yield return Html.Of($"Nobody by itself: a colleague puts people in by hand.");
    }

    /// <summary>For whom it is; nothing for everybody.</summary>
    public Html Whom() => sequence.For is { } whom ? Html.Of($"Only if {book.Conditions.Of(whom)}") : Html.Empty;

    private Html Noted(Html sentence, Origin origin) => book.Notes.OfLine(origin) is { Length: > 0 } note
        ? Html.Of($"{sentence}. <span class=\"remark\">{note}</span>") : Html.Of($"{sentence}.");

    private bool Starts(IEnumerable<BoundStep> steps) => steps.OfType<BoundStart>().Any(start => start.Sequence == sequence.Symbol);

    private Html Summary()
    {
        var channels = facts.Sent.Select(one => book.Of(one.Message).Channel).Distinct().OrderBy(channel => channel.Position)
            .Select(channel => Spoken.Name(channel.Name)).ToList();
        var by = channels.Count == 0 ? "" : $", by {Amounts.List(channels, "and")}";
        return Html.Of($"<p class=\"lead\">{Spoken.Title(facts.Size)}{by}.</p>");
    }

    private Html Who()
    {
        var whom = Whom();
        var again = sequence.Anchor is null || !sequence.Entries.IsEmpty ? Html.Text(PeopleWords.Again(sequence.Again)) : Html.Empty;
        var inside = sequence.Inside switch
        {
            InsideRule.Restart => Html.Of($"Whoever is inside when it happens again begins anew."),
            InsideRule.Another => Html.Of($"Whoever is inside when it happens again goes through it once more, side by side."),
            _ => Html.Empty,
        };
        var key = sequence.Key is { } per ? Html.Of($"Once for each {book.Values.Of(per)}.") : Html.Empty;
        var spread = sequence.Spread is { } over
            ? Html.Of($"The first steps are spread over {Amounts.Length(over.Ticks)}, so that not everybody begins at once.") : Html.Empty;
        var pace = sequence.Pace is { } limit
            ? Html.Of($"At most {Amounts.Count(limit.Count, "contact")} begin in {Amounts.Period(limit.Period)}; the others wait for their "
            + $"turn.") : Html.Empty;
        var holdout = sequence.Holdout is { } control
            ? Noted(Html.Of($"A control group of {Amounts.Share(control.Share / 1_000_000m)} gets nothing and is measured all the same"), control.Origin)
            : Html.Empty;
        Html[] more = [whom.IsEmpty ? whom : Html.Of($"{whom}."), again, inside, key, spread, pace, holdout];
        return Html.Of($"{Parts.List(Entries())}{Html.Concat(more.Where(one => !one.IsEmpty).Select(one => Html.Of($"<p>{one}</p>\n")))}");
    }

    private Html Picture()
    {
        if (book.Map.Parts.FirstOrDefault(part => part.Id == $"sequence_{sequence.Symbol.Name}") is not { } part) return Html.Empty;
        var title = book.Links.TitleOf(sequence.Symbol);
        var drawn = SvgWriter.Embed(new CampaignMap(title, [part with { Title = "" }], []),
            new SvgEmbedding("steps-", $"{title}, drawn",
                "The steps from top to bottom, with waits and branches. The same stands in words under “What happens, and when”."));
        return Parts.Section(2, "picture", Html.Of($"The picture"),
            Parts.Figure(drawn, $"{title}, drawn", Html.Of($"In the campaign’s own words, from top to bottom. The sentences follow below.")));
    }

    private Html Steps()
    {
        var anchor = sequence.Anchor is { } date ? Anchor(date) : Html.Empty;
        var program = sequence.Program is { } streams ? Streams(streams) : Html.Empty;
        var count = sequence.Anchor is null && sequence.Program is null
            ? Html.Of($"<p class=\"soft\">Days count from coming in. A touch that has to wait, for quiet hours or for a cap, moves what follows it.</p>\n")
            : Html.Empty;
        var exhausted = facts.Exhausted.IsEmpty ? Html.Empty : Html.Of($"<h3>When nothing is left to send</h3>\n{facts.Exhausted}");
        return Html.Of($"{anchor}{program}{count}{facts.Steps}{exhausted}");
    }

    private Html Anchor(BoundAnchor anchor)
    {
        var value = anchor.Value is { } of ? Html.Of($"the contact’s {book.Values.Of(of)}") : Html.Of($"the entry");
        if (anchor.Value is BoundEntryProperty property) value = book.Values.Of(property);
        var every = anchor.IsEveryYear ? ", every year" : "";
        var shift = anchor.Shift == DayShift.None || anchor.Calendar is null
            ? Html.Empty
            : Html.Of($" What falls on a day on which {book.Links.To(anchor.Calendar)} is closed moves to the working day "
                + $"{(anchor.Shift == DayShift.Before ? "before" : "after")}.");
        var late = anchor.SendLate ? "is done at once" : "is left out";
        return Html.Of($"<p>It is driven by {value}{every}.{shift} What lies in the past when somebody comes in {late}.</p>\n");
    }

    private Html Streams(BoundProgram program)
    {
        var lines = new List<Html>();
        foreach (var start in program.Starts)
        {
            var who = start.When is { } when ? Html.Of($"Whoever comes in while {book.Conditions.Of(when)} starts") : Html.Of($"Everybody else starts");
            lines.Add(Html.Of($"{who} in the stream “{Spoken.Name(start.Stream.Name)}”."));
        }

        foreach (var move in program.Moves)
            lines.Add(Noted(Html.Of($"{people.Trigger(new(move.Event, move.Where, move.When)).Capital()}, a contact moves to the stream "
                + $"“{Spoken.Name(move.Stream.Name)}”"), move.Origin));
        if (program.Pause is { } pause) lines.Add(Noted(
            Html.Of($"While {book.Conditions.Of(pause.While)}, nothing is sent, and nothing is caught up later"), pause.Origin));
        return Html.Of($"<p>A contact is in one stream at a time, and gets its next piece at each of its times.</p>\n{Parts.List(lines)}");
    }

    private Html End()
    {
        var goals = sequence.Goals.Select(goal => Noted(Html.Of($"<b>Goal:</b> {people.Goal(goal)}"), goal.Origin));
        var exits = sequence.Exits.Select(exit => Noted(Html.Of($"A contact leaves {people.Exit(exit)}"), exit.Origin));
        var all = goals.Concat(exits).ToList();
        var reached = sequence.Goals.IsEmpty ? Html.Empty : Html.Of($"<p class=\"soft\">Whoever reaches the goal leaves at once, and gets nothing more from here.</p>\n");
        return all.Count == 0 ? Html.Of($"<p>Nothing but its last step ends it.</p>") : Html.Of($"{Parts.List(all)}{reached}");
    }

    private Html Rules()
    {
        var capped = (sequence.Capped ?? book.Program.Policy.Capped) is not { } rule || book.Program.Policy.Caps.IsEmpty
            ? Html.Empty
            : rule.Wait is { } wait ? Html.Of($"A touch over a cap waits up to {Amounts.Length(wait)} for a free moment.") : Html.Of($"A touch over a cap is left out.");
        var place = book.Program.Policy.Priority.IndexOf(sequence.Symbol);
        var priority = place >= 0
            ? Html.Of($"Place {place + 1} of {book.Program.Policy.Priority.Length} where several touches are due at once.")
            : sequence.Priority is { } number ? Html.Of($"Its number where several touches are due at once is {Amounts.Number(number)}; higher goes first.") : Html.Empty;
        return Parts.Facts(
            ("Send window", sequence.Windows.IsEmpty
                ? Html.Of($"Any time that <a href=\"rules.html#policy\">the rules for every touch</a> allow.")
                : Html.Of($"Touches leave {PeopleWords.Windows(sequence.Windows)} only.")),
            ("Over a cap", capped),
            ("Without consent", sequence.ExitIfRefused ? Html.Of($"Whoever may not be written to leaves.")
                : Html.Of($"A touch that is not permitted is left out, and the next step follows.")),
            ("Who goes first", priority));
    }

    private Html Messages() => Parts.Table(
        $"The messages of {book.Links.TitleOf(sequence.Symbol)}",
        [Html.Of($"Message"), Html.Of($"When"), Html.Of($"Channel"), Html.Of($"Subject or first words")],
        facts.Sent.GroupBy(one => one.Message).Select(group =>
        {
            var message = book.Of(group.Key);
            var when = string.Join("; ", group.Select(one => one.When).Distinct());
            return (IReadOnlyList<Html>)[book.Links.To(group.Key), Html.Text(when), Html.Text(Spoken.Name(message.Channel.Name)), FirstWords(message)];
        }));

    private Html FirstWords(BoundMessage message) => message.Subject is { } subject ? book.Templates.Of(subject) : message.Body is { } body
        ? book.Templates.Of(body) : Html.Empty;
}
