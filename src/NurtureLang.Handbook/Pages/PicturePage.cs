using NurtureLang.Drawing.Writing;
using NurtureLang.Handbook.Facts;
using NurtureLang.Handbook.Markup;

namespace NurtureLang.Handbook.Pages;

/// <summary>Everything in one picture, for the wall.</summary>
internal static class PicturePage
{
    /// <summary>The page's content; nothing where there is nothing to draw.</summary>
    public static Html Write(Book book)
    {
        if (book.Map.Parts.IsEmpty) return Html.Empty;
        var drawn = SvgWriter.Embed(book.Map, new SvgEmbedding("whole-", $"{book.Title}, all steps",
            "The journey, every sequence, program and hand-off with its steps, and the rules for every touch. Each stands in words on its own page."));
        return Html.Of($"""
            <h1>The whole campaign in one picture</h1>
            <p class="lead">In the campaign’s own words. It is wide: scroll it sideways, or print it large.</p>
            {Parts.Figure(drawn, "The whole campaign", Html.Of($"The journey, the sequences and programs, the hand-offs, and at the right the rules for every touch."))}
            """);
    }
}
