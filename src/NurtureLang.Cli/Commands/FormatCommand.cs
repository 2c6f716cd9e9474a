using NurtureLang.Cli.Hosting;
using NurtureLang.Cli.Sources;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Formatting;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Cli.Commands;

/// <summary>`nurture fmt`: one canonical form.</summary>
internal static class FormatCommand
{
    /// <summary>The command.</summary>
    public static CommandSpec Make() => new()
    {
        Name = "fmt",
        Summary = "writes campaigns in their one canonical form; comments stay where they were",
        Usage = "PATH... [--check] [--diff], or -",
        Arguments = (1, 10_000),
        ArgumentsHelp = "PATH is a .nurture file, or a folder whose .nurture files are all meant. - reads standard input and writes standard output.",
        Options =
        [
            new OptionSpec("--check", null, "changes nothing; names the files that have another form, and ends with 1 where there are some"),
            new OptionSpec("--diff", null, "changes nothing; shows what would change, and ends with 1 where something would"),
        ],
        Notes = ["A file that cannot be parsed is left alone; `nurture check` says what is wrong with it."],
        Examples =
        [
            "nurture fmt samples/acme-b2b --check",
            "nurture fmt samples/acme-b2b/acme.nurture --diff",
            "nurture fmt - < samples/acme-b2b/crm.nurture",
        ],
        Run = Run,
    };

    private static int Run(Arguments arguments, Terminal terminal)
    {
        if (arguments.Values is ["-"]) return FormatInput(arguments, terminal);
        if (arguments.Values.Contains("-")) throw new CommandException("- is standard input and stands alone.");
        var files = arguments.Values.SelectMany(FilesOf).Distinct(StringComparer.Ordinal).ToList();
        var (changed, broken) = (0, 0);
        foreach (var file in files)
        {
            var (bytes, problem) = SourceFiles.Read(file);
            if (problem is not null) throw new CommandException($"{DisplayWidth.Harmless(file)} cannot be read: {problem}.");
            var text = SourceFiles.TextOf(bytes);
            if (Canonical(file, text, terminal) is not { } formatted) broken++;
            else if (formatted != text && ++changed > 0) Change(arguments, terminal, file, text, formatted);
        }

        if (broken > 0) return ExitCode.Problems;
        var dry = arguments.Has("--check") || arguments.Has("--diff");
        if (!dry) terminal.Say($"{changed} of {files.Count} {(files.Count == 1 ? "file" : "files")} written anew.");
        return dry && changed > 0 ? ExitCode.Problems : ExitCode.Fine;
    }

    private static int FormatInput(Arguments arguments, Terminal terminal)
    {
        using var input = terminal.OpenInput();
        var (bytes, problem) = SourceFiles.Read(input);
        if (problem is not null) throw new CommandException($"Standard input cannot be read: {problem}.");
        var text = SourceFiles.TextOf(bytes);
        if (Canonical("standard input", text, terminal) is not { } formatted) return ExitCode.Problems;
        if (!arguments.Has("--check") && !arguments.Has("--diff"))
        {
            terminal.Out.Write(formatted);
            return ExitCode.Fine;
        }

        if (formatted == text) return ExitCode.Fine;
        Change(arguments, terminal, "standard input", text, formatted);
        return ExitCode.Problems;
    }

    private static string? Canonical(string file, string text, Terminal terminal)
    {
        var tree = SyntaxTree.Parse(new SourceText(file, text));
        if (Formatter.Format(tree) is { } formatted) return formatted;
        var first = tree.Diagnostics.First(diagnostic => diagnostic.Severity == Syntax.Diagnostics.Severity.Error);
        terminal.SayError($"{DisplayWidth.Harmless(file)}:{first.Position}: {DisplayWidth.Harmless(first.Message)} The file is left as it is.");
        return null;
    }

    private static void Change(Arguments arguments, Terminal terminal, string file, string text, string formatted)
    {
        if (arguments.Has("--diff"))
        {
            foreach (var line in LineDiff.Unified(file, text, formatted))
                terminal.Out.WriteLine(line.StartsWith('+') ? terminal.OutPaint.Green(line) : line.StartsWith('-') ? terminal.OutPaint.Red(line) : line);
            return;
        }

        terminal.Out.WriteLine(file);
        if (!arguments.Has("--check")) FileWriter.Replace(file, System.Text.Encoding.UTF8.GetBytes(formatted));
    }

    private static IEnumerable<string> FilesOf(string path)
    {
        if (!Directory.Exists(path))
        {
            return !File.Exists(path) || path.EndsWith(SourceFiles.Extension, StringComparison.OrdinalIgnoreCase)
                ? [path]
                : throw new CommandException($"{DisplayWidth.Harmless(path)} is no campaign: a campaign's file ends in {SourceFiles.Extension}.");
        }

        var files = Directory.EnumerateFiles(path, "*" + SourceFiles.Extension, new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 32 })
            .Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0) throw new CommandException($"{DisplayWidth.Harmless(path)} holds no {SourceFiles.Extension} file.");
        return files;
    }
}
