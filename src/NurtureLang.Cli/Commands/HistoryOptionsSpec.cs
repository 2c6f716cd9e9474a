using NurtureLang.Cli.Hosting;

namespace NurtureLang.Cli.Commands;

/// <summary>The options that say which history is read, shared by the commands that read one.</summary>
internal static class HistoryOptionsSpec
{
    /// <summary>The options that name tables of contacts and events.</summary>
    public static OptionSpec[] Tables { get; } =
    [
        new("--contacts", "FILE", "the contacts: .csv or .jsonl, each also .gz; without it the folder's contacts.csv"),
        new("--events", "FILE", "the events: .csv or .jsonl, each also .gz; without it the folder's events.csv"),
        new("--map", "FILE", "columns with other names: {\"contacts\": {\"email\": \"mail\"}, \"events\": {...}}") { HasDefault = true },
        new("--strict", null, "stops at the first row that cannot be read") { HasDefault = true },
    ];

    /// <summary>The option that writes what could not be read.</summary>
    public static OptionSpec Rejects { get; } = new("--rejects", "FILE", "writes the rows that could not be read, with line and reason");

    /// <summary>The option that says how many threads read and run.</summary>
    public static OptionSpec Threads { get; } = new("--threads", "N", "how many threads read and run; without it one for each core") { HasDefault = true };

    /// <summary>How many threads the command line asks for.</summary>
    /// <exception cref="CommandException">It is no number from 1 to 1,024.</exception>
    public static int ThreadsOf(Arguments arguments) => (int)(arguments.Number("--threads", 1, 1_024) ?? Environment.ProcessorCount);

    /// <summary>The options.</summary>
    public static OptionSpec[] All { get; } =
    [
        .. Tables,
        new("--history", "FILE", "the compact history that `nurture import` wrote, in place of the tables"),
        new("--from", "INSTANT", "the first instant, or a day; events before it are left out"),
        new("--until", "INSTANT", "the last instant, or a day, inclusive; without it the history's last event"),
        new("--late", "MODE", "event-time (late events count as if in time, the default) or as-received") { HasDefault = true, Choices = ["event-time", "as-received"] },
    ];

    /// <summary>The options of the contract that this version refuses.</summary>
    public static OptionSpec[] NotYet { get; } =
    [
        Refused("--shard", "I/N", "A run over several machines"),
        Refused("--report", "FILE", "The HTML report"),
        Refused("--watch", null, "Running again when a file changes"),
    ];

    private static OptionSpec Refused(string name, string? value, string what) =>
        new(name, value, "", $"{what} ({name}) does not exist in this version yet. Leave it out.");
}
