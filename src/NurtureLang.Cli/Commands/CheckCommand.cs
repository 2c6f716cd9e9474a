using NurtureLang.Cli.Hosting;
using NurtureLang.Cli.Reporting;
using NurtureLang.Cli.Sources;
using NurtureLang.Cli.Watching;
using NurtureLang.Scripting.Running;
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
        Usage = "PATH... [--format FORM] [--fix] [--warnings-as-errors]",
        Arguments = (1, 1_000),
        ArgumentsHelp = "PATH is a campaign file, a folder holding campaigns, itself or in folders below it, or a file that a campaign imports.",
        Options =
        [
            Reporters.Option,
            new OptionSpec("--fix", null, "first mends in the files what can be written in one way only, such as `4 hrs`; a guess is never made"),
            new OptionSpec("--warnings-as-errors", null, "a warning counts as an error") { HasDefault = true },
            Watch.Option("checks"),
            Scripts.Trust,
        ],
        Notes = ["Ends with 1 where there is an error; warnings and notes keep nobody from running a campaign."],
        Examples =
        [
            "nurture check samples/acme-b2b",
            "nurture check samples/acme-b2b samples/loan-offers --format json",
            "nurture check samples/acme-b2b --warnings-as-errors --format sarif",
        ],
        Run = Run,
    };

    private static int Run(Arguments arguments, Terminal terminal) =>
        arguments.Has("--watch") ? Watch.Run(terminal, arguments.Values, [], () => RunOnce(arguments, terminal)) : RunOnce(arguments, terminal);

    private static int RunOnce(Arguments arguments, Terminal terminal)
    {
        var reporter = Reporters.Choose(arguments, terminal);
        var trust = Scripts.TrustOf(arguments);
        var strict = arguments.Has("--warnings-as-errors");
        var paths = arguments.Values.SelectMany(CampaignsBelow.Of).SelectMany(PartsOfCampaigns.Of).ToList();
        if (arguments.Has("--fix")) paths.ForEach(path => Mend(path, terminal));
        var findings = FindingsOfMany.Join(CheckAll(paths, trust));
        if (strict) findings = findings with { Diagnostics = [.. findings.Diagnostics.Select(AsError)] };
        reporter.Write(findings);
        return findings.HasErrors ? ExitCode.Problems : ExitCode.Fine;
    }

    // Campaigns know nothing of one another: each core takes one after the other, and what is told keeps the order of the paths.
    private static Findings[] CheckAll(List<string> paths, ScriptTrust trust)
    {
        var found = new Findings[paths.Count];
        var refused = new CommandException?[paths.Count];
        Parallel.For(0, paths.Count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, (at, loop) =>
        {
            try
            {
                found[at] = CampaignCompiler.Check(paths[at], trust).Findings;
            }
            catch (CommandException problem)
            {
                refused[at] = problem;
                loop.Break();
            }
        });
        return Array.Find(refused, problem => problem is not null) is { } first ? throw first : found;
    }

    private static void Mend(string path, Terminal terminal)
    {
        var (mends, files) = Mender.Mend(path);
        if (mends > 0) terminal.Say($"{mends} {(mends == 1 ? "mend" : "mends")} in {string.Join(", ", files)}.");
    }

    private static PlacedDiagnostic AsError(PlacedDiagnostic one) => one.Diagnostic.Severity != Severity.Warning
        ? one
        : one with { Diagnostic = one.Diagnostic with { Severity = Severity.Error } };
}
