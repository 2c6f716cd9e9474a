using System.Text;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Cases.Tests;

/// <summary>Writes a source with its diagnostics under the lines that they mark: `//@[09:14) NUR1203 error Why. |text|`.</summary>
/// <remarks>Columns count from one; the second is the first behind the marked text. Line ends are always LF, so that a source with CR LF gives the same.</remarks>
public static class DiagnosticsText
{
    /// <summary>The text; null where there is nothing to say.</summary>
    public static string? Write(SourceText main, IReadOnlyList<Diagnostic> diagnostics)
    {
        if (diagnostics.Count == 0) return null;
        var here = diagnostics.Where(diagnostic => diagnostic.Source.Path == main.Path).ToLookup(diagnostic => diagnostic.Position.Line);
        var text = new StringBuilder();
        for (var line = 1; line <= main.LineCount; line++)
        {
            if (line == main.LineCount && main.GetLineText(line).Length == 0 && !here[line].Any()) break;
            text.Append(main.GetLineText(line)).Append('\n');
            foreach (var diagnostic in here[line].OrderBy(one => one.Span.Start).ThenBy(one => one.Code, StringComparer.Ordinal)) Append(text, main, diagnostic);
        }

        foreach (var elsewhere in diagnostics.Where(diagnostic => diagnostic.Source.Path != main.Path))
        {
            text.Append($"// in {elsewhere.Source.Path}, line {elsewhere.Position.Line}\n");
            Append(text, elsewhere.Source, elsewhere);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, SourceText source, Diagnostic diagnostic)
    {
        var start = diagnostic.Position;
        var end = Math.Min(diagnostic.Span.End, source.GetLineSpan(start.Line).End);
        var marked = source.Text[Math.Min(diagnostic.Span.Start, end)..end];
        var severity = diagnostic.Severity.ToString().ToLowerInvariant();
        text.Append($"//@[{start.Column:00}:{start.Column + marked.Length:00}) {diagnostic.Code} {severity} {diagnostic.Message} |{marked}|\n");
        foreach (var related in diagnostic.Related)
            text.Append($"//@  see {related.Source.Path}:{related.Source.GetLine(related.Span.Start)}: {related.Label}\n");
        if (diagnostic.Fix is { } fix) text.Append($"//@  mend: {fix.Title}\n");
    }
}
