using System.Diagnostics;
using NurtureLang.Cli.Commands;
using NurtureLang.Cli.Hosting;

namespace NurtureLang.Cli.Reporting;

/// <summary>The forms in which diagnostics are written.</summary>
internal static class Reporters
{
    /// <summary>The option that chooses the form.</summary>
    public static OptionSpec Option { get; } = new("--format", "FORM", "human (the default), plain, json, sarif, github or junit")
    {
        HasDefault = true,
        Choices = ["human", "plain", "json", "sarif", "github", "junit"],
    };

    /// <summary>The reporter that the command line asks for.</summary>
    public static IDiagnosticReporter Choose(Arguments arguments, Terminal terminal)
    {
        return arguments.OneOf("--format", "human", "plain", "json", "sarif", "github", "junit") switch
        {
            "human" => new HumanReporter(terminal.Out, terminal.OutPaint, terminal.Glyphs, terminal.Width),
            "plain" => new PlainReporter(terminal.Out),
            "json" => new JsonReporter(terminal.Out),
            "sarif" => new SarifReporter(terminal.Out),
            "github" => new GitHubReporter(terminal.Out),
            "junit" => new JUnitReporter(terminal.Out),
            _ => throw new UnreachableException(),
        };
    }
}
