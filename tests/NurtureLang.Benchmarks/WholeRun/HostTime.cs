using System.Globalization;

namespace NurtureLang.Benchmarks.WholeRun;

/// <summary>What the processors had done, at one instant, as Linux counts it: on a shared machine the host gives some of it to others.</summary>
/// <param name="Processors">Each processor's ticks.</param>
internal sealed record HostTime(IReadOnlyList<HostTime.Ticks> Processors)
{
    private const string Counts = "/proc/stat";
    private const int Idle = 3;
    private const int Waiting = 4;
    private const int StolenAt = 7;

    /// <summary>What a processor did with its time.</summary>
    /// <param name="Worked">Ticks in which it worked for somebody here.</param>
    /// <param name="Rested">Ticks in which nobody here had work for it.</param>
    /// <param name="Stolen">Ticks in which somebody here had work for it, and the host let others.</param>
    internal readonly record struct Ticks(long Worked, long Rested, long Stolen);

    /// <summary>What it is now; null where the system does not say.</summary>
    public static HostTime? Now()
    {
        try
        {
            return File.Exists(Counts) ? Parse(File.ReadLines(Counts)) : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Reads the lines about single processors; null where there are none.</summary>
    public static HostTime? Parse(IEnumerable<string> lines)
    {
        var processors = lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words is [['c', 'p', 'u', _, ..], ..] && words.Length > 1 + StolenAt)
            .Select(words => OfWords([.. words.Skip(1).Take(StolenAt + 1).Select(word => long.Parse(word, CultureInfo.InvariantCulture))]))
            .ToList();
        return processors.Count > 0 ? new HostTime(processors) : null;
    }

    /// <summary>The share of the work that was wanted since an earlier instant and that the host did not let happen, from 0 to 1.</summary>
    /// <remarks>
    /// A processor counts for as much as it was in use: one that only wakes now and then has to wait for that too, which nobody notices who works on another.
    /// </remarks>
    public double StolenSince(HostTime before)
    {
        var (stolen, worked) = (0.0, 0.0);
        foreach (var (now, then) in Processors.Zip(before.Processors))
        {
            double busy = now.Worked - then.Worked;
            var use = busy > 0 ? busy / (busy + now.Rested - then.Rested) : 0;
            worked += busy;
            stolen += use * (now.Stolen - then.Stolen);
        }

        return stolen > 0 ? stolen / (worked + stolen) : 0;
    }

    private static Ticks OfWords(long[] ticks)
    {
        var rested = ticks[Idle] + ticks[Waiting];
        return new Ticks(ticks[..StolenAt].Sum() - rested, rested, ticks[StolenAt]);
    }
}
