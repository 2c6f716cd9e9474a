namespace NurtureLang.Cli.Reporting;

/// <summary>Writes diagnostics in one form.</summary>
internal interface IDiagnosticReporter
{
    /// <summary>Writes all of them.</summary>
    void Write(Findings findings);
}
