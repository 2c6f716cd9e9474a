using System.Globalization;

namespace NurtureLang.Benchmarks.WholeRun;

/// <summary>What the processors had done, at one instant, as Linux counts it: on a shared machine the host gives some of it to others.</summary>
/// <param name="Worked">Ticks in which they worked for somebody here.</param>
/// <param name="Stolen">Ticks in which somebody here wanted to work, and the host let others.</param>
internal readonly record struct HostTime(long Worked, long Stolen)
{
    private const string Counts = "/proc/stat";
    private const int Idle = 3;
    private const int Waiting = 4;
    private const int StolenAt = 7;

    /// <summary>What it is now; null where the system does not say.</summary>
    public static HostTime? Now()
    {
        try
        {
            return File.Exists(Counts) ? Parse(File.ReadLines(Counts).First()) : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Reads the line about all processors; null where it is another.</summary>
    public static HostTime? Parse(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length <= 1 + StolenAt || words[0] != "cpu") return null;
        var ticks = words.Skip(1).Take(StolenAt + 1).Select(word => long.Parse(word, CultureInfo.InvariantCulture)).ToArray();
        return new HostTime(ticks[..StolenAt].Sum() - ticks[Idle] - ticks[Waiting], ticks[StolenAt]);
    }

    /// <summary>The share of the work that was wanted since an earlier instant and that the host did not let happen, from 0 to 1.</summary>
    public double StolenSince(HostTime before)
    {
        var stolen = Stolen - before.Stolen;
        var wanted = Worked - before.Worked + stolen;
        return wanted > 0 ? (double)stolen / wanted : 0;
    }
}
