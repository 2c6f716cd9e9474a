using System.Globalization;
using System.Text;
using NurtureLang.Cli.Hosting;
using NurtureLang.Cli.Timeline;
using NurtureLang.Simulation.Testing;

namespace NurtureLang.Cli.Testing;

/// <summary>What the tests of a campaign reach.</summary>
/// <param name="Folder">The campaign's folder as the user wrote it; empty for the current one.</param>
/// <param name="Coverage">What was reached.</param>
/// <param name="Lines">The campaign's source lines.</param>
internal sealed record CampaignCoverage(string Folder, Coverage Coverage, SourceLines Lines)
{
    /// <summary>The path and line of a place.</summary>
    public (string Path, int Line) Place(string source)
    {
        var colon = source.LastIndexOf(':');
        var file = source[..colon];
        return (Folder.Length == 0 ? file : $"{Folder}/{file}", int.Parse(source.AsSpan(colon + 1), CultureInfo.InvariantCulture));
    }
}

/// <summary>Shows which rules, moves, steps and branches tests reach, for people and as LCOV.</summary>
internal static class CoverageReport
{
    private const int MostShown = 40;

    /// <summary>Shows how many places of each kind were reached, and which were not.</summary>
    public static void Write(Terminal terminal, IReadOnlyList<CampaignCoverage> campaigns)
    {
        var output = terminal.Out;
        var places = campaigns.SelectMany(campaign => campaign.Coverage.Places.Select(place => (Campaign: campaign, Place: place))).ToList();
        var reached = places.Count(one => one.Place.Hits > 0);
        output.WriteLine(terminal.OutPaint.Bold($"Coverage: {Share(reached, places.Count)}"));
        foreach (var kind in Coverage.Kinds)
        {
            var own = places.Where(one => one.Place.Kind == kind).ToList();
            if (own.Count > 0) output.WriteLine($"  {Plural(kind),-12}{Share(own.Count(one => one.Place.Hits > 0), own.Count)}");
        }

        var missed = places.Where(one => one.Place.Hits == 0).ToList();
        if (missed.Count > 0) output.WriteLine("  Not reached by any test:");
        foreach (var (campaign, place) in missed.Take(MostShown))
        {
            var (path, line) = campaign.Place(place.Source);
            var text = DisplayWidth.Harmless($"    {path}:{line}  {place.Kind} {place.Name}");
            output.WriteLine(terminal.OutPaint.Yellow(DisplayWidth.Cut(text, terminal.Width, terminal.Glyphs)));
        }

        if (missed.Count > MostShown) output.WriteLine($"    {terminal.Glyphs.Ellipsis} and {missed.Count - MostShown} more; --coverage-file has them all");
        output.WriteLine();
    }

    /// <summary>The report as LCOV: a line's count is that of what it says most often, and each branch is one of its line.</summary>
    public static byte[] Lcov(IReadOnlyList<CampaignCoverage> campaigns)
    {
        var text = new StringBuilder();
        var files = campaigns.SelectMany(campaign => campaign.Coverage.Places.Select(place => (At: campaign.Place(place.Source), Place: place)))
            .GroupBy(one => one.At.Path, StringComparer.Ordinal).OrderBy(file => file.Key, StringComparer.Ordinal);
        foreach (var file in files)
        {
            text.Append("TN:\n").Append(CultureInfo.InvariantCulture, $"SF:{file.Key}\n");
            var lines = file.GroupBy(one => one.At.Line).OrderBy(line => line.Key).Select(line => (Line: line.Key, Hits: line.Max(one => one.Place.Hits))).ToList();
            var branches = file.Where(one => one.Place.Kind == "branch").OrderBy(one => one.At.Line).ToList();
            for (var at = 0; at < branches.Count; at++)
            {
                var taken = branches[at].Place.Hits == 0 ? "-" : branches[at].Place.Hits.ToString(CultureInfo.InvariantCulture);
                text.Append(CultureInfo.InvariantCulture, $"BRDA:{branches[at].At.Line},0,{at},{taken}\n");
            }
            text.Append(CultureInfo.InvariantCulture, $"BRF:{branches.Count}\nBRH:{branches.Count(one => one.Place.Hits > 0)}\n");
            foreach (var (line, hits) in lines) text.Append(CultureInfo.InvariantCulture, $"DA:{line},{hits}\n");
            text.Append(CultureInfo.InvariantCulture, $"LF:{lines.Count}\nLH:{lines.Count(line => line.Hits > 0)}\nend_of_record\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Share(int reached, int all) =>
        all == 0 ? "nothing to reach" : string.Create(CultureInfo.InvariantCulture, $"{reached} of {all} ({100L * reached / all}%)");

    private static string Plural(string kind) => kind switch
    {
        "entry" => "entries",
        "branch" => "branches",
        "handoff" => "hand-offs",
        _ => kind + "s",
    };
}
