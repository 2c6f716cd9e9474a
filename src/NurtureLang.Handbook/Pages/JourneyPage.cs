using NurtureLang.Drawing.Map;
using NurtureLang.Drawing.Writing;
using NurtureLang.Handbook.Facts;
using NurtureLang.Handbook.Markup;
using NurtureLang.Handbook.Words;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Symbols;

namespace NurtureLang.Handbook.Pages;

/// <summary>Where in the journey somebody stands, what moves them, and what is handed over to people.</summary>
internal sealed class JourneyPage(Book book)
{
    private readonly PeopleWords people = new(book);

    /// <summary>The page's content; nothing where there is neither a stage nor a hand-off.</summary>
    public Html Write()
    {
        if (book.Program.Stages.IsEmpty && book.Program.Handoffs.IsEmpty) return Html.Empty;
        var journeys = Html.Concat(book.Program.Stages.Select(Journey));
        var handoffs = Html.Concat(book.Program.Handoffs.Select(Handoff));
        return Html.Of($"""
            <h1>The journey</h1>
            <p class="lead">Where somebody stands, what moves them on, and when people take over.</p>
            {journeys}{Parts.Section(2, "handoffs", Html.Of($"Hand-offs"), handoffs)}
            """);
    }

    private Html Journey(BoundStages stages)
    {
        var name = stages.Symbol.Name;
        var path = Html.List(stages.Symbol.Stages.Where(stage => !stage.IsSide).Select(stage => book.Links.To(stage)), "and");
        var side = stages.Symbol.Stages.Where(stage => stage.IsSide).Select(stage => book.Links.To(stage)).ToList();
        var beside = side.Count == 0 ? Html.Empty : Html.Of($" Beside the path {(side.Count == 1 ? "stands" : "stand")} {Html.List(side, "and")}.");
        var picture = Picture($"journey_{name}", book.Program.Stages.Length == 1 ? "The stages" : $"The stages of {Spoken.Name(name)}",
            $"stages-{Links.Anchor("map", name)}-");
        var body = Html.Of($"{Parts.Note(book.Notes.OfDeclaration(stages.Symbol.Origin))}<p>The path leads through {path}.{beside} Everybody "
            + $"begins at the first stage.</p>\n{picture}{Html.Concat(stages.Symbol.Stages.Select(stage => Stage(stages, stage)))}");
        return Parts.Section(2, Links.Anchor(stages.Symbol), book.Program.Stages.Length == 1 ? Html.Of($"Stages") : Html.Of($"Stages: {Spoken.Name(name)}"), body);
    }

    private Html Stage(BoundStages stages, StageSymbol stage)
    {
        var owner = stage.Owner is { } owned ? Html.Of($"<p>Here the contact belongs to <b>{Spoken.Name(owned)}</b>.</p>\n") : Html.Empty;
        var final = stage.IsFinal ? Html.Of($"<p>This is where the journey ends: nobody leaves it.</p>\n") : Html.Empty;
        var first = stage.Position == 0 ? [Html.Of($"Everybody begins here.")] : Array.Empty<Html>();
        var ways = stages.Moves.Where(move => move.To == stage).Select(move => Html.Of($"From {From(stages, move)}{Move(move)}"));
        var ins = first.Concat(ways).ToList();
        var outs = stages.Moves.Where(move => move.From.Contains(stage)).Select(move => Html.Of($"To {book.Links.To(move.To)}{Move(move)}")).ToList();
        var handoffs = book.Program.Handoffs.Where(handoff => handoff.Stage == stage && handoff.Stages == stages.Symbol).Select(handoff => Links.To(handoff)).ToList();
        var handed = handoffs.Count == 0 ? Html.Empty : Html.Of($"<p>Whoever comes in is handed over: {Html.List(handoffs, "and")}.</p>\n");
        var into = ins.Count == 0 ? Html.Of($"<p class=\"nothing\">Nothing moves anybody here.</p>") : Parts.List(ins);
        var onward = outs.Count == 0 ? Html.Of($"<p class=\"nothing\">None.</p>") : Parts.List(outs);
        return Parts.Entry(3, book.Links.StageAnchor(stage), Spoken.Title(book.Links.TitleOf(stage)), stage.Name,
            Html.Of($"{owner}{final}{handed}<div class=\"ways\"><div><h4>Ways in</h4>{into}</div><div><h4>Ways out</h4>{onward}</div></div>"));
    }

