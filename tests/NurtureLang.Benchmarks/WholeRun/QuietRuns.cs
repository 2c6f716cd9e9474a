namespace NurtureLang.Benchmarks.WholeRun;

/// <summary>Makes runs, and makes those again from which the host took time: on a shared machine they say more of the neighbours than of the program.</summary>
/// <remarks>Which run counts follows from what the host took and never from how long the run was.</remarks>
/// <param name="results">Where the runs go.</param>
/// <param name="mostAgain">How many runs of each program are made again at most, so that a host that is busy all the time ends nothing.</param>
internal sealed class QuietRuns(Results results, int mostAgain)
{
    /// <summary>The share of the wanted work that the host may take from a run that counts.</summary>
    public const double MostStolen = 0.02;

    private readonly Dictionary<string, int> madeAgain = [];

    /// <summary>How many runs were made again.</summary>
    public int MadeAgain => madeAgain.Values.Sum();

    /// <summary>Makes a run until the host leaves it alone, and keeps the one from which it took least.</summary>
    /// <param name="key">The program.</param>
    /// <param name="run">Runs it: in what its answer is wrong, null where in nothing, and what it took. Every answer is looked at.</param>
    public void Take(string key, Func<(string? Difference, Measurement Took)> run)
    {
        Measurement? quietest = null;
        for (var again = madeAgain.GetValueOrDefault(key); ; again++)
        {
            madeAgain[key] = again;
            var (difference, took) = run();
            if (!results.Check(key, difference)) return;
            if (quietest is null || took.Stolen < quietest.Stolen) quietest = took;
            if (quietest.Stolen is null or <= MostStolen || again == mostAgain) break;
        }

        results.Take(key, difference: null, quietest);
    }
}
