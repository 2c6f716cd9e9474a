namespace NurtureLang.Benchmarks.WholeRun;

/// <summary>What was measured at one size.</summary>
/// <param name="Facts">What is known of the log.</param>
/// <param name="Runs">Of how many runs the figures are medians.</param>
internal sealed record GrowthSize(LogFacts Facts, int Runs)
{
    /// <summary>The key of writing the compact history.</summary>
    public const string Import = "import";

    /// <summary>What the programs took.</summary>
    public Results Results { get; } = new();

    /// <summary>The size of the compact history; 0 where it could not be written.</summary>
    public long HistoryBytes { get; set; }
}
