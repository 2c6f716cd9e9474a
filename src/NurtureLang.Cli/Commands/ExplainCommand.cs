using NurtureLang.Cli.Hosting;
using NurtureLang.Cli.Reporting;

namespace NurtureLang.Cli.Commands;

/// <summary>`nurture explain`: the page of a diagnostic.</summary>
internal static class ExplainCommand
{
    /// <summary>The command.</summary>
    public static CommandSpec Make() => new()
    {
        Name = "explain",
        Summary = "shows the page of a diagnostic: what it means and how to mend it",
        Usage = "NURnnnn",
        Arguments = (1, 1),
        ArgumentsHelp = "NURnnnn is the code that `nurture check` shows beside a problem.",
        FirstWords = () => DiagnosticPages.Codes,
        Examples = ["nurture explain NUR1001"],
        Run = Run,
    };

    private static int Run(Arguments arguments, Terminal terminal)
    {
        var code = arguments.Values[0].ToUpperInvariant();
        if (code.Length is > 0 and <= 4 && code.All(char.IsAsciiDigit)) code = "NUR" + code.PadLeft(4, '0');
        using var lines = new StringReader(DiagnosticPages.Read(code) ?? throw new CommandException(Unknown(code)));
        Write(lines, terminal);
        return ExitCode.Fine;
    }

    // Sentences are wrapped; code, tables and headings keep their lines.
    private static void Write(StringReader page, Terminal terminal)
    {
        var output = terminal.Out;
        var isCode = false;
        while (page.ReadLine() is { } line)
        {
            var isFence = line.StartsWith("```", StringComparison.Ordinal);
            isCode ^= isFence;
            if (isCode || isFence || line.StartsWith('|') || line.StartsWith('#'))
            {
                output.WriteLine(line);
                continue;
            }

            var indent = line.StartsWith("- ", StringComparison.Ordinal) ? "  " : "";
            var lead = "";
            foreach (var part in DisplayWidth.Wrap(line, terminal.Width - indent.Length))
            {
                output.WriteLine(lead + part);
                lead = indent;
            }
        }
    }

    private static string Unknown(string code)
    {
        var codes = DiagnosticPages.Codes.ToList();
        var known = codes.Count == 0 ? "" : $" The codes run from {codes[0]} to {codes[^1]}.";
        return $"No diagnostic has the code {DisplayWidth.Harmless(code)}.{known}";
    }
}
