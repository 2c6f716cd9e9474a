namespace NurtureLang.Handbook.Markup;

/// <summary>The parts that pages are made of.</summary>
internal static class Parts
{
    /// <summary>A section with a heading of its own.</summary>
    /// <param name="level">The heading's level, one more than that of the section around it.</param>
    /// <param name="anchor">Its identity on the page.</param>
    /// <param name="title">Its heading.</param>
    /// <param name="body">What stands in it; a section of nothing is left out.</param>
    public static Html Section(int level, string anchor, Html title, Html body) => body.IsEmpty
        ? Html.Empty
        : Html.Of($"<section id=\"{anchor}\">\n<h{level}>{title}</h{level}>\n{body}\n</section>\n");

    /// <summary>An entry for something that has a name, with the name as the campaign writes it where it is shown otherwise.</summary>
    public static Html Entry(int level, string anchor, string title, string name, Html body)
    {
        var written = title == name ? Html.Empty : Html.Of($" <code>{name}</code>");
        return Html.Of($"<article class=\"entry\" id=\"{anchor}\">\n<h{level}>{title}{written}</h{level}>\n{body}\n</article>\n");
    }

    /// <summary>A comment of the campaign's author; nothing for none.</summary>
    public static Html Note(string note) => note.Length == 0 ? Html.Empty : Html.Of($"<p class=\"note\">{note}</p>\n");

    /// <summary>A list; nothing for no items.</summary>
    public static Html List(IEnumerable<Html> items)
    {
        var all = items.ToList();
        return all.Count == 0 ? Html.Empty : Html.Of($"<ul>\n{Html.Concat(all.Select(item => Html.Of($"<li>{item}</li>\n")))}</ul>\n");
    }

    /// <summary>Facts, each a word and what holds; those that are nothing are left out.</summary>
    public static Html Facts(params IEnumerable<(string Word, Html Fact)> facts)
    {
        var all = facts.Where(fact => !fact.Fact.IsEmpty).Select(fact => Html.Of($"<div><dt>{fact.Word}</dt><dd>{fact.Fact}</dd></div>\n")).ToList();
        return all.Count == 0 ? Html.Empty : Html.Of($"<dl class=\"facts\">\n{Html.Concat(all)}</dl>\n");
    }

    /// <summary>A table that scrolls by itself where the page is narrower; nothing for no rows.</summary>
    /// <param name="caption">What it shows.</param>
    /// <param name="heads">The heads of its columns.</param>
    /// <param name="rows">Its rows; the first cell of each names it.</param>
    /// <param name="style">A class of its own; empty for none.</param>
    public static Html Table(string caption, IEnumerable<Html> heads, IEnumerable<IReadOnlyList<Html>> rows, string style = "")
    {
        var body = rows.Select(Row).ToList();
        if (body.Count == 0) return Html.Empty;
        var head = Html.Concat(heads.Select(one => Html.Of($"<th scope=\"col\">{one}</th>")));
        return Html.Of($"<section class=\"scroll\" aria-label=\"{caption}\" tabindex=\"0\">\n<table "
            + $"class=\"{(style.Length == 0 ? "plain" : style)}\">\n<caption>{caption}</caption>\n<thead><tr>{head}</tr>"
            + $"</thead>\n<tbody>\n{Html.Concat(body)}</tbody>\n</table>\n</section>\n");
    }

    /// <summary>A picture with what it shows under it; one that `fits` becomes smaller with the page, as far as it can still be read.</summary>
    public static Html Figure(string picture, string name, Html caption, bool fits = false) =>
        Html.Of($"<figure{(fits ? Html.Of($" class=\"fits\"") : Html.Empty)}>\n<section class=\"scroll\" aria-label=\"{name}\" "
            + $"tabindex=\"0\">\n{Html.Made(picture)}\n</section>\n<figcaption>{caption}</figcaption>\n</figure>\n");

    private static Html Row(IReadOnlyList<Html> cells) =>
        Html.Of($"<tr><th scope=\"row\">{cells[0]}</th>{Html.Concat(cells.Skip(1).Select(cell => Html.Of($"<td>{cell}</td>")))}</tr>\n");
}
