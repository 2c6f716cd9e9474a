using System.Diagnostics;
using System.Globalization;
using NurtureLang.Cli.Hosting;
using NurtureLang.Cli.Sources;
using NurtureLang.Cli.Summary;
using NurtureLang.History;
using NurtureLang.Plan;
using NurtureLang.Plan.Serialization;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Execution;
using NurtureLang.Runtime.Time;
using NurtureLang.Simulation.Calibration;
using NurtureLang.Simulation.Metrics;
using NurtureLang.Simulation.Run;
using NurtureLang.Simulation.WhatIf;

namespace NurtureLang.Cli.Commands;

/// <summary>`nurture simulate`: a campaign over a history.</summary>
internal static class SimulateCommand
{
    /// <summary>The command.</summary>
    public static CommandSpec Make() => new()
    {
        Name = "simulate",
        Summary = "runs a campaign over a history: whom it would have touched, scored and moved, and when",
        Usage = "PATH [--contacts FILE] [--events FILE] [options]",
        Arguments = (1, 1),
        ArgumentsHelp = "PATH is a campaign file, a folder holding one, or a plan that `nurture build` wrote.",
        Options =
        [
            .. HistoryOptionsSpec.All,
            HistoryOptionsSpec.Rejects,
            new OptionSpec("--decisions", "FILE", "writes every decision, one JSON object a line; - for standard output"),
            new OptionSpec("--scores", null, "makes score changes decisions too; they are many") { HasDefault = true },
            new OptionSpec("--json", "FILE", "writes the result as JSON; - for standard output"),
            HistoryOptionsSpec.Threads,
            new OptionSpec("--require-goals", null, "ends with exit code 1 where a goal of the campaign is missed") { HasDefault = true },
            new OptionSpec("--seed", "N", "where draws of chance start from, 0 without it; only --what-if draws") { HasDefault = true },
            .. WhatIfOption.Specs,
            .. CalibrateOption.Specs,
            .. ThenOption.Specs,
            .. Scripts.Options,
            .. HistoryOptionsSpec.NotYet,
        ],
        Notes =
        [
            "The same campaign, history and options give the same bytes in every file, for any number of threads.",
            "An instant without an offset is one of the campaign's zone.",
            "A history that is run over many times is imported once: `nurture import --help`.",
            "docs/cli.md has the form of a response model, docs/what-if.md what to do with one.",
        ],
        Examples =
        [
            "nurture simulate samples/acme-b2b",
            "nurture simulate samples/acme-b2b --json out.json --decisions out.jsonl",
            "nurture simulate samples/acme-b2b --from 2026-01-01 --until 2026-03-31",
            "nurture simulate samples/next-best-touch --what-if responses.json --seed 7",
            "nurture simulate samples/acme-b2b --calibrate lead --outcome demo_requested",
        ],
        Run = Run,
    };

    private static int Run(Arguments arguments, Terminal terminal)
    {
        var watch = Stopwatch.StartNew();
        var threads = HistoryOptionsSpec.ThreadsOf(arguments);
        var seed = arguments.Number("--seed", long.MinValue, long.MaxValue) ?? 0;
        var late = arguments.OneOf("--late", "event-time", "as-received") == "event-time" ? LateMode.EventTime : LateMode.AsReceived;
        if (arguments.Text("--json") == "-" && arguments.Text("--decisions") == "-")
            throw new CommandException("--json - and --decisions - cannot both have standard output.");
        foreach (var option in (string[])["--json", "--decisions", "--rejects"]) FileWriter.CheckFolder(option, arguments.Text(option));
        if (CampaignCompiler.Load(arguments.Values[0], terminal, seal: false) is not { Plan: var plan } campaign) return ExitCode.Problems;
        var compiled = watch.Elapsed;
        var zone = ZoneTable.Find(plan.TimeZone);
        var options = new SimulationOptions
        {
            From = zone is null ? Value.Unknown : InstantOption.Read(arguments, "--from", zone, isEnd: false),
            Until = zone is null ? Value.Unknown : InstantOption.Read(arguments, "--until", zone, isEnd: true),
            Seed = seed, Threads = threads, Late = late, Scores = arguments.Has("--scores"),
        };
        var texts = new TextPool();
        var (whatIf, calibration) = (WhatIfOption.Read(arguments, plan, campaign.Where?.FolderOnDisk, texts), CalibrateOption.Read(arguments, plan, texts));
        var isPlain = whatIf is null && calibration is null;
        ThenOption? then = null;
        if (zone is not null)
        {
            then = ThenOption.Read(arguments, terminal, zone, out var hasErrors);
            if (hasErrors) return ExitCode.Problems;
        }

        using var functions = Scripts.Open(arguments, campaign, arguments.Values[0], texts);
        using var functionsThen = then is null ? null : Scripts.Open(arguments, then.Version, then.Path, texts);
        // The hash is needed only where the result is written; the plan's code is made while the history is read: neither needs the other.
        var hashing = Task.Run(() => plan.Hash.Length > 0 ? plan.Hash : PlanJson.Seal(plan).Hash);
        var loading = Task.Run(() =>
        {
            var engine = Engine.Load(plan, texts, functions);
            engine.Prepare();
            return engine;
        });
        using var running = new RunningWhileReading(() => loading.GetAwaiter().GetResult(), options, arguments.Has("--decisions"));
        using var history = Guarded(() => new HistoryLoader(arguments, terminal).Load(
            PlanToRead(plan, then), campaign.Where?.FolderOnDisk, texts, then is null && isPlain && RunningWhileReading.Suits(plan) ? running : null));
        var read = watch.Elapsed;
        var result = Simulate(arguments, terminal, (stream, progress) => history.HasRun
            ? running.Finish(history, stream, progress)
            : whatIf is not null
                ? WhatIfSimulator.Run(loading.GetAwaiter().GetResult(), history, options, whatIf, stream, progress)
                : RunAll(loading.GetAwaiter().GetResult(), history, options, then, () => Engine.Load(then?.Version.Plan ?? plan, texts, functionsThen), stream, progress),
            history.Partitions * (whatIf?.Repetitions ?? 1));
        if (calibration is not null)
            result = result with { Calibration = Guarded(() => Calibrator.Run(loading.GetAwaiter().GetResult(), history, options, calibration)) };
        Write(arguments, terminal, result with { PlanHash = hashing.GetAwaiter().GetResult() });
        SayTime(terminal, result, compiled, history.HasRun ? compiled : read, watch.Elapsed, threads);
        return arguments.Has("--require-goals") && result.Metrics.Goals.Any(goal => goal.IsMet == false) ? ExitCode.Problems : ExitCode.Fine;
    }

