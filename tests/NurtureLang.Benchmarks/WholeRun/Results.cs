namespace NurtureLang.Benchmarks.WholeRun;

/// <summary>What the runs took, by the key of a program.</summary>
/// <remarks>INVARIANT: a program that failed or answered wrongly once has no figures.</remarks>
internal sealed class Results
{
    private readonly Dictionary<string, List<Measurement>> taken = [];
    private readonly HashSet<string> without = [];
    private readonly List<string> differences = [];
    private readonly List<string> notes = [];

    /// <summary>In what the programs' answers differ; nothing where they agree.</summary>
    public IReadOnlyList<string> Differences => differences;

    /// <summary>What was left out and why, in sentences.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <summary>The medians of a program, or null where it was not run, failed or answered wrongly.</summary>
    public Measurement? this[string key] =>
        !without.Contains(key) && taken.TryGetValue(key, out var runs) ? Measurement.Median(runs) : null;

    /// <summary>Whether a program is not to be run again.</summary>
    public bool IsOut(string key) => without.Contains(key);

    /// <summary>Keeps what a run took where its answer is right.</summary>
    /// <param name="key">The program.</param>
    /// <param name="difference">In what its answer is wrong; null where in nothing.</param>
    /// <param name="took">What it took.</param>
    public void Take(string key, string? difference, Measurement took)
    {
        if (!Check(key, difference)) return;
        if (!taken.TryGetValue(key, out var runs)) taken[key] = runs = [];
        runs.Add(took);
    }

    /// <summary>Notes a wrong answer; says whether it is right.</summary>
    public bool Check(string key, string? difference)
    {
        if (difference is null) return true;
        if (without.Add(key)) differences.Add($"{key}: {difference}");
        return false;
    }

    /// <summary>Notes that a program did not come to an answer.</summary>
    public void LeaveOut(string key, string sentence)
    {
        if (without.Add(key)) Note(sentence);
    }

    /// <summary>Notes a sentence, once.</summary>
    public void Note(string sentence)
    {
        if (!notes.Contains(sentence)) notes.Add(sentence);
    }
}
