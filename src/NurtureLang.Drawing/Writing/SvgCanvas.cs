using System.Globalization;
using System.Text;

namespace NurtureLang.Drawing.Writing;

/// <summary>Writes the elements of a picture; numbers the same on every machine, texts escaped.</summary>
internal sealed class SvgCanvas
{
    private readonly StringBuilder text = new();

    /// <summary>Markup as it is.</summary>
    public void Raw(string markup) => text.Append(markup).Append('\n');

    /// <summary>A rectangle.</summary>
    public void Box(string style, double x, double y, double width, double height, double round) =>
        text.Append(CultureInfo.InvariantCulture, $"<rect class=\"{style}\" x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{width:0.#}\" height=\"{height:0.#}\" rx=\"{round:0.#}\"/>\n");

    /// <summary>A way along points, with an arrow at its end.</summary>
    public void Arrow(string style, string path) => text.Append($"<path class=\"{style}\" d=\"{path}\" marker-end=\"url(#tip)\"/>\n");

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

    /// <summary>Everything that was written.</summary>
    public override string ToString() => text.ToString();

    /// <summary>A number in a path.</summary>
    public static string Number(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:0.#}");

    /// <summary>A point in a path.</summary>
    public static string At(double x, double y) => string.Create(CultureInfo.InvariantCulture, $"{x:0.#},{y:0.#}");

    /// <summary>A text between tags, or in an attribute.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            escaped.Append(letter switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                _ when char.IsControl(letter) => " ",
                _ => letter.ToString(),
            });
        }

        return escaped.ToString();
    }

    /// <summary>A text in lines of at most so many letters, at most so many lines, the last one cut where it is longer.</summary>
    public static IReadOnlyList<string> Wrap(string text, int letters, int most)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' '))
            {
                if (line.Length > 0 && line.Length + 1 + word.Length > letters)
                {
                    lines.Add(line);
                    line = "";
                }

                line = line.Length == 0 ? word : $"{line} {word}";
            }

            if (line.Length > 0) lines.Add(line);
        }

        var cut = lines.Count > most;
        var kept = lines.Take(most).Select(line => line.Length > letters ? $"{line[..(letters - 1)]}…" : line).ToList();
        if (cut) kept[^1] = kept[^1].Length >= letters ? $"{kept[^1][..(letters - 1)]}…" : $"{kept[^1]}…";
        return kept;
    }
}
