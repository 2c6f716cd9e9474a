using NurtureLang.Cli.Hosting;

namespace NurtureLang.Cli.Commands;

/// <summary>Writes help, none of it wider than the terminal, with examples at the end.</summary>
internal static class Help
{
    private const int Column = 24;
    private const int Indent = 6;
    private const char Together = '\u00A0';

    /// <summary>What the program is and which commands it has.</summary>
    public static void WriteOverview(Terminal terminal)
    {
        var output = terminal.Out;
        Paragraph(terminal, "Checks, compiles and runs campaigns written in NurtureLang.");
        output.WriteLine();
        output.WriteLine("Usage: nurture COMMAND [arguments]");
        output.WriteLine();
        output.WriteLine("Commands:");
        foreach (var command in CommandTable.All) Entry(terminal, command.Name, command.Summary);
        output.WriteLine();
        Entry(terminal, "--version", "the version");
        Entry(terminal, "COMMAND --help", "what a command takes, with examples");
        output.WriteLine();
        output.WriteLine("Examples:");
        Example(terminal, "nurture check samples/acme-b2b");
        Example(terminal, "nurture simulate samples/acme-b2b");
    }

    /// <summary>What a command does and takes.</summary>
    public static void Write(CommandSpec command, Terminal terminal)
    {
        var output = terminal.Out;
        Paragraph(terminal, command.Summary[..1].ToUpperInvariant() + command.Summary[1..] + ".");
        output.WriteLine();
        Usage(terminal, $"Usage: nurture {command.Name} {command.Usage}");
        output.WriteLine();
        Paragraph(terminal, command.ArgumentsHelp);
        output.WriteLine();
        output.WriteLine("Options:");
        foreach (var option in command.Options.Where(option => option.NotYet is null))
            Entry(terminal, option.Value is null ? option.Name : $"{option.Name} {option.Value}", option.Help);
        Entry(terminal, "--help", "this text");
        foreach (var note in command.Notes)
        {
            output.WriteLine();
            Paragraph(terminal, note);
        }

        output.WriteLine();
        output.WriteLine("Examples:");
        foreach (var example in command.Examples) Example(terminal, example);
    }

    private static void Paragraph(Terminal terminal, string text)
    {
        foreach (var line in DisplayWidth.Wrap(text, terminal.Width)) terminal.Out.WriteLine(line);
    }

    // What stands in brackets stays together.
    private static void Usage(Terminal terminal, string text)
    {
        var (joined, depth) = (text.ToCharArray(), 0);
        for (var i = 0; i < joined.Length; i++)
        {
            depth += joined[i] == '[' ? 1 : joined[i] == ']' ? -1 : 0;
            if (joined[i] == ' ' && depth > 0) joined[i] = Together;
        }

        var lead = "";
        foreach (var line in DisplayWidth.Wrap(new string(joined), terminal.Width - 2))
        {
            terminal.Out.WriteLine(lead + line.Replace(Together, ' '));
            lead = "  ";
        }
    }

    // An example that is wider than the terminal goes on in the next line as shells read it.
    private static void Example(Terminal terminal, string example)
    {
        if (example.Length + 2 <= terminal.Width)
        {
            terminal.Out.WriteLine($"  {example}");
            return;
        }

        var lines = DisplayWidth.Wrap(example, Math.Max(12, terminal.Width - 6)).ToList();
        for (var i = 0; i < lines.Count; i++) terminal.Out.WriteLine($"{(i == 0 ? "  " : "    ")}{lines[i]}{(i < lines.Count - 1 ? " \\" : "")}");
    }

    private static void Entry(Terminal terminal, string name, string text)
    {
        // In a narrow terminal the texts stand under the names.
        var column = terminal.Width < 2 * Column ? Indent : Column;
        var lead = $"  {name}".PadRight(column);
        if (lead.Length > column || column == Indent)
        {
            terminal.Out.WriteLine(lead.TrimEnd());
            lead = new string(' ', column);
        }

        foreach (var line in DisplayWidth.Wrap(text, terminal.Width - column))
        {
            terminal.Out.WriteLine(lead + line);
            lead = new string(' ', column);
        }
    }
}