    private static SimulationResult RunAll(
        Engine engine, PartitionedHistory history, SimulationOptions options, ThenOption? then, Func<Engine> newer, Stream? stream, Action<int> progress) =>
        then is null
            ? Simulator.Run(engine, history, options, stream, progress)
            : VersionedSimulator.Run(
                engine, new NextVersion(newer(), then.At, then.Migrates), history, options, stream, progress);

    private static CampaignPlan PlanToRead(CampaignPlan plan, ThenOption? then)
    {
        if (then is null) return plan;
        try
        {
            return VersionedSimulator.PlanToRead(plan, then.Version.Plan);
        }
        catch (SimulationException problem)
        {
            throw new CommandException(DisplayWidth.Harmless(problem.Message), ExitCode.Problems, problem);
        }
    }

    private static SimulationResult Simulate(
        Arguments arguments, Terminal terminal, Func<Stream?, Action<int>, SimulationResult> run, int partitions)
    {
        var target = arguments.Text("--decisions");
        using var progress = new Progress(terminal);
        terminal.Out.Flush();
        using var file = target is null or "-" ? null : new LateFile(target);
        try
        {
            var stream = file?.Stream ?? (target == "-" ? terminal.OutStream : null);
            var result = Guarded(() => run(stream, done => progress.Report(
                string.Format(CultureInfo.InvariantCulture, "running {0} %", done * 100L / partitions))));
            file?.Complete();
            return result;
        }
        catch (IOException problem) when (file is not null)
        {
            throw file.Refused(problem.Message, problem);
        }
    }

    private static T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SimulationException problem)
        {
            throw new CommandException(DisplayWidth.Harmless(problem.Message), problem.IsOfCampaign ? ExitCode.Problems : ExitCode.Failed, problem);
        }
        catch (HistoryException problem)
        {
            throw new CommandException(DisplayWidth.Harmless(problem.Message), ExitCode.Problems, problem);
        }
    }

    private static void Write(Arguments arguments, Terminal terminal, SimulationResult result)
    {
        if (arguments.Text("--json") is { } json)
        {
            using var bytes = new MemoryStream();
            ResultJson.Write(result, bytes);
            if (json != "-") FileWriter.Replace(json, bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
            else terminal.OutStream.Write(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        }

        // Where a machine reads standard output, the summary would be in its way.
        if (arguments.Text("--json") == "-" || arguments.Text("--decisions") == "-") return;
        new SummaryWriter(new Canvas(terminal), result).Write();
        terminal.Out.Flush();
    }

    // How long it took is of this machine and this hour, so it is no part of the result.
    private static void SayTime(Terminal terminal, SimulationResult result, TimeSpan compiled, TimeSpan read, TimeSpan all, int threads)
    {
        var seconds = Math.Max(0.001, (all - read).TotalSeconds);
        terminal.Say(string.Format(
            CultureInfo.InvariantCulture,
            "{0:0.00} s: {1:0.00} compiling, {2}{3:N0} events a second on {4} {5}",
            all.TotalSeconds,
            compiled.TotalSeconds,
            read > compiled ? string.Format(CultureInfo.InvariantCulture, "{0:0.00} reading, then ", (read - compiled).TotalSeconds) : "then reading and running ",
            result.Metrics.Events / seconds,
            threads,
            threads == 1 ? "thread" : "threads"));
    }
}
