using System.Text.Json;

namespace NurtureLang.Cli.Tests;

public sealed class SimulateTests
{
    [Fact]
    public void A_small_campaign_does_what_its_text_says()
    {
        using var nurture = new Nurture().Small();
        Assert.Equal(0, nurture.Run("simulate", "small", "--json", "out.json", "--decisions", "out.jsonl").Code);
        var lines = nurture.Read("out.jsonl").TrimEnd('\n').Split('\n');
        var touches = lines.Where(line => line.Contains("\"channel\"", StringComparison.Ordinal)).Select(Touch).ToArray();
        Assert.Equal(
            [
                "2026-03-02T10:00:00Z A sent ", "2026-03-03T22:30:00Z B deferred 2026-03-04T07:00:00Z", "2026-03-04T07:00:00Z B sent ",
            ],
            touches);
        var root = JsonDocument.Parse(nurture.Read("out.json")).RootElement;
        Assert.Equal(3, Int(root, "contacts"));
        Assert.Equal(7, Int(root, "events"));
        Assert.Equal(0, Int(root, "rejected"));
        Assert.Equal(2, Int(root.GetProperty("decisions"), "sent"));
        var stages = root.GetProperty("stages");
        Assert.Equal((3, 1, 2), (Int(stages.GetProperty("visitor"), "entered"), Int(stages.GetProperty("visitor"), "now"), Int(stages.GetProperty("lead"), "entered")));
        Assert.Equal("0.666667", stages.GetProperty("visitor").GetProperty("conversion").GetRawText());
        Assert.Equal(1, Int(root.GetProperty("touches").GetProperty("email").GetProperty("hello").GetProperty("deferred_for"), "quiet_hours"));
        Assert.Equal((1, 2), (Int(root.GetProperty("personas"), "young"), Int(root.GetProperty("personas"), "other")));
        Assert.Equal(2, Int(root.GetProperty("scores").GetProperty("warmth").GetProperty("at_or_over"), "40"));
        Assert.Equal((1, 0), (Int(root.GetProperty("sequences").GetProperty("welcome"), "goals_met"), Int(root.GetProperty("sequences").GetProperty("welcome"), "goals_missed")));
        Assert.Equal(64, root.GetProperty("plan").GetProperty("hash").GetString()!.Length);
        Assert.Equal((5 * 86_400) + 7_200, root.GetProperty("elapsed").GetInt64());
    }

    [Fact]
    public void Any_number_of_threads_and_any_grouping_of_the_file_give_the_same_bytes()
    {
        using var nurture = new Nurture().Copy("samples/acme-b2b");
        var lines = nurture.Read("samples/acme-b2b/events.csv").TrimEnd('\n').Split('\n');
        var regrouped = lines.Skip(1).OrderBy(line => line[..line.IndexOf(',', StringComparison.Ordinal)], StringComparer.Ordinal);
        nurture.Write("regrouped.csv", string.Join('\n', regrouped.Prepend(lines[0])) + "\n");
        string[] run = ["simulate", "samples/acme-b2b", "--scores"];
        Assert.Equal(0, nurture.Run([.. run, "--threads", "1", "--json", "1.json", "--decisions", "1.jsonl"]).Code);
        Assert.Equal(0, nurture.Run([.. run, "--threads", "2", "--json", "2.json", "--decisions", "2.jsonl"]).Code);
        Assert.Equal(0, nurture.Run([.. run, "--threads", "7", "--events", "regrouped.csv", "--json", "3.json", "--decisions", "3.jsonl"]).Code);
        foreach (var other in new[] { "2", "3" })
        {
            Assert.True(nurture.Read("1.json") == nurture.Read($"{other}.json"), $"{other}.json differs");
            Assert.True(nurture.Read("1.jsonl") == nurture.Read($"{other}.jsonl"), $"{other}.jsonl differs");
        }

        AssertOrdered(nurture.Read("1.jsonl"));
    }

