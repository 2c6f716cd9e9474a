namespace NurtureLang.Benchmarks.WholeRun;

/// <summary>What a run of a program took.</summary>
/// <param name="Program">Seconds of the program's own work, as it says itself: without the start of the runtime.</param>
/// <param name="Wall">Seconds from the start of the process to its end.</param>
/// <param name="Processor">Seconds of processor time, of the user and the system; 0 where it is not known.</param>
/// <param name="Peak">The most memory that was resident, in bytes; 0 where the system does not say.</param>
internal sealed record Measurement(double Program, double Wall, double Processor, double Peak)
{
    /// <summary>How many events the run was over.</summary>
    public long Events { get; init; }

    /// <summary>The share of the work wanted on this machine while it ran that the host gave to others, from 0 to 1; null where the system does not say.</summary>
    public double? Stolen { get; init; }

    /// <summary>Seconds of the program's own work for an event.</summary>
    public double ProgramPerEvent => Program / Events;

    /// <summary>Seconds of processor time for an event.</summary>
    public double ProcessorPerEvent => Processor / Events;

    /// <summary>The median of each figure.</summary>
    public static Measurement Median(IReadOnlyCollection<Measurement> runs) => new(
        Middle(runs, run => run.Program), Middle(runs, run => run.Wall), Middle(runs, run => run.Processor), Middle(runs, run => run.Peak))
    {
        Events = runs.First().Events,
        Stolen = runs.Any(run => run.Stolen is null) ? null : Middle(runs, run => run.Stolen ?? 0),
    };

    /// <summary>What it took more than another, for the events that it had more.</summary>
    public Measurement Less(Measurement other) => new(Program - other.Program, Wall - other.Wall, Processor - other.Processor, Peak - other.Peak)
    {
        Events = Events - other.Events,
    };

    private static double Middle(IReadOnlyCollection<Measurement> runs, Func<Measurement, double> figure) =>
        runs.Select(figure).Order().ElementAt(runs.Count / 2);
}
