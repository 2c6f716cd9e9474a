using NurtureLang.Handbook.Facts;
using NurtureLang.Handbook.Markup;
using NurtureLang.Semantics.Bound;

namespace NurtureLang.Handbook.Pages;

/// <summary>Who is spoken to: personas, segments, accounts.</summary>
internal sealed class PeoplePage(Book book, IReadOnlyList<Place> places)
{
    /// <summary>The page's content; nothing where the campaign tells nobody apart.</summary>
    public Html Write()
    {
        var program = book.Program;
        if (program.Personas.IsEmpty && program.Segments.IsEmpty && program.Accounts.IsEmpty) return Html.Empty;
        return Html.Of($"""
            <h1>People</h1>
            <p class="lead">Whom the campaign tells apart, and by what.</p>
            {Parts.Section(2, "personas", Html.Of($"Personas"), Personas())}
            {Parts.Section(2, "segments", Html.Of($"Segments"), Segments())}
            {Parts.Section(2, "accounts", Html.Of($"Accounts"), Accounts())}
            """);
    }

    private Html Personas()
    {
        if (book.Program.Personas.IsEmpty) return Html.Empty;
        var entries = book.Program.Personas.Select((persona, at) =>
        {
            var who = persona.Condition is { } condition ? book.Conditions.Block(condition) : Html.Of($"<p>Everybody who is none of the others.</p>");
            var note = Parts.Note(book.Notes.OfDeclaration(persona.Symbol.Origin));
            return Parts.Entry(3, Links.Anchor(persona.Symbol), book.Links.TitleOf(persona.Symbol), persona.Symbol.Name,
                Html.Of($"{note}{who}{Used(part => Names(part, at))}"));
        });
        var rule = book.Program.Personas.Length > 1
            ? Html.Of($"<p>Everybody has one persona: the first of these, from top to bottom, that fits. It changes when what it asks for "
            + $"changes.</p>\n") : Html.Empty;
        return Html.Of($"{rule}{Html.Concat(entries)}");
    }

    private Html Segments() => Html.Concat(book.Program.Segments.Select(segment =>
        Parts.Entry(3, Links.Anchor(segment.Symbol), book.Links.TitleOf(segment.Symbol), segment.Symbol.Name, Html.Of(
            $"{Parts.Note(book.Notes.OfDeclaration(segment.Symbol.Origin))}{book.Conditions.Block(segment.Condition)}{Used(part =>
                part is BoundSegmentTest test && test.Segment == segment.Symbol)}"))));

    private Html Accounts() => Html.Concat(book.Program.Accounts.Select(account =>
    {
        var figures = account.RollUps.Where(figure => figure.Name is not null).Select(figure =>
            Html.Of($"<b>{Words.Spoken.Title(figure.Name ?? "")}</b>: {book.Values.Made(figure)}"));
        var body = Html.Of($"{Parts.Note(book.Notes.OfDeclaration(account.Symbol.Origin))}<p>Contacts who share {book.Values.Of(account.Key)} "
            + $"belong together. What is known of them together:</p>\n{Parts.List(figures)}");
        return Parts.Entry(3, Links.Anchor(account.Symbol), book.Links.TitleOf(account.Symbol), account.Symbol.Name, body);
    }));

    // Whether a condition names the persona of this place in the file.
    private static bool Names(BoundExpression part, int persona) => part switch
    {
        BoundCompare { Left: BoundPersonaValue, Right: BoundConstant value } => value.Value == persona,
        BoundOneOf { Subject: BoundPersonaValue } oneOf => oneOf.Values.Contains(persona),
        _ => false,
    };

    private Html Used(Func<BoundExpression, bool> isIt)
    {
        var used = Places.Using(places, isIt).ToList();
        return used.Count == 0 ? Html.Empty : Html.Of($"<p class=\"used\">Asked for by: {Html.Join(", ", used)}.</p>");
    }
}
