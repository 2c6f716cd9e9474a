namespace NurtureLang.Cli.Reporting;

/// <summary>Writes diagnostics as workflow commands, which GitHub shows beside the lines of a change.</summary>
internal sealed class GitHubReporter(TextWriter output) : IDiagnosticReporter
{
    /// <inheritdoc/>
    public void Write(Findings findings)
    {
        var diagnostics = findings.Diagnostics;
        foreach (var one in diagnostics)
        {
            var diagnostic = one.Diagnostic;
            var command = diagnostic.Severity == Syntax.Diagnostics.Severity.Note ? "notice" : SeverityNames.Of(diagnostic.Severity);
            var (start, end) = (diagnostic.Position, diagnostic.Source.GetPosition(diagnostic.Span.End));
            // GitHub takes columns only where a span stays on its line.
            var columns = start.Line == end.Line ? $",col={start.Column},endColumn={end.Column}" : "";
            var message = diagnostic.Fix is { } fix ? $"{diagnostic.Message}\nhelp: {fix.Title}" : diagnostic.Message;
            output.WriteLine(
                $"::{command} file={Property(one.Path)},line={start.Line},endLine={end.Line}{columns},title={Property(diagnostic.Code)}::{Data(message)}");
        }
    }

    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
