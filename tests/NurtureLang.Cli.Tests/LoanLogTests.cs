using System.IO.Compression;
using System.Text.Json;

namespace NurtureLang.Cli.Tests;

/// <summary>A test over the real loan log, which is no part of the project; skipped, and said so, where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LoanLogFactAttribute : FactAttribute
{
    public LoanLogFactAttribute()
    {
        if (!Directory.Exists(LoanLogTests.Data)) Skip = "The log is not at ../shared/data/bpi2012; samples/loan-offers/README.md says how to get it.";
    }
}

public sealed class LoanLogTests
{
    public static string Data { get; } = Path.GetFullPath(Path.Combine(Nurture.Root, "../shared/data/bpi2012"));

    [LoanLogFact]
    public void The_loan_log_is_read_whole_and_gives_the_same_bytes_for_any_threads_and_grouping()
    {
        using var nurture = new Nurture().Copy("samples/loan-offers");
        nurture.Write("regrouped.csv", string.Join('\n', Regrouped()) + "\n");
        var contacts = Path.Combine(Data, "contacts.csv");
        string[] run = ["simulate", "samples/loan-offers", "--contacts", contacts, "--scores"];
        string[] log = ["--events", Path.Combine(Data, "events.csv.gz")];
        Assert.Equal(0, nurture.Run([.. run, .. log, "--threads", "1", "--json", "1.json", "--decisions", "1.jsonl"]).Code);
        Assert.Equal(0, nurture.Run([.. run, "--events", "regrouped.csv", "--threads", "2", "--json", "2.json", "--decisions", "2.jsonl"]).Code);
        Assert.True(nurture.Read("1.json") == nurture.Read("2.json"), "results differ");
        Assert.True(nurture.Read("1.jsonl") == nurture.Read("2.jsonl"), "decisions differ");

        var root = JsonDocument.Parse(nurture.Read("1.json")).RootElement;
        Assert.Equal((13_087, 262_200, 0), (Int(root, "contacts"), Int(root, "events"), Int(root, "rejected")));
        var stages = root.GetProperty("stages");
        Assert.Equal(2_246, Int(stages.GetProperty("purchase"), "entered"));
        Assert.Equal(399, stages.EnumerateObject().Where(stage => stage.Name is not ("purchase" or "declined" or "cancelled")).Sum(stage => Int(stage.Value, "now")));
    }

    [LoanLogFact]
    public void Why_has_a_source_line_for_every_decision_of_some_contacts()
    {
        using var nurture = new Nurture().Copy("samples/loan-offers");
        foreach (var contact in new[] { "173688", "173691", "214376" })
        {
            var outcome = nurture.Run(
                "why", "samples/loan-offers", contact, "--contacts", Path.Combine(Data, "contacts.csv"), "--events", Path.Combine(Data, "events.csv.gz"));
            Assert.Equal(0, outcome.Code);
            var lines = outcome.Out.Split('\n');
            var places = lines.Count(line => line.StartsWith("    │ loan.nurture:", StringComparison.Ordinal));
            Assert.True(places > 0);
            Assert.All(lines.Where(line => line.StartsWith("    │", StringComparison.Ordinal)), line => Assert.Matches(@"loan\.nurture:\d+  \S", line));
            Assert.All(lines, line => Assert.InRange(line.Length, 0, 80));
        }
    }

    private static IEnumerable<string> Regrouped()
    {
        using var file = new GZipStream(File.OpenRead(Path.Combine(Data, "events.csv.gz")), CompressionMode.Decompress);
        using var reader = new StreamReader(file);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Skip(1).OrderBy(line => line[..line.IndexOf(',', StringComparison.Ordinal)], StringComparer.Ordinal).Prepend(lines[0]);
    }

    private static int Int(JsonElement element, string name) => element.GetProperty(name).GetInt32();
}
