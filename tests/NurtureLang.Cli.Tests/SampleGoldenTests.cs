using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace NurtureLang.Cli.Tests;

/// <summary>
/// Every folder under samples/ that has a history: it checks without a word, its files are formatted, and what it decides is what
/// tests/samples/ keeps. `NURTURE_ACCEPT=1` keeps what it decides now, for the diff to be read.
/// </summary>
public sealed class SampleGoldenTests
{
    private const int LargestGolden = 300 * 1024;

    // Their decisions are too many to keep; the result and the decisions' SHA-256 stand for them.
    private static readonly string[] Large = ["acme-b2b"];

    private static readonly bool Accepting = Environment.GetEnvironmentVariable("NURTURE_ACCEPT") == "1";

    public static TheoryData<string> Samples { get; } = [.. Directory.EnumerateFiles(Path.Combine(Nurture.Root, "samples"), "contacts.csv", SearchOption.AllDirectories)
        .Select(file => Path.GetFileName(Path.GetDirectoryName(file))!)
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_checks_without_errors_or_warnings(string sample)
    {
        using var nurture = new Nurture().Copy($"samples/{sample}");
        var outcome = nurture.Run("check", $"samples/{sample}", "--format", "plain");
        Assert.True(outcome.Code == 0 && !outcome.All.Contains("warning NUR", StringComparison.Ordinal), outcome.All);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_is_formatted(string sample)
    {
        using var nurture = new Nurture().Copy($"samples/{sample}");
        var files = Directory.EnumerateFiles(Path.Combine(nurture.Folder, "samples", sample), "*.nurture");
        var outcome = nurture.Run(["fmt", .. files, "--check"]);
        Assert.True(outcome.Code == 0, outcome.All);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_samples_own_tests_pass(string sample)
    {
        using var nurture = new Nurture().Copy($"samples/{sample}");
        if (!File.Exists(Path.Combine(nurture.Folder, "samples", sample, $"{sample}.test.nurture"))) return;
        var outcome = nurture.Run("test", $"samples/{sample}", "--format", "plain");
        Assert.True(outcome.Code == 0, outcome.All);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_decides_what_was_accepted(string sample)
    {
        using var nurture = new Nurture().Copy($"samples/{sample}");
        var outcome = nurture.Run("simulate", $"samples/{sample}", "--decisions", "out.jsonl", "--json", "out.json");
        Assert.True(outcome.Code == 0, outcome.All);
        var decisions = nurture.Read("out.jsonl");
        Assert.Equal(0, JsonNode.Parse(nurture.Read("out.json"))!["rejected"]!.GetValue<int>());
        if (Large.Contains(sample))
        {
            Compare($"{sample}.result.json", Result(nurture.Read("out.json"), decisions));
            return;
        }

        Assert.True(decisions.Length <= LargestGolden, $"The decisions of {sample} are {decisions.Length} bytes; a smaller history tells as much.");
        Compare($"{sample}.decisions.jsonl", decisions);
    }

    [Fact]
    public void Some_thirty_people_of_the_large_sample_get_what_was_accepted_line_by_line()
    {
        using var nurture = new Nurture().Copy("samples/acme-b2b");
        var contacts = nurture.Read("samples/acme-b2b/contacts.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] some = [.. contacts.Skip(1).Where((_, row) => row % (contacts.Length / 30) == 0)];
        var ids = some.Select(row => row[..row.IndexOf(',', StringComparison.Ordinal)]).ToHashSet(StringComparer.Ordinal);
        var events = nurture.Read("samples/acme-b2b/events.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        nurture.Write("some.contacts.csv", string.Join('\n', some.Prepend(contacts[0])) + "\n");
        nurture.Write("some.events.csv", string.Join('\n', events.Skip(1).Where(row => ids.Contains(row[..row.IndexOf(',', StringComparison.Ordinal)])).Prepend(events[0])) + "\n");
        var outcome = nurture.Run("simulate", "samples/acme-b2b", "--contacts", "some.contacts.csv", "--events", "some.events.csv", "--decisions", "out.jsonl");
        Assert.True(outcome.Code == 0, outcome.All);
        Assert.InRange(ids.Count, 30, 40);
        Compare("acme-b2b.some.decisions.jsonl", nurture.Read("out.jsonl"));
    }

    // Without the plan's hash and size, which change with the plan's form and say nothing about what it does.
    private static string Result(string json, string decisions)
    {
        var result = JsonNode.Parse(json)!.AsObject();
        result.Remove("plan");
        result["decisions_sha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(decisions)));
        return result.ToJsonString(new() { WriteIndented = true, IndentSize = 1, NewLine = "\n" }) + "\n";
    }

    internal static void Compare(string name, string actual)
    {
        var golden = Path.Combine(Nurture.Root, "tests", "samples", name);
        var accepted = File.Exists(golden) ? File.ReadAllText(golden) : "";
        if (actual == accepted) return;
        if (Accepting)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(golden)!);
            File.WriteAllText(golden, actual);
            return;
        }

        var (was, now) = (accepted.Split('\n'), actual.Split('\n'));
        var line = 0;
        while (line < was.Length && line < now.Length && was[line] == now[line]) line++;
        Assert.Fail($"tests/samples/{name} differs in line {line + 1}. Accepted was\n  {Show(was, line)}\nand it is now\n  {Show(now, line)}\n"
            + "NURTURE_ACCEPT=1 accepts it; read the diff then.");
    }

    private static string Show(string[] lines, int line) => line < lines.Length ? lines[line] : "(the end of the file)";
}
