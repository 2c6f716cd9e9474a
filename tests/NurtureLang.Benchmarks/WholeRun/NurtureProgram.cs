using System.Globalization;
using System.Security.Cryptography;
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

    /// <summary>What a run of a campaign gave.</summary>
    /// <param name="Contacts">How many contacts it had.</param>
    /// <param name="Answer">The answer, with the instants only where there are decisions; null for another campaign than the reference's.</param>
    /// <param name="Written">The digest of the bytes of the result and the decisions.</param>
    /// <param name="Took">What it took.</param>
    internal sealed record Simulated(long Contacts, Answer? Answer, string Written, Measurement Took);

    /// <summary>Runs a campaign over a folder's log.</summary>
    /// <param name="campaign">The campaign's file.</param>
    /// <param name="folder">The folder of the log; the result is written there too.</param>
    /// <param name="threads">How many threads run contacts.</param>
    /// <param name="history">The compact history to read in place of the CSV files; null for these.</param>
    /// <param name="decisions">The file for the decisions; null where they are not wanted.</param>
    /// <exception cref="WholeRunException">It failed, rejected rows, or did not say how long it worked.</exception>
    public Simulated Simulate(string campaign, string folder, int threads, string? history = null, string? decisions = null)
    {
        var json = Path.Combine(folder, "result.json");
        string[] source = history is null ? Tables(folder) : ["--history", history];
        string[] log = decisions is null ? [] : ["--decisions", decisions];
        string[] how = ["--until", ReferenceWorkload.End, "--json", json, "--threads", threads.ToString(CultureInfo.InvariantCulture)];
        var run = ChildProcess.Run(OwnSeconds(), [program, "simulate", campaign, .. source, .. log, .. how]);
        if (run.Code != 0) throw new WholeRunException($"nurture simulate ended with {run.Code}: {run.Error.Trim()}");
        var written = File.ReadAllBytes(json);
        using var result = JsonDocument.Parse(written);
        var root = result.RootElement;
        StateBytes = root.GetProperty("plan").GetProperty("state_bytes").GetInt64();
        if (root.GetProperty("rejected").GetInt64() != 0) throw new WholeRunException("nurture simulate rejected rows.");
        var answer = root.GetProperty("campaign").GetString() == "w1" ? ReadAnswer(root, decisions) : null;
        var took = run.Took with { Events = root.GetProperty("events").GetInt64() };
        return new Simulated(root.GetProperty("contacts").GetInt64(), answer, Digest(written, decisions), took);
    }

    /// <summary>Writes the compact history of a folder's log.</summary>
    /// <returns>The file, and what writing it took, the start of the runtime included.</returns>
    /// <exception cref="WholeRunException">It failed.</exception>
    public (string History, Measurement Took) Import(string campaign, string folder)
    {
        var history = Path.Combine(folder, "w1.history");
        var run = ChildProcess.Run(null, [program, "import", campaign, .. Tables(folder), "-o", history]);
        if (run.Code != 0) throw new WholeRunException($"nurture import ended with {run.Code}: {run.Error.Trim()}");
        return (history, run.Took);
    }

    private static string[] Tables(string folder) =>
        ["--contacts", Path.Combine(folder, "contacts.csv"), "--events", Path.Combine(folder, "events.csv")];

    private static string Digest(byte[] result, string? decisions)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(result);
        if (decisions is null) return Convert.ToHexString(hash.GetHashAndReset());
        using var file = File.OpenRead(decisions);
        var buffer = new byte[1 << 16];
        for (int read; (read = file.Read(buffer)) > 0;) hash.AppendData(buffer, 0, read);
        return Convert.ToHexString(hash.GetHashAndReset());
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
