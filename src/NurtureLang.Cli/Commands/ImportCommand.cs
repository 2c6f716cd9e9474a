using System.Globalization;
using NurtureLang.Cli.Hosting;
using NurtureLang.Cli.Sources;
using NurtureLang.History;
using NurtureLang.Plan.Values;

namespace NurtureLang.Cli.Commands;

/// <summary>`nurture import`: the compact history.</summary>
internal static class ImportCommand
{
    // A slip of the hand would put the compact history in the place of what it is made from.
    private static readonly string[] Sources = [".csv", ".jsonl", ".ndjson", ".gz", ".nurture", ".json"];

    /// <summary>The command.</summary>
    public static CommandSpec Make() => new()
    {
        Name = "import",
        Summary = "reads a history once and writes it as one compact file that later runs read much faster",
        Usage = "PATH [--contacts FILE] [--events FILE] [-o FILE]",
        Arguments = (1, 1),
        ArgumentsHelp = "PATH is a campaign file, a folder holding one, or a plan that `nurture build` wrote: it says which fields and events are kept.",
        Options =
        [
            .. HistoryOptionsSpec.Tables,
            HistoryOptionsSpec.Rejects,
            HistoryOptionsSpec.Threads,
            new OptionSpec("-o", "FILE", "where it goes; without it NAME.history in the current folder, by the campaign's name"),
        ],
        Notes =
        [
            "`nurture simulate` and `nurture why` take the file with --history, and give the same as from the tables.",
            "It holds what the campaign declares. A campaign whose fields, events or names differ is told so, and the history is imported again.",
        ],
        Examples = ["nurture import samples/acme-b2b -o acme.history"],
        Run = Run,
    };

    private static int Run(Arguments arguments, Terminal terminal)
    {
        var threads = HistoryOptionsSpec.ThreadsOf(arguments);
        FileWriter.CheckFolder("-o", arguments.Text("-o"));
        FileWriter.CheckFolder("--rejects", arguments.Text("--rejects"));
        if (CampaignCompiler.Load(arguments.Values[0], terminal) is not { Plan: var plan } campaign) return ExitCode.Problems;
        var file = arguments.Text("-o") ?? $"{plan.Name}.history";
        if (file == "-" || Array.Exists(Sources, ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
            throw new CommandException($"-o {DisplayWidth.Harmless(file)} names no compact history: give it another name, such as {plan.Name}.history.");
        var loader = new HistoryLoader(arguments, terminal);
        var texts = new TextPool();
        using var history = loader.Load(plan, campaign.Where?.FolderOnDisk, texts);
        var found = history.Summary;
        using var progress = new Progress(terminal);
        void Say(int done) => progress.Report(string.Format(CultureInfo.InvariantCulture, "writing {0} %", done * 100L / history.Partitions));
        try
        {
            var options = HistoryLoader.OptionsFor(plan, texts);
            FileWriter.Replace(file, output => found = HistoryFile.Write(history, options, plan.TimeZone, threads, output, Say));
        }
        catch (HistoryException problem)
        {
            throw new CommandException(DisplayWidth.Harmless(problem.Message), ExitCode.Problems, problem);
        }

        progress.Dispose();
        terminal.Out.WriteLine($"history   {DisplayWidth.Harmless(file)}");
        terminal.Out.WriteLine(string.Format(
            CultureInfo.InvariantCulture, "contacts  {0:N0}\nevents    {1:N0}\nrejected  {2:N0}\nbytes     {3:N0}",
            found.Contacts, found.Events, found.Rejected, new FileInfo(file).Length));
        return ExitCode.Fine;
    }
}
