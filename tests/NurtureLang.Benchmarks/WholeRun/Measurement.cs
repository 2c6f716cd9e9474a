namespace NurtureLang.Benchmarks.WholeRun;

/// <summary>What a run of a program took.</summary>
/// <param name="Program">Seconds of the program's own work, as it says itself: without the start of the runtime.</param>
/// <param name="Wall">Seconds from the start of the process to its end.</param>
/// <param name="Processor">Seconds of processor time, of the user and the system; on a machine that others use too it says more than the wall's.</param>
/// <param name="Peak">The most memory that was resident, in bytes; 0 where the system does not say.</param>
internal sealed record Measurement(double Program, double Wall, double Processor, double Peak)
{
    /// <summary>The median of each figure.</summary>
    public static Measurement Median(IReadOnlyCollection<Measurement> runs) => new(
        Middle(runs, run => run.Program), Middle(runs, run => run.Wall), Middle(runs, run => run.Processor), Middle(runs, run => run.Peak));

    /// <summary>What it took more than another.</summary>
    public Measurement Less(Measurement other) => new(Program - other.Program, Wall - other.Wall, Processor - other.Processor, Peak - other.Peak);

    /// <summary>What so many of it would take, one after the other.</summary>
    public Measurement Times(int count) => this with { Program = Program * count, Wall = Wall * count, Processor = Processor * count };

    private static double Middle(IReadOnlyCollection<Measurement> runs, Func<Measurement, double> figure) =>
        runs.Select(figure).Order().ElementAt(runs.Count / 2);
}
