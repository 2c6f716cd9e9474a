using System.Numerics;
using NurtureLang.Plan.Values;

namespace NurtureLang.Simulation.Calibration;

/// <summary>
/// The area under the ROC curve: how likely somebody who converted had a higher score than somebody who did not, where equal scores count half; 0.5 is chance.
/// </summary>
/// <param name="Area">The area, in millionths; null where nobody converted, or everybody did.</param>
/// <param name="Low">The low end of its 95 % interval; null where it cannot be said.</param>
/// <param name="High">The high end.</param>
public sealed record RankAccuracy(long? Area, long? Low, long? High)
{
    // The 97.5 % point of the normal distribution.
    private const double Normal = 1.959963984540054;

    /// <summary>The area of some looks, in any order.</summary>
    /// <remarks>
    /// The interval is DeLong's in the form for several looks at one contact, which are no independent witnesses (Obuchowski 1997). All sums are of whole
    /// numbers, so that the order of the looks changes no bit.
    /// </remarks>
    public static RankAccuracy Of(IReadOnlyCollection<ScoreLook> looks)
    {
        ArgumentNullException.ThrowIfNull(looks);
        var table = ScoreTable.Of(looks);
        var (positives, negatives) = (table.Converted, table.Looks - table.Converted);
        if (positives == 0 || negatives == 0) return new RankAccuracy(null, null, null);
        // Twice the wins, so that a tie is a whole number.
        Int128 wins = 0;
        var clusters = new Dictionary<long, Cluster>();
        foreach (var look in looks)
        {
            var (below, equal) = table.OthersOf(look.Score, look.Converted);
            // Of somebody who converted how many of the others had less; of somebody who did not, how many who converted had more.
            var won = look.Converted ? (2 * below) + equal : (2 * (positives - below - equal)) + equal;
            if (look.Converted) wins += won;
            var known = clusters.GetValueOrDefault(look.Contact);
            clusters[look.Contact] = look.Converted
                ? known with { Positives = known.Positives + 1, Won = known.Won + won }
                : known with { Negatives = known.Negatives + 1, Lost = known.Lost + won };
        }

        var pairs = (Int128)positives * negatives;
        var area = Share(wins, 2 * pairs);
        return HalfWidth(clusters.Values, wins, positives, negatives) is { } half
            ? new RankAccuracy(area, End(area, -half), End(area, half))
            : new RankAccuracy(area, null, null);
    }

    // Half the width of the interval of the area; null where there are too few contacts on a side, or no two of them differ.
    private static double? HalfWidth(IEnumerable<Cluster> clusters, Int128 wins, long positives, long negatives)
    {
        // With m who converted, n who did not, and w = 2mnA: what a cluster wins beyond its share is a whole number of 1/2mn.
        BigInteger ofPositives = 0, ofNegatives = 0, ofBoth = 0;
        var (withPositives, withNegatives, all) = (0.0, 0.0, 0.0);
        foreach (var cluster in clusters)
        {
            var up = (cluster.Won * positives) - (cluster.Positives * (BigInteger)wins);
            var down = (cluster.Lost * negatives) - (cluster.Negatives * (BigInteger)wins);
            ofPositives += up * up;
            ofNegatives += down * down;
            ofBoth += up * down;
            all++;
            if (cluster.Positives > 0) withPositives++;
            if (cluster.Negatives > 0) withNegatives++;
        }

        if (withPositives < 2 || withNegatives < 2) return null;
        double m = positives, n = negatives;
        var unit = 4 * m * m * n * n;
        var variance = (withPositives / (withPositives - 1) / (m * m) * ((double)ofPositives / unit))
            + (withNegatives / (withNegatives - 1) / (n * n) * ((double)ofNegatives / unit))
            + (2 * all / (all - 1) / (m * n) * ((double)ofBoth / unit));
        return variance > 0 ? Normal * Math.Sqrt(variance) : null;
    }

    private static long End(long area, double change) => Math.Clamp(area + (long)Math.Round(change * Value.One, MidpointRounding.AwayFromZero), 0, Value.One);

    private static long Share(Int128 part, Int128 whole) => (long)(((part * Value.One) + (whole / 2)) / whole);

    private readonly record struct Cluster(long Positives, long Negatives, BigInteger Won, BigInteger Lost);
}
