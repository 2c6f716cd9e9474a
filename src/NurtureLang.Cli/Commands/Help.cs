using NurtureLang.Cli.Hosting;

namespace NurtureLang.Cli.Commands;

/// <summary>Writes help, in 80 columns, with examples at the end.</summary>
internal static class Help
{
    private const int Column = 24;

    /// <summary>What the program is and which commands it has.</summary>
    public static void WriteOverview(TextWriter output)
    {
        output.WriteLine("Checks, compiles and runs campaigns written in NurtureLang.");
        output.WriteLine();
        output.WriteLine("Usage: nurture COMMAND [arguments]");
        output.WriteLine();
        output.WriteLine("Commands:");
        foreach (var command in CommandTable.All) Entry(output, command.Name, command.Summary);
        output.WriteLine();
        Entry(output, "--version", "the version");
        Entry(output, "COMMAND --help", "what a command takes, with examples");
        output.WriteLine();
        output.WriteLine("Examples:");
        output.WriteLine("  nurture check samples/acme-b2b");
        output.WriteLine("  nurture simulate samples/acme-b2b");
    }

    /// <summary>What a command does and takes.</summary>
    public static void Write(CommandSpec command, TextWriter output)
    {
        foreach (var line in DisplayWidth.Wrap(command.Summary[..1].ToUpperInvariant() + command.Summary[1..] + ".", Terminal.Width)) output.WriteLine(line);
        output.WriteLine();
        output.WriteLine($"Usage: nurture {command.Name} {command.Usage}");
        output.WriteLine();
        foreach (var line in DisplayWidth.Wrap(command.ArgumentsHelp, Terminal.Width)) output.WriteLine(line);
        output.WriteLine();
        output.WriteLine("Options:");
        foreach (var option in command.Options.Where(option => option.NotYet is null))
            Entry(output, option.Value is null ? option.Name : $"{option.Name} {option.Value}", option.Help);
        Entry(output, "--help", "this text");
        foreach (var note in command.Notes)
        {
            output.WriteLine();
            foreach (var line in DisplayWidth.Wrap(note, Terminal.Width)) output.WriteLine(line);
        }

        output.WriteLine();
        output.WriteLine("Examples:");
        foreach (var example in command.Examples) output.WriteLine($"  {example}");
    }

    private static void Entry(TextWriter output, string name, string text)
    {
        var lead = $"  {name}".PadRight(Column);
        if (lead.Length > Column)
        {
            output.WriteLine(lead);
            lead = new string(' ', Column);
        }

        foreach (var line in DisplayWidth.Wrap(text, Terminal.Width - Column))
        {
            output.WriteLine(lead + line);
            lead = new string(' ', Column);
        }
    }
}
