namespace NurtureLang.Simulation.Calibration;

/// <summary>Looks by score: how many there are of each, and after how many the outcome came.</summary>
internal sealed class ScoreTable
{
    // INVARIANT: scores rise, and each occurs once; the sums are of what stands before.
    private readonly long[] scores;
    private readonly long[] converted;
    private readonly long[] others;
    private readonly long[] convertedBefore;
    private readonly long[] othersBefore;

    private ScoreTable(IEnumerable<IGrouping<long, ScoreLook>> groups)
    {
        var all = groups.Select(group => (group.Key, Converted: group.LongCount(look => look.Converted), All: group.LongCount())).OrderBy(one => one.Key).ToList();
        scores = [.. all.Select(one => one.Key)];
        converted = [.. all.Select(one => one.Converted)];
        others = [.. all.Select(one => one.All - one.Converted)];
        (convertedBefore, othersBefore) = (new long[scores.Length + 1], new long[scores.Length + 1]);
        for (var index = 0; index < scores.Length; index++)
        {
            convertedBefore[index + 1] = convertedBefore[index] + converted[index];
            othersBefore[index + 1] = othersBefore[index] + others[index];
        }
    }

    /// <summary>How many looks there are.</summary>
    public long Looks => convertedBefore[^1] + othersBefore[^1];

    /// <summary>After how many the outcome came.</summary>
    public long Converted => convertedBefore[^1];

    /// <summary>The table of some looks.</summary>
    public static ScoreTable Of(IEnumerable<ScoreLook> looks) => new(looks.GroupBy(look => look.Score));

    /// <summary>How many of those of the other fate have a lower score, and how many the same.</summary>
    public (long Below, long Equal) OthersOf(long score, bool hasConverted)
    {
        var index = Array.BinarySearch(scores, score);
        return hasConverted ? (othersBefore[index], others[index]) : (convertedBefore[index], converted[index]);
    }

    /// <summary>The looks in ten parts, the highest scores first. Equal scores stay together: they are in the part in which the middle of them lies.</summary>
    public IEnumerable<Decile> Deciles()
    {
        var parts = new (long? From, long? To, long Looks, long Converted)[10];
        for (var index = scores.Length - 1; index >= 0; index--)
        {
            var count = converted[index] + others[index];
            var above = Looks - convertedBefore[index + 1] - othersBefore[index + 1];
            var part = (int)(10 * ((2 * above) + count) / (2 * Looks));
            var (_, to, looks, came) = parts[part];
            parts[part] = (scores[index], to ?? scores[index], looks + count, came + converted[index]);
        }

        for (var part = 0; part < parts.Length; part++)
        {
            var (from, to, looks, came) = parts[part];
            long? rate = looks == 0 ? null : Plan.Values.Value.Divide(came, looks);
            yield return new Decile(part + 1, from, to, looks, came, rate, LiftOf(came, looks));
        }
    }

    // The share of a part divided by the share of all, as one fraction, so that it is rounded once.
    private long? LiftOf(long came, long looks)
    {
        var whole = (Int128)looks * Converted;
        return whole == 0 ? null : (long)((((Int128)came * Looks * Plan.Values.Value.One) + (whole / 2)) / whole);
    }
}
