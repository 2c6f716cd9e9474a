using System.Diagnostics;
using NurtureLang.Cli.Hosting;
using NurtureLang.Cli.Sources;
using NurtureLang.Drawing;
using NurtureLang.Drawing.Writing;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Cli.Commands;

/// <summary>`nurture graph`: the campaign drawn.</summary>
internal static class GraphCommand
{
    /// <summary>The command.</summary>
    public static CommandSpec Make() => new()
    {
        Name = "graph",
        Summary = "draws a campaign: stages as a path, sequences with waits and branches, the policy at the side",
        Usage = "PATH [--format FORM] [-o FILE]",
        Arguments = (1, 1),
        ArgumentsHelp = "PATH is a campaign file, or a folder holding one.",
        Options =
        [
            new OptionSpec("--format", "FORM", "mermaid (the default), svg, dot or json") { Choices = ["mermaid", "svg", "dot", "json"] },
            new OptionSpec("-o", "FILE", "writes the picture into a file; without it, to standard output"),
        ],
        Notes = ["What cannot be read is left out of the picture; `nurture check` says what is wrong with it."],
        Examples = ["nurture graph samples/acme-b2b", "nurture graph samples/acme-b2b --format svg"],
        Run = Run,
    };

    private static int Run(Arguments arguments, Terminal terminal)
    {
        FileWriter.CheckFolder("-o", arguments.Text("-o"));
        var form = arguments.OneOf("--format", "mermaid", "svg", "dot", "json");
        var map = CampaignMapper.Map([.. CampaignCompiler.Sources(arguments.Values[0]).Where(IsCampaign).Select(SyntaxTree.Parse)]);
        var picture = form switch
        {
            "mermaid" => MermaidWriter.Write(map),
            "svg" => SvgWriter.Write(map),
            "dot" => DotWriter.Write(map),
            "json" => MapJsonWriter.Write(map),
            _ => throw new UnreachableException(),
        };
        if (arguments.Text("-o") is { } file and not "-") FileWriter.Replace(file, System.Text.Encoding.UTF8.GetBytes(picture));
        else terminal.Out.Write(picture);
        return ExitCode.Fine;
    }

    private static bool IsCampaign(SourceText source) => source.Path.EndsWith(SourceFiles.Extension, StringComparison.Ordinal);
}
