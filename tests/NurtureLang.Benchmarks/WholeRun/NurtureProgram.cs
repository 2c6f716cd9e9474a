using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using NurtureLang.Benchmarks.HandWritten;
using NurtureLang.Benchmarks.Workload;

namespace NurtureLang.Benchmarks.WholeRun;

/// <summary>`nurture simulate`, run as a process.</summary>
/// <param name="program">The program that ./nurture built.</param>
internal sealed partial class NurtureProgram(string program)
{
    private static readonly string[] Stages = ["unaware", "interested", "engaged", "ready"];
    private static readonly string[] SegmentNames = ["builders", "large_accounts", "evaluators"];

    /// <summary>Bytes of state a contact, as the last run said.</summary>
    public long StateBytes { get; private set; }

    /// <summary>Runs a campaign over a folder's log.</summary>
    /// <param name="campaign">The campaign's file.</param>
    /// <param name="folder">The folder of the log; the result is written there too.</param>
    /// <param name="threads">How many threads run contacts.</param>
    /// <param name="history">The compact history to read in place of the CSV files; null for these.</param>
    /// <param name="decisions">The file for the decisions; null where they are not wanted.</param>
    /// <returns>The answer, with the instants only where there are decisions; null for another campaign than the reference's.</returns>
    public (Answer? Answer, Measurement Took) Simulate(
        string campaign, string folder, int threads, string? history = null, string? decisions = null)
    {
        var json = Path.Combine(folder, "result.json");
        string[] source = history is null
            ? ["--contacts", Path.Combine(folder, "contacts.csv"), "--events", Path.Combine(folder, "events.csv")]
            : ["--history", history];
        string[] log = decisions is null ? [] : ["--decisions", decisions];
        string[] how = ["--until", ReferenceWorkload.End, "--json", json, "--threads", threads.ToString(CultureInfo.InvariantCulture)];
        var run = ChildProcess.Run(OwnSeconds(), [program, "simulate", campaign, .. source, .. log, .. how]);
        if (run.Code != 0) throw new WholeRunException($"nurture simulate ended with {run.Code}: {run.Error.Trim()}");
        using var result = JsonDocument.Parse(File.ReadAllBytes(json));
        var root = result.RootElement;
        StateBytes = root.GetProperty("plan").GetProperty("state_bytes").GetInt64();
        if (root.GetProperty("rejected").GetInt64() != 0) throw new WholeRunException("nurture simulate rejected rows.");
        return (root.GetProperty("campaign").GetString() == "w1" ? ReadAnswer(root, decisions) : null, run.Took);
    }

    /// <summary>Writes the compact history of a folder's log; null where this version has none.</summary>
    public string? TryImport(string campaign, string folder)
    {
        var history = Path.Combine(folder, "w1.history");
        string[] source = ["--contacts", Path.Combine(folder, "contacts.csv"), "--events", Path.Combine(folder, "events.csv"), "-o", history];
        return ChildProcess.Run(null, [program, "import", campaign, .. source]).Code == 0
            || ChildProcess.Run(null, [program, "import", .. source]).Code == 0 ? history : null;
    }

    private static Answer ReadAnswer(JsonElement root, string? decisions)
    {
        var stages = root.GetProperty("stages");
        var segments = root.GetProperty("segments");
        var heat = root.GetProperty("scores").GetProperty("heat");
        var points = heat.GetProperty("points").EnumerateObject()
            .ToDictionary(one => long.Parse(one.Name, CultureInfo.InvariantCulture), one => one.Value.GetInt64());
        return new Answer
        {
            Contacts = root.GetProperty("contacts").GetInt64(),
            Events = root.GetProperty("events").GetInt64(),
            Now = [.. Stages.Select(stage => stages.GetProperty(stage).GetProperty("now").GetInt64())],
            Reached = [.. Stages.Skip(1).Select(stage => stages.GetProperty(stage).GetProperty("reached").GetInt64())],
            ReachedSeconds = decisions is null ? [] : SumInstants(decisions),
            AverageScore = (long)Math.Round(heat.GetProperty("average").GetDecimal() * 1_000_000),
            Points = new SortedDictionary<long, long>(points),
            Segments = [.. SegmentNames.Select(name => segments.TryGetProperty(name, out var members) ? members.GetInt64() : 0)],
        };
    }

    // The sums of the instants of the moves into each stage but the first.
    private static long[] SumInstants(string decisions)
    {
        var sums = new long[Stages.Length - 1];
        foreach (var line in File.ReadLines(decisions))
        {
            using var decision = JsonDocument.Parse(line);
            var root = decision.RootElement;
            if (root.GetProperty("kind").GetString() != "stage") continue;
            var stage = Array.IndexOf(Stages, root.GetProperty("to").GetString());
            sums[stage - 1] += root.GetProperty("at").GetDateTimeOffset().ToUnixTimeSeconds() - ReferenceWorkload.Start;
        }

        return sums;
    }

    [GeneratedRegex(@"([0-9.]+) s: [0-9.]+ compiling")]
    private static partial Regex OwnSeconds();
}
