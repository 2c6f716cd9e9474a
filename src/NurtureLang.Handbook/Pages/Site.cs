using NurtureLang.Handbook.Facts;
using NurtureLang.Handbook.Markup;

namespace NurtureLang.Handbook.Pages;

/// <summary>A page of the handbook.</summary>
/// <param name="File">Its file.</param>
/// <param name="Title">How it is called.</param>
/// <param name="Content">What stands on it; nothing for a page that is left out.</param>
/// <param name="IsSequence">Whether it is about a sequence.</param>
internal sealed record SitePage(string File, string Title, Html Content, bool IsSequence = false);

/// <summary>What all pages share: head, way around, foot.</summary>
internal sealed class Site(Book book, IReadOnlyList<SitePage> pages, HandbookCampaign campaign)
{
    // Nothing from anywhere but the style sheet beside the page: what a campaign says can never become a program.
    private const string Policy = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'";

    /// <summary>A whole page.</summary>
    public Html Write(SitePage page)
    {
        var title = page.File == "index.html" ? book.Title : $"{page.Title} · {book.Title}";
        return Html.Of($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{Policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{title}</title>
            <link rel="stylesheet" href="{HandbookWriter.StyleSheet}">
            </head>
            <body>
            <a class="skip" href="#content">Skip to the content</a>
            <header class="site">
            <p class="campaign"><a href="index.html">{book.Title}</a></p>
            <nav aria-label="The handbook">
            {Navigation(page)}</nav>
            </header>
            <main id="content"{(page.File == "picture.html" ? Html.Of($" class=\"wide\"") : Html.Empty)}>
            {page.Content}
            </main>
            {Siblings(page)}<footer>
            {Foot()}</footer>
            </body>
            </html>

            """);
    }

    private Html Navigation(SitePage current)
    {
        var items = pages.Where(page => !page.IsSequence).Select(page => Item(page, page == current)).ToList();
        // Sequences stand under one word, which leads to their table on the first page.
        if (pages.Any(page => page.IsSequence))
            items.Insert(1, Html.Of($"<li>"
                + $"<a href=\"index.html#sequences\"{(current.IsSequence ? Html.Of($" aria-current=\"true\"") : Html.Empty)}>Sequences</a></li>\n"));
        return Html.Of($"<ul>\n{Html.Concat(items)}</ul>\n");
    }

    private static Html Item(SitePage page, bool isCurrent) =>
        Html.Of($"<li><a href=\"{page.File}\"{(isCurrent ? Html.Of($" aria-current=\"page\"") : Html.Empty)}>{page.Title}</a></li>\n");

    private Html Siblings(SitePage current) => !current.IsSequence || pages.Count(page => page.IsSequence) < 2
        ? Html.Empty
        : Html.Of($"<nav class=\"siblings\" aria-label=\"Sequences\">\n<p>All "
            + $"sequences</p>\n<ul>\n{Html.Concat(pages.Where(page => page.IsSequence).Select(page => Item(page, page == current)))}</ul>\n</nav>\n");

    private Html Foot()
    {
        var names = campaign.Sources.Select(source => Html.Of($"<code>{source.Path}</code>"));
        return Html.Of($"<p>Written by <code>nurture doc</code> from {Html.List(names, "and")}.</p>\n<p>Plan <code class=\"hash\">{campaign.PlanHash}</code></p>\n");
    }
}
