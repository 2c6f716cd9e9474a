using System.Globalization;
using NurtureLang.Cli.Commands;
using NurtureLang.Cli.Hosting;
using NurtureLang.History;
using NurtureLang.History.Rejects;
using NurtureLang.History.Rounds;
using NurtureLang.Plan;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Time;

namespace NurtureLang.Cli.Sources;

/// <summary>Finds and reads the history that the command line names.</summary>
internal sealed class HistoryLoader(Arguments arguments, Terminal terminal)
{
    private const int RejectsShown = 3;

    /// <summary>The contacts and events of a campaign.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="folder">The campaign's folder, whose own history is taken where none is named; null for a plan.</param>
    /// <param name="texts">The pool that gets every text.</param>
    /// <param name="runs">Runs the events while they are read, where that can be; null where they are only read.</param>
    /// <exception cref="CommandException">There is no history, or it cannot be used.</exception>
    public PartitionedHistory Load(CampaignPlan plan, string? folder, TextPool texts, IContactRuns? runs = null)
    {
        if (arguments.Text("--history") is { } compact) return LoadCompact(plan, compact, texts);
        var contacts = FileOf("--contacts", folder, "contacts");
        var events = FileOf("--events", folder, "events");
        if (contacts is null && events is null)
        {
            var looked = folder is null ? "a plan has no folder to look in" : $"{DisplayWidth.Harmless(folder)} holds no contacts.csv and no events.csv";
            throw new CommandException($"There is no history: {looked}. Name one with --contacts FILE and --events FILE.");
        }

        using var progress = new Progress(terminal);
        using var file = arguments.Text("--rejects") is { } path ? new RejectsFile(path) : null;
        var first = new RejectList(RejectsShown);
        try
        {
            var options = OptionsFor(plan, texts) with
            {
                Mapping = arguments.Text("--map") is { } map ? HistoryMapping.Load(map, plan.Schema) : HistoryMapping.None,
                Rejects = new Both(first, file),
                Strict = arguments.Has("--strict"),
                Progress = (name, bytes) => progress.Report($"reading {name} {Share(name, bytes)}"),
            };
            var history = PartitionedReader.Read(contacts, events, options, HistoryOptionsSpec.ThreadsOf(arguments), runs: runs);
            progress.Dispose();
            SayRejects(first);
            return history;
        }
        catch (HistoryException problem)
        {
            progress.Dispose();
            throw new CommandException(DisplayWidth.Harmless(problem.Message), ExitCode.Problems, problem);
        }
    }

    /// <summary>What reading has to know of a plan.</summary>
    /// <exception cref="CommandException">The plan's time zone does not exist.</exception>
    public static HistoryOptions OptionsFor(CampaignPlan plan, TextPool texts)
    {
        var zone = ZoneTable.Find(plan.TimeZone)
            ?? throw new CommandException($"The plan's time zone {DisplayWidth.Harmless(plan.TimeZone)} does not exist.", ExitCode.Problems);
        return new HistoryOptions(plan.Schema, texts, zone.At, ZoneTable.IsZone)
        {
            Names = new PlanNames(
                plan.Channels, [.. plan.Messages.Select(one => one.Name)], [.. plan.Assets.Select(one => one.Name)], plan.Topics),
        };
    }

    // What belongs to tables was settled when they were imported.
    private PartitionedHistory LoadCompact(CampaignPlan plan, string file, TextPool texts)
    {
        foreach (var option in (string[])["--contacts", "--events", "--map", "--strict", "--rejects"])
        {
            if (arguments.Has(option)) throw new CommandException($"{option} has nothing to say beside --history: it belongs to `nurture import`.");
        }

        if (!File.Exists(file)) throw new CommandException($"{DisplayWidth.Harmless(file)} does not exist.");
        try
        {
            return HistoryFile.Open(file, OptionsFor(plan, texts), plan.TimeZone);
        }
        catch (HistoryException problem)
        {
            throw new CommandException(DisplayWidth.Harmless(problem.Message), ExitCode.Problems, problem);
        }
    }

    private HistorySource? FileOf(string option, string? folder, string name)
    {
        if (arguments.Text(option) is { } given)
        {
            if (IsDatabase(given)) throw new CommandException($"{option} takes a .csv or .jsonl file; databases are not read by this version yet.");
            if (!File.Exists(given)) throw new CommandException($"{DisplayWidth.Harmless(given)} does not exist.");
            return Source(given);
        }

        if (folder is null) return null;
        string[] endings = [".csv", ".csv.gz", ".jsonl", ".jsonl.gz"];
        var found = endings.Select(ending => Path.Combine(folder, name + ending)).FirstOrDefault(File.Exists);
        return found is null ? null : Source(found);
    }

    private static HistorySource Source(string path)
    {
        try
        {
            return HistorySource.FromFile(path);
        }
        catch (HistoryException problem)
        {
            throw new CommandException(DisplayWidth.Harmless(problem.Message), inner: problem);
        }
    }

    private static bool IsDatabase(string text) =>
        text.StartsWith("sqlite:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("postgres", StringComparison.OrdinalIgnoreCase);

    private static string Share(string name, long bytes)
    {
        var length = File.Exists(name) ? new FileInfo(name).Length : 0;
        return length > 0
            ? string.Format(CultureInfo.InvariantCulture, "{0} %", Math.Min(100, bytes * 100 / length))
            : string.Format(CultureInfo.InvariantCulture, "{0:N0} MB", bytes / 1_000_000);
    }

    private void SayRejects(RejectList rejects)
    {
        if (rejects.Count == 0) return;
        var rows = rejects.Count == 1 ? "1 row" : string.Format(CultureInfo.InvariantCulture, "{0:N0} rows", rejects.Count);
        terminal.Say($"{terminal.ErrorPaint.Yellow("rejected:")} {rows} could not be read{(rejects.Count > RejectsShown ? "; the first of them:" : ":")}");
        foreach (var reject in rejects.Kept) terminal.Say($"  {DisplayWidth.Harmless(reject.ToString())}");
        terminal.Say(arguments.Text("--rejects") is { } path
            ? $"  All of them are in {DisplayWidth.Harmless(path)}."
            : "  --rejects FILE writes all of them, --strict stops at the first.");
    }

    private sealed class Both(RejectList first, RejectsFile? file) : IRejects
    {
        public void Add(Reject reject)
        {
            first.Add(reject);
            file?.Add(reject);
        }
    }
}
