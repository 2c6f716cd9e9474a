using System.Diagnostics;
using NurtureLang.Cli.Hosting;
using NurtureLang.Syntax.Diagnostics;

namespace NurtureLang.Cli.Reporting;

/// <summary>Shows each diagnostic with the line it is about, none wider than the terminal.</summary>
internal sealed class HumanReporter(TextWriter output, Paint paint, Glyphs glyphs, int width) : IDiagnosticReporter
{
    // A file that is wrong throughout is mended from the top; the rest comes with the next run.
    private const int Most = 50;

    /// <inheritdoc/>
    public void Write(Findings findings)
    {
        var diagnostics = findings.Diagnostics;
        foreach (var one in diagnostics.Take(Most)) Write(one);
        if (diagnostics.Count > Most)
            output.WriteLine($"{glyphs.Ellipsis} and {diagnostics.Count - Most} more; `--format plain` lists them all.\n");
        var files = findings.Files == 1 ? "1 file" : $"{findings.Files} files";
        var allowed = findings.Allowed.Count == 0 ? "" : $", {findings.Allowed.Count} allowed by comments";
        var sum = diagnostics.Count == 0
            ? $"ok: {files}, no problems{allowed}"
            : $"{SeverityNames.Sum(diagnostics)} in {files}{allowed}; `nurture explain {diagnostics[0].Diagnostic.Code}` says more";
        var lines = DisplayWidth.Wrap(sum, width).ToList();
        output.WriteLine(diagnostics.Count == 0 ? paint.Green("ok") + lines[0]["ok".Length..] : lines[0]);
        foreach (var line in lines.Skip(1)) output.WriteLine(line);
    }

    private void Write(PlacedDiagnostic one)
    {
        var diagnostic = one.Diagnostic;
        var head = $"{SeverityNames.Of(diagnostic.Severity)} {diagnostic.Code}";
        var lines = DisplayWidth.Wrap($"{head}: {DisplayWidth.Harmless(diagnostic.Message)}", width).ToList();
        output.WriteLine(Coloured(diagnostic.Severity, head) + paint.Bold(lines[0][head.Length..]));
        foreach (var line in lines.Skip(1)) output.WriteLine(paint.Bold(line));
        var excerpts = new List<Excerpt> { new(diagnostic.Source, diagnostic.Span, "", '^') };
        excerpts.AddRange(diagnostic.Related.Select(related => new Excerpt(related.Source, related.Span, related.Label, '-')));
        var gutter = excerpts.Max(excerpt => excerpt.Line).ToString(System.Globalization.CultureInfo.InvariantCulture).Length;
        for (var i = 0; i < excerpts.Count; i++)
        {
            var excerpt = excerpts[i];
            var lead = i == 0 ? "-->" : ":::";
            var place = $"{DisplayWidth.Harmless(one.PathOf(excerpt.Source.Path))}:{excerpt.Position}";
            output.WriteLine($"{new string(' ', gutter)}{paint.Blue(lead)} {place}");
            WriteExcerpt(excerpt, gutter, diagnostic.Severity);
        }

        if (diagnostic.Fix is { } fix) WriteFix(fix);
        output.WriteLine();
    }

    private void WriteExcerpt(Excerpt excerpt, int gutter, Severity severity)
    {
        var bar = paint.Blue(glyphs.Side);
        var blank = new string(' ', gutter);
        var (text, start, length) = excerpt.Show(width - gutter - 3, glyphs);
        output.WriteLine($"{paint.Blue(excerpt.Line.ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(gutter))} {bar} {text}".TrimEnd());
        var marks = new string(excerpt.Mark, length);
        var marked = excerpt.Mark == '^' ? Coloured(severity, marks) : paint.Blue(marks);
        // The label goes beside the mark where there is room, and under it where there is none.
        var label = DisplayWidth.Harmless(excerpt.Label);
        var fits = label.Length == 0 || gutter + 3 + start + length + 1 + DisplayWidth.Of(label) <= width;
        output.WriteLine($"{blank} {bar} {new string(' ', start)}{marked}{(fits && label.Length > 0 ? " " + label : "")}");
        if (fits) return;
        foreach (var line in DisplayWidth.Wrap(label, width - gutter - 3)) output.WriteLine($"{blank} {bar} {line}");
    }

    private void WriteFix(Fix fix)
    {
        var lines = DisplayWidth.Wrap($"help: {DisplayWidth.Harmless(fix.Title)}", width).ToList();
        output.WriteLine(paint.Green("help:") + lines[0]["help:".Length..]);
        foreach (var line in lines.Skip(1)) output.WriteLine($"      {line}");
    }

    private string Coloured(Severity severity, string text) => severity switch
    {
        Severity.Error => paint.Red(text),
        Severity.Warning => paint.Yellow(text),
        Severity.Note => paint.Blue(text),
        _ => throw new UnreachableException(),
    };
}
