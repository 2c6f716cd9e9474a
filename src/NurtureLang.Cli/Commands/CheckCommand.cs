using NurtureLang.Cli.Hosting;
using NurtureLang.Cli.Reporting;
using NurtureLang.Cli.Sources;
using NurtureLang.Syntax.Diagnostics;

namespace NurtureLang.Cli.Commands;

/// <summary>`nurture check`: every diagnostic.</summary>
internal static class CheckCommand
{
    /// <summary>The command.</summary>
    public static CommandSpec Make() => new()
    {
        Name = "check",
        Summary = "shows everything that is wrong with a campaign, or may be",
        Usage = "PATH... [--format FORM]",
        Arguments = (1, 1_000),
        ArgumentsHelp = "PATH is a campaign file, or a folder holding one.",
        Options = [Reporters.Option],
        Notes = ["Ends with 1 where there is an error; warnings and notes keep nobody from running a campaign."],
        Examples = ["nurture check samples/acme-b2b", "nurture check samples/acme-b2b samples/loan-offers --format json"],
        Run = Run,
    };

    private static int Run(Arguments arguments, Terminal terminal)
    {
        var reporter = Reporters.Choose(arguments, terminal);
        var (diagnostics, files) = (new List<PlacedDiagnostic>(), 0);
        foreach (var path in arguments.Values)
        {
            var campaign = CampaignCompiler.Check(path);
            diagnostics.AddRange(campaign.Diagnostics);
            files += campaign.Files;
        }

        reporter.Write(diagnostics, files);
        return diagnostics.Exists(one => one.Diagnostic.Severity == Severity.Error) ? ExitCode.Problems : ExitCode.Fine;
    }
}
