using System.Diagnostics;
using NurtureLang.Cli.Commands;
using NurtureLang.Cli.Hosting;

namespace NurtureLang.Cli.Reporting;

/// <summary>The forms in which diagnostics are written.</summary>
internal static class Reporters
{
    /// <summary>The option that chooses the form.</summary>
    public static OptionSpec Option { get; } = new("--format", "FORM", "human (the default), plain, json or github");

    /// <summary>The reporter that the command line asks for.</summary>
    public static IDiagnosticReporter Choose(Arguments arguments, Terminal terminal)
    {
        if (arguments.Text("--format") is { } later and ("sarif" or "junit"))
            throw new CommandException($"--format {later} does not exist in this version yet; human, plain, json and github do.");
        return arguments.OneOf("--format", "human", "plain", "json", "github") switch
        {
            "human" => new HumanReporter(terminal.Out, terminal.OutPaint, terminal.Glyphs),
            "plain" => new PlainReporter(terminal.Out),
            "json" => new JsonReporter(terminal.Out),
            "github" => new GitHubReporter(terminal.Out),
            _ => throw new UnreachableException(),
        };
    }
}
