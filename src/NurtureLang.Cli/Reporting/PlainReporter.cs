namespace NurtureLang.Cli.Reporting;

/// <summary>Writes one line for each diagnostic: `file:line:column: severity CODE message`.</summary>
internal sealed class PlainReporter(TextWriter output) : IDiagnosticReporter
{
    /// <inheritdoc/>
    public void Write(Findings findings)
    {
        var diagnostics = findings.Diagnostics;
        foreach (var one in diagnostics)
        {
            var diagnostic = one.Diagnostic;
            var message = Hosting.DisplayWidth.Harmless(diagnostic.Message);
            output.WriteLine($"{one.Path}:{diagnostic.Position}: {SeverityNames.Of(diagnostic.Severity)} {diagnostic.Code} {message}");
        }
    }
}
