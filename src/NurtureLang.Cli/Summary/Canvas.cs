using System.Text;
using NurtureLang.Cli.Hosting;

namespace NurtureLang.Cli.Summary;

/// <summary>Draws the summary's lines: titles, cells, bars and small histograms, none wider than the terminal.</summary>
internal sealed partial class Canvas(Terminal terminal)
{
    private readonly TextWriter output = terminal.Out;
    private readonly Paint paint = terminal.OutPaint;
    private readonly Glyphs glyphs = terminal.Glyphs;

    // What a table of figures takes; where there is less room a line of it is broken.
    private const int TableWidth = 80;

    /// <summary>Colours.</summary>
    public Paint Paint => paint;

    /// <summary>Signs.</summary>
    public Glyphs Glyphs => glyphs;

    /// <summary>A line with one text at the left and one at the right.</summary>
    public void Title(string left, string right)
    {
        var room = Math.Max(1, terminal.Width - DisplayWidth.Of(right) - 1);
        output.WriteLine($"{paint.Bold(DisplayWidth.Left(DisplayWidth.Harmless(left), room, glyphs))} {right}");
    }

    /// <summary>A line from side to side.</summary>
    public void Rule() => output.WriteLine(paint.Dim(string.Concat(Enumerable.Repeat(glyphs.Rule, terminal.Width))));

    /// <summary>The heading of a part, after a blank line.</summary>
    public void Head(string name, string columns = "")
    {
        output.WriteLine();
        var rest = columns.Length <= name.Length ? "" : columns[name.Length..];
        if (terminal.Width >= TableWidth) output.WriteLine((paint.Bold(name) + paint.Dim(rest)).TrimEnd());
        else Narrow($"{name}: {rest}".TrimEnd(' ', ':'), "  ");
    }

    /// <summary>A line as it is; where the terminal is narrower than a table, in as many lines as it takes, without bars and without the blanks that make columns.</summary>
    public void Line(string text)
    {
        if (terminal.Width >= TableWidth) output.WriteLine(text.TrimEnd());
        else Narrow(text, "    ");
    }

    private void Narrow(string text, string indent)
    {
        var plain = Escapes().Replace(text, "");
        var bars = string.Concat(glyphs.Parts.Append(glyphs.Full).Where(sign => sign is not "#"));
        var words = string.Concat(plain.Where(unit => !bars.Contains(unit, StringComparison.Ordinal))).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return;
        var lead = plain[..(plain.Length - plain.TrimStart(' ').Length)];
        foreach (var line in DisplayWidth.Wrap(string.Join(' ', words), terminal.Width - indent.Length))
        {
            output.WriteLine(lead + line);
            lead = indent;
        }
    }

    [System.Text.RegularExpressions.GeneratedRegex("\u001b\\[[0-9;]*m|(?<= )#+(?= |$)")]
    private static partial System.Text.RegularExpressions.Regex Escapes();

    /// <summary>A text in as many lines as it takes, all but the first moved in as far as the first one's lead is long.</summary>
    public void Text(string lead, string text)
    {
        var column = DisplayWidth.Of(lead);
        foreach (var line in DisplayWidth.Wrap(DisplayWidth.Harmless(text), terminal.Width - column))
        {
            output.WriteLine((lead + line).TrimEnd());
            lead = new string(' ', column);
        }
    }

    /// <summary>A text filled up to so many columns.</summary>
    public string Left(string text, int columns) => DisplayWidth.Left(DisplayWidth.Harmless(text), columns, glyphs);

    /// <summary>A text moved to the right end of so many columns.</summary>
    public static string Right(string text, int columns) => new string(' ', Math.Max(0, columns - DisplayWidth.Of(text))) + text;

    /// <summary>A bar for a part of a whole.</summary>
    public string Bar(long part, long whole, int columns)
    {
        if (whole <= 0 || part <= 0) return new string(' ', columns);
        var steps = glyphs.Parts.Length + 1;
        var filled = Math.Max(1, (long)((Int128)part * columns * steps / whole));
        var bar = new StringBuilder(columns);
        for (var i = 0L; i < filled / steps && bar.Length < columns; i++) bar.Append(glyphs.Full);
        if (bar.Length < columns && filled % steps is > 0 and var rest) bar.Append(glyphs.Parts[rest - 1]);
        return bar.Append(' ', columns - bar.Length).ToString();
    }

    /// <summary>A small histogram of how many lie in each of some intervals.</summary>
    public string Sparkline(IReadOnlyList<long> heights)
    {
        var most = heights.Max();
        if (most == 0) return new string(' ', heights.Count);
        // The square root keeps a few beside the many visible; whatever is not nought shows.
        return string.Concat(heights.Select(height =>
            glyphs.Levels[height == 0 ? 0 : Math.Max(1, (int)Math.Round(Math.Sqrt((double)height / most) * (glyphs.Levels.Length - 1)))]));
    }
}
