using NurtureLang.Cli.Commands;
using NurtureLang.Cli.Hosting;
using NurtureLang.Cli.Sources;
using NurtureLang.Differences.Writing;
using NurtureLang.History;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Execution;
using NurtureLang.Runtime.Time;
using NurtureLang.Simulation.Decisions;
using NurtureLang.Simulation.Run;

namespace NurtureLang.Cli.Comparing;

/// <summary>Counts the people whom the newer version has no place for, by the run that `simulate --then --migrate` makes.</summary>
internal static class StrandedCount
{
    private static readonly string[] Asks = ["--contacts", "--events", "--history", "--at"];

    /// <summary>The report with the count, where the command line asks for one.</summary>
    /// <exception cref="CommandException">The history cannot be read.</exception>
    public static DifferenceReport AddTo(DifferenceReport report, Versions versions, Arguments arguments, Terminal terminal, int threads)
    {
        if (!Asks.Any(arguments.Has))
        {
            if (arguments.Has("--map")) throw new CommandException("--map says how a history is read, and none is named: add --contacts and --events, or --at.");
            return report;
        }

        try
        {
            return report with { People = Count(versions, arguments, terminal, threads) };
        }
        catch (SimulationException problem) when (problem.IsOfCampaign || problem.InnerException is null)
        {
            return report with { NotCounted = DisplayWidth.Harmless(problem.Message) };
        }
        catch (HistoryException problem)
        {
            throw new CommandException(DisplayWidth.Harmless(problem.Message), ExitCode.Problems, problem);
        }
    }

    private static StrandedPeople Count(Versions versions, Arguments arguments, Terminal terminal, int threads)
    {
        var (old, now) = (versions.Old.Plan, versions.New.Plan);
        var zone = ZoneTable.Find(old.Plan.TimeZone) ?? throw new CommandException($"The time zone {DisplayWidth.Harmless(old.Plan.TimeZone)} does not exist.", ExitCode.Problems);
        var at = InstantOption.Read(arguments, "--at", zone, isEnd: false);
        var plan = VersionedSimulator.PlanToRead(old.Plan, now.Plan);
        var texts = new TextPool();
        using var functions = Scripts.Open(arguments, old, versions.Old.Path, texts);
        using var newFunctions = Scripts.Open(arguments, now, versions.New.Path, texts);
        // Either version's folder may hold the history: the newer one is where people work.
        var folder = now.Where?.FolderOnDisk is { } own && Directory.Exists(own) ? own : old.Where?.FolderOnDisk;
        using var history = new HistoryLoader(arguments, terminal).Load(plan, folder is not null && Directory.Exists(folder) ? folder : null, texts);
        var options = new SimulationOptions { Threads = threads, Until = at };
        if (at == Value.Unknown) at = RunSpan.Of(options, history).Until;
        var next = new NextVersion(Engine.Load(now.Plan, texts, newFunctions), at, Migrates: true);
        using var progress = new Progress(terminal);
        var found = VersionedSimulator.Stranded(Engine.Load(old.Plan, texts, functions), next, history, options with { Until = at }, done =>
            progress.Report($"counting {done} of {history.Partitions}"));
        return new StrandedPeople(InstantText.Format(at), found);
    }
}
