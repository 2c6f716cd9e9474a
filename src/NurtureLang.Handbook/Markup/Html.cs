using System.Text;

namespace NurtureLang.Handbook.Markup;

/// <summary>A piece of a page.</summary>
/// <remarks>
/// INVARIANT: what came from a campaign is escaped. Markup is made by interpolated texts alone, whose fixed parts are ours and whose holes are escaped
/// unless they hold a piece of a page already.
/// </remarks>
internal readonly struct Html
{
    private readonly string? markup;

    private Html(string markup) => this.markup = markup;

    /// <summary>Nothing.</summary>
    public static Html Empty => default;

    /// <summary>Whether it is nothing.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(markup);

    /// <summary>Markup with values in it.</summary>
    public static Html Of(HtmlHandler pieces) => new(pieces.ToString());

    /// <summary>A text of the campaign.</summary>
    public static Html Text(string text)
    {
        var escaped = new StringBuilder(text.Length);
        Escape(text, escaped);
        return new Html(escaped.ToString());
    }

    /// <summary>A picture or a style sheet that was made, and escaped, elsewhere.</summary>
    public static Html Made(string markup) => new(markup);

    /// <summary>Pieces with something between them.</summary>
    public static Html Join(string between, IEnumerable<Html> pieces) => new(string.Join(between, pieces));

    /// <summary>Pieces one after the other.</summary>
    public static Html Concat(IEnumerable<Html> pieces) => Join("", pieces);

    /// <summary>Pieces as people list them: `a, b and c`.</summary>
    public static Html List(IEnumerable<Html> pieces, string last)
    {
        var all = pieces.ToList();
        return all.Count switch
        {
            0 => Empty,
            1 => all[0],
            _ => Of($"{Join(", ", all.Take(all.Count - 1))} {last} {all[^1]}"),
        };
    }

    /// <summary>The same, with its first letter large where it begins with one.</summary>
    public Html Capital()
    {
        if (string.IsNullOrEmpty(markup)) return this;
        // The first letter may stand behind a tag, as in a link.
        var at = 0;
        while (at < markup.Length && markup[at] == '<') at = markup.IndexOf('>', at) + 1;
        return at >= markup.Length ? this : new Html($"{markup[..at]}{char.ToUpperInvariant(markup[at])}{markup[(at + 1)..]}");
    }

    /// <inheritdoc />
    public override string ToString() => markup ?? "";

    /// <summary>Writes a text so that it means nothing but itself, between tags and in quoted attributes.</summary>
    public static void Escape(string text, StringBuilder into)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (char.IsHighSurrogate(letter) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                into.Append(letter).Append(text[++i]);
                continue;
            }

            _ = letter switch
            {
                '&' => into.Append("&amp;"),
                '<' => into.Append("&lt;"),
                '>' => into.Append("&gt;"),
                '"' => into.Append("&quot;"),
                '\'' => into.Append("&#39;"),
                '\r' => into,
                '\n' or '\t' => into.Append(letter),
                _ when char.IsControl(letter) || char.IsSurrogate(letter) || IsInvisible(letter) => into.Append('\uFFFD'),
                _ => into.Append(letter),
            };
        }
    }

    // Marks that turn the direction of what follows could make a page say something else than the campaign does; two code points are no characters.
    private static bool IsInvisible(char letter) => letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFFFE' or '\uFFFF';
}