    [Fact]
    public void A_plan_gives_what_its_campaign_gives()
    {
        using var nurture = new Nurture().Small();
        Assert.Equal(0, nurture.Run("build", "small", "-o", "p.json").Code);
        var outcome = nurture.Run("simulate", "p.json", "--contacts", "small/contacts.csv", "--events", "small/events.csv", "--json", "1.json");
        Assert.Equal(0, outcome.Code);
        Assert.Equal(outcome.Out, nurture.Run("simulate", "small", "--json", "2.json").Out);
        Assert.Equal(nurture.Read("1.json"), nurture.Read("2.json"));
        Assert.Contains("no history", nurture.Run("simulate", "p.json").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Building_says_the_file_the_hash_and_the_state_and_gives_the_same_bytes_again()
    {
        using var nurture = new Nurture().Small();
        var outcome = nurture.Run("build", "small");
        Assert.Equal(0, outcome.Code);
        Assert.Matches(@"^plan   small\.plan\.json\nhash   [0-9a-f]{64}\nstate  [\d,]+ bytes a contact\n$", outcome.Out);
        Assert.Equal(0, nurture.Run("build", "small", "-o", "again.json").Code);
        Assert.Equal(nurture.Read("small.plan.json"), nurture.Read("again.json"));
    }

    [Fact]
    public void What_lies_outside_of_the_span_is_left_out_and_counted()
    {
        using var nurture = new Nurture().Small();
        Assert.Equal(0, nurture.Run("simulate", "small", "--from", "2026-03-03", "--until", "2026-03-06", "--json", "out.json").Code);
        var root = JsonDocument.Parse(nurture.Read("out.json")).RootElement;
        Assert.Equal((3, 4), (Int(root, "events"), Int(root, "left_out")));
        // The days are those of the campaign's zone, and an end that is a day includes it.
        Assert.Equal("2026-03-02T23:00:00Z", root.GetProperty("from").GetString());
        Assert.Equal("2026-03-06T22:59:59.9999999Z", root.GetProperty("until").GetString());
    }

    [Fact]
    public void Score_changes_are_decisions_only_where_they_are_asked_for()
    {
        using var nurture = new Nurture().Small();
        Assert.Equal(0, nurture.Run("simulate", "small", "--json", "a.json", "--decisions", "a.jsonl").Code);
        Assert.Equal(0, nurture.Run("simulate", "small", "--json", "b.json", "--decisions", "b.jsonl", "--scores").Code);
        Assert.DoesNotContain("\"score\"", nurture.Read("a.jsonl"), StringComparison.Ordinal);
        Assert.Contains("\"kind\":\"score\",\"name\":\"warmth\"", nurture.Read("b.jsonl"), StringComparison.Ordinal);
        Assert.Equal(
            nurture.Read("a.jsonl"),
            string.Concat(nurture.Read("b.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(line => !line.Contains("\"kind\":\"score\"", StringComparison.Ordinal)).Select(line => line + "\n")));
    }

    [Fact]
    public void Why_tells_every_decision_with_its_line()
    {
        using var nurture = new Nurture().Small();
        var outcome = nurture.Run("why", "small", "A");
        Assert.Equal(0, outcome.Code);
        var lines = outcome.Out.Split('\n');
        var sent = Array.FindIndex(lines, line => line.Contains("sent: hello by email", StringComparison.Ordinal));
        Assert.StartsWith("    │ small.nurture:31  send hello", lines[sent + 1], StringComparison.Ordinal);
        Assert.Contains("* 10:00:00     page_viewed url /start, seconds 12", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("warmth +40 = 45, on signed_up", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("task for sales: Call Ada", outcome.Out, StringComparison.Ordinal);
    }

    private static string Touch(string line)
    {
        var root = JsonDocument.Parse(line).RootElement;
        var until = root.TryGetProperty("until", out var value) ? value.GetString() : "";
        return $"{root.GetProperty("at").GetString()} {root.GetProperty("contact").GetString()} {root.GetProperty("kind").GetString()} {until}";
    }

    private static void AssertOrdered(string decisions)
    {
        var keys = decisions.TrimEnd('\n').Split('\n').Select(line =>
        {
            var root = JsonDocument.Parse(line).RootElement;
            return (At: root.GetProperty("at").GetDateTime(), Contact: root.GetProperty("contact").GetString()!);
        }).ToList();
        for (var i = 1; i < keys.Count; i++)
        {
            var order = keys[i - 1].At.CompareTo(keys[i].At);
            Assert.True(order < 0 || (order == 0 && string.CompareOrdinal(keys[i - 1].Contact, keys[i].Contact) <= 0), $"line {i + 1}");
        }
    }

    private static int Int(JsonElement element, string name) => element.GetProperty(name).GetInt32();
}