    private Html From(BoundStages stages, BoundMove move) =>
        move.From.Length > 1 && move.From.Length == stages.Symbol.Stages.Count(stage => !stage.IsSide && stage.Position < move.To.Position)
            ? Html.Of($"any stage before")
            : Html.List(move.From.Select(stage => book.Links.To(stage)), "or");

    private Html Move(BoundMove move)
    {
        var note = book.Notes.OfLine(move.Origin) is { Length: > 0 } written ? Html.Of($" <span class=\"remark\">{written}</span>") : Html.Empty;
        if (move.After is { } after)
        {
            var without = move.Without is { } last ? Html.Of($" without {book.Values.Event(last.Event, last.Where)}") : Html.Of($" at this stage");
            return Html.Of($": after {Amounts.Length(after)}{without}.{note}");
        }

        return Html.Of($": {people.Trigger(new(move.Event, move.Where, move.When))}.{note}");
    }

    private Html Handoff(BoundHandoff handoff)
    {
        var words = new StepWords(book);
        var rungs = handoff.Rungs.Select(rung =>
        {
            words.Beginning = rung.After.Length.IsZero && !rung.IsLate ? "at once" : "then";
            return Html.Of($"<dt>{Time(rung)}:</dt><dd>{words.Write(rung.Steps, Moment.Start, out _)}</dd>\n");
        });
        var answer = handoff.Answer is { } of && handoff.Within is { } within
            ? Html.Of($"<p>The answer is {book.Values.Event(of, handoff.AnswerWhere)}, within <b>{people.Length(within)}</b>. It closes the task, "
                + $"and nothing more of the ladder is done.</p>\n")
            : Html.Of($"<p>No answer is waited for.</p>\n");
        var anchor = Links.Anchor("handoff", handoff.Name);
        var body = Html.Of($"{Parts.Note(book.Notes.OfDeclaration(handoff.Origin))}<p>To <b>{Spoken.Name(handoff.Owner)}</b>, "
            + $"{When(handoff)}.</p>\n{answer}{Picture($"handoff_{handoff.Name}", $"The hand-off {Spoken.Name(handoff.Name)}",
            $"{anchor}-")}<h4>The ladder</h4>\n<dl class=\"arms\">{Html.Concat(rungs)}</dl>");
        return Parts.Entry(3, anchor, Spoken.Title(handoff.Name), handoff.Name, body);
    }

    private Html Time(BoundRung rung) => (rung.IsLate, rung.After.Length.IsZero) switch
    {
        (false, true) => Html.Of($"At once"),
        (false, false) => Html.Of($"After {people.Length(rung.After)} without an answer"),
        (true, true) => Html.Of($"When the time for the answer is over"),
        (true, false) => Html.Of($"{people.Length(rung.After)} after that, still without an answer"),
    };

    private Html When(BoundHandoff handoff)
    {
        if (handoff.Account is { } account && handoff.When is { } together) return Html.Of(
            $"once for each {book.Links.To(account)}, as soon as {book.Conditions.Of(together)}");
        if (handoff.Stage is { } stage) return Html.Of($"when a contact comes into the stage {book.Links.To(stage)}");
        return people.Trigger(new(handoff.Event, handoff.Where, handoff.When));
    }

    private Html Picture(string id, string title, string prefix)
    {
        if (book.Map.Parts.FirstOrDefault(part => part.Id == id) is not { } part) return Html.Empty;
        var drawn = SvgWriter.Embed(new CampaignMap(title, [part with { Title = "" }], []), new SvgEmbedding(prefix, title, "The same stands in words below."));
        return Parts.Figure(drawn, title, Html.Of($"{title}, in the campaign’s own words. The sentences follow below."), fits: part.Kind == MapPartKind.Journey);
    }
}
