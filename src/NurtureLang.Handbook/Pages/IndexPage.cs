using NurtureLang.Handbook.Facts;
using NurtureLang.Handbook.Markup;
using NurtureLang.Handbook.Words;
using NurtureLang.Semantics.Symbols;

namespace NurtureLang.Handbook.Pages;

/// <summary>The first page: what the campaign is, who gets what and when, and whom it says nothing to.</summary>
internal sealed class IndexPage(Book book, IReadOnlyList<SequenceFacts> sequences, string rootPath, bool hasPicture)
{
    private readonly Reach reach = new(book);

    /// <summary>The page's content.</summary>
    public Html Write()
    {
        var preface = Parts.Note(book.Notes.Preface(rootPath));
        var picture = Overview.Draw(book, sequences) is { } drawn
            ? Parts.Figure(drawn, "The campaign at a glance",
                Html.Of($"The campaign at a glance: every box leads to its page. "
                + $"{(hasPicture ? Html.Of($"<a href=\"picture.html\">All steps in one picture</a>.") : Html.Empty)}"), fits: true)
            : Html.Empty;
        return Html.Of($"""
            <p class="kind">Campaign handbook</p>
            <h1>{book.Title}</h1>
            {preface}<p class="lead">{Summary()}</p>
            {picture}
            {Parts.Section(2, "sequences", Html.Of($"Who gets what, and when"), Sequences())}
            {Parts.Section(2, "coverage", Html.Of($"Whom it speaks to"), Coverage())}
            {Parts.Section(2, "reach", Html.Of($"Which message reaches whom"), Messages())}
            """);
    }

    private Html Summary()
    {
        var program = book.Program;
        var channels = program.Messages.Select(message => message.Channel).Distinct().Count();
        (int Count, string One, string Many)[] said =
        [
            (program.Sequences.Length, "sequence", "sequences"), (program.Messages.Length, "message", "messages"), (channels, "channel", "channels"),
            (program.Personas.Length, "persona", "personas"), (program.Stages.Sum(one => one.Symbol.Stages.Length), "stage", "stages"),
                (program.Scores.Length, "score", "scores"),
            (program.Handoffs.Length, "hand-off", "hand-offs"), (program.Goals.Length, "goal", "goals"), (program.Tests.Length, "tested scenario", "tested scenarios"),
        ];
        return Html.Text($"{Amounts.List(said.Where(one => one.Count > 0).Select(one => Amounts.Count(one.Count, one.One, one.Many)), "and")}.");
    }

    private Html Sequences() => Parts.Table("Every sequence and program",
        [Html.Of($"Sequence"), Html.Of($"Who comes in"), Html.Of($"What they get"), Html.Of($"What for")],
        sequences.Select(one =>
        {
            var page = new SequencePage(book, one);
            var whom = page.Whom();
            var entries = page.Entries().Concat(whom.IsEmpty ? [] : [Html.Of($"{whom}.")]);
            var goals = one.Sequence.Goals.Select(goal => Html.Of($"{new PeopleWords(book).Goal(goal).Capital()}.")).ToList();
            return (IReadOnlyList<Html>)
            [
                book.Links.To(one.Sequence.Symbol),
                Parts.List(entries),
                Gets(one),
                goals.Count == 0 ? Html.Of($"<span class=\"soft\">no goal of its own</span>") : Html.Join("<br>", goals),
            ];
        }), "who");

    private Html Gets(SequenceFacts facts)
    {
        var sent = facts.Sent.GroupBy(one => one.Message).Select(group =>
            Html.Of($"{book.Links.To(group.Key)} <span class=\"soft\">by {Spoken.Name(book.Of(group.Key).Channel.Name)}, "
                + $"{string.Join("; ", group.Select(one => one.When).Distinct())}</span>")).ToList();
        return sent.Count == 0 ? Html.Text(facts.Size) : Parts.List(sent);
    }

    // How many messages there are for each persona at each stage.
    private Html Coverage()
    {
        var personas = book.Program.Personas.Select(persona => (PersonaSymbol?)persona.Symbol).DefaultIfEmpty(null).ToList();
        var marketing = book.Program.Messages.Where(message => !message.IsTransactional).ToList();
        if (book.Program.Stages.IsEmpty && book.Program.Personas.IsEmpty) return Html.Empty;
        var tables = new List<Html>();
        var gaps = new List<Html>();
        foreach (var journey in book.Program.Stages.Select(one => one.Symbol).Cast<StagesSymbol?>().DefaultIfEmpty(null))
        {
            var stages = journey?.Stages.Cast<StageSymbol?>().ToList() ?? [null];
            var rows = personas.Select(persona => (IReadOnlyList<Html>)
            [
                persona is null ? Html.Of($"everybody") : book.Links.To(persona),
                .. stages.Select(stage =>
                {
                    var count = marketing.Count(message => reach.Reaches(message, persona, journey, stage));
                    if (count == 0) gaps.Add(Gap(persona, stage));
                    return count == 0 ? Html.Of($"<span class=\"none\">nothing</span>") : Html.Of($"{count}");
                }),
            ]).ToList();
            var caption = journey is null ? "Messages for each persona" : book.Program.Stages.Length == 1
                ? "Messages for each persona at each stage" : $"Messages for each persona at each stage of {Spoken.Name(journey.Name)}";
            tables.Add(Parts.Table(caption, stages.Select(stage => stage is null ? Html.Of($"Messages") : book.Links.To(stage))
                .Prepend(Html.Of($"Persona")), rows, "matrix"));
        }

        var silent = gaps.Count == 0 ? Html.Of($"<p>There is something for everybody.</p>\n") : Html.Of($"<p>Nothing is said to: {Html.Join("; ", gaps)}.</p>\n");
        return Html.Of($"<p class=\"soft\">A message counts where no condition on its way speaks against that stage or persona, taken as they are "
            + $"when somebody comes in. Receipts are left out.</p>\n{Html.Concat(tables)}{silent}");
    }

    private Html Gap(PersonaSymbol? persona, StageSymbol? stage) => (persona, stage) switch
    {
        ({ } who, { } where) => Html.Of($"{book.Links.To(who)} at {book.Links.To(where)}"),
        ({ } who, null) => book.Links.To(who),
        (null, { } where) => Html.Of($"anybody at {book.Links.To(where)}"),
        _ => Html.Of($"anybody"),
    };

    private Html Messages()
    {
        var stages = book.Program.Stages.SelectMany(one => one.Symbol.Stages.Select(stage => (Journey: one.Symbol, Stage: stage))).ToList();
        var personas = book.Program.Personas.Select(persona => persona.Symbol).ToList();
        if (stages.Count + personas.Count == 0) return Html.Empty;
        var heads = stages.Select(one => book.Links.To(one.Stage)).Concat(personas.Select(persona => book.Links.To(persona))).Prepend(Html.Of($"Message"));
        var rows = book.Program.Messages.Select(message => (IReadOnlyList<Html>)
        [
            book.Links.To(message.Symbol),
            .. stages.Select(one => Mark(reach.Reaches(message, null, one.Journey, one.Stage))),
            .. personas.Select(persona => Mark(reach.Reaches(message, persona, null, null))),
        ]);
        return Parts.Table("Each message, by stage and by persona", heads, rows, "matrix");
    }

    private static Html Mark(bool isThere) => isThere
        ? Html.Of($"<span class=\"yes\">yes</span>")
        : Html.Of($"<span class=\"no\">no</span>");
}
