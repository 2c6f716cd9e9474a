using System.Globalization;
using System.Text;

namespace NurtureLang.Drawing.Writing;

/// <summary>Writes the elements of a picture; numbers the same on every machine, texts escaped.</summary>
/// <param name="prefix">What identities begin with.</param>
internal sealed class SvgCanvas(string prefix)
{
    private readonly StringBuilder text = new();
    private readonly StringBuilder onTop = new();

    /// <summary>What identities begin with, so that several pictures can stand in one page.</summary>
    public string Prefix { get; } = prefix;

    /// <summary>Markup as it is.</summary>
    public void Raw(string markup) => text.Append(markup).Append('\n');

    /// <summary>A rectangle.</summary>
    public void Box(string style, double x, double y, double width, double height, double round) =>
        text.Append(CultureInfo.InvariantCulture, $"<rect class=\"{style}\" x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{width:0.#}\" height=\"{height:0.#}\" rx=\"{round:0.#}\"/>\n");

    /// <summary>A way along points, with an arrow at its end.</summary>
    public void Arrow(string style, string path) => text.Append($"<path class=\"{style}\" d=\"{path}\" marker-end=\"url(#{Prefix}tip)\"/>\n");

    /// <summary>Lines of text around a point.</summary>
    public void Text(string style, IReadOnlyList<string> lines, double x, double middle, double height)
    {
        var y = middle - ((lines.Count - 1) * height / 2);
        foreach (var line in lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"<text class=\"{style}\" x=\"{x:0.#}\" y=\"{y:0.#}\">{Escape(line)}</text>\n");
            y += height;
        }
    }

    /// <summary>A line of text above everything else, also what is drawn later.</summary>
    public void TextOnTop(string style, IReadOnlyList<string> lines, double x, double middle)
    {
        foreach (var line in lines) onTop.Append(CultureInfo.InvariantCulture, $"<text class=\"{style}\" x=\"{x:0.#}\" y=\"{middle:0.#}\">{Escape(line)}</text>\n");
    }

    /// <summary>Everything that was written.</summary>
    public override string ToString() => $"{text}{onTop}";

    /// <summary>A number in a path.</summary>
    public static string Number(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:0.#}");

    /// <summary>A point in a path.</summary>
    public static string At(double x, double y) => string.Create(CultureInfo.InvariantCulture, $"{x:0.#},{y:0.#}");

    /// <summary>A text between tags, or in an attribute.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            escaped.Append(rune.Value switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                0xFFFE or 0xFFFF => "\uFFFD",
                // Marks that turn the direction of what follows could make a picture say something else than the campaign does.
                (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => "\uFFFD",
                _ when Rune.IsControl(rune) => " ",
                _ => rune.ToString(),
            });
        }

        return escaped.ToString();
    }
}
