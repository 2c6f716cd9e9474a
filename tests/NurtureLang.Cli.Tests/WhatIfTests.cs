using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NurtureLang.Cli.Tests;

/// <summary>`nurture simulate --what-if` and `--calibrate`; what they give for samples/next-best-touch is kept in tests/samples.</summary>
public sealed partial class WhatIfTests
{
    private const string Sample = "samples/next-best-touch";

    [Fact]
    public void The_samples_what_if_and_calibration_are_what_was_accepted()
    {
        using var nurture = new Nurture().Copy(Sample);
        var outcome = Ask(nurture, "--seed", "7", "--json", "out.json", "--decisions", "out.jsonl", "--calibrate", "lead", "--calibrate", "interest",
            "--outcome", "meeting_booked", "--within", "14 days");
        Assert.True(outcome.Code == 0, outcome.All);
        var result = JsonNode.Parse(nurture.Read("out.json"))!.AsObject();
        var decisions = nurture.Read("out.jsonl");
        var kept = new JsonObject
        {
            ["calibration"] = result["calibration"]!.DeepClone(),
            ["what_if"] = result["what_if"]!.DeepClone(),
            ["decisions_sha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(decisions))),
        };
        SampleGoldenTests.Compare("next-best-touch.what-if.json", kept.ToJsonString(new() { WriteIndented = true, IndentSize = 1, NewLine = "\n" }) + "\n");
        var reactions = decisions.Split('\n').Where(line => line.Contains("\"kind\":\"reaction\"", StringComparison.Ordinal));
        SampleGoldenTests.Compare("next-best-touch.reactions.jsonl", string.Concat(reactions.Select(line => line + "\n")));
        SampleGoldenTests.Compare("next-best-touch.what-if.txt", PlanHash().Replace(outcome.Out, "plan (its hash)"));
    }

    [Fact]
    public void What_is_of_the_replay_is_the_same_beside_a_what_if()
    {
        using var nurture = new Nurture().Copy(Sample);
        Assert.Equal(0, nurture.Run("simulate", Sample, "--json", "replay.json", "--seed", "7").Code);
        Assert.Equal(0, Ask(nurture, "--seed", "7", "--json", "out.json", "--threads", "1").Code);
        Assert.Equal(0, Ask(nurture, "--seed", "7", "--json", "four.json", "--threads", "4").Code);
        Assert.Equal(nurture.Read("out.json"), nurture.Read("four.json"));
        var result = JsonNode.Parse(nurture.Read("out.json"))!.AsObject();
        result.Remove("what_if");
        Assert.Equal(JsonNode.Parse(nurture.Read("replay.json"))!.ToJsonString(), result.ToJsonString());
        Assert.Equal(0, Ask(nurture, "--seed", "8", "--json", "other.json").Code);
        Assert.NotEqual(nurture.Read("out.json"), nurture.Read("other.json"));
    }

    [Fact]
    public void The_compact_history_gives_the_same()
    {
        using var nurture = new Nurture().Copy(Sample);
        Assert.Equal(0, nurture.Run("import", Sample, "-o", "a.history").Code);
        Assert.Equal(0, Ask(nurture, "--json", "tables.json", "--decisions", "tables.jsonl", "--calibrate", "lead", "--outcome", "deal_closed where outcome = won").Code);
        Assert.Equal(0, Ask(nurture, "--json", "compact.json", "--decisions", "compact.jsonl", "--calibrate", "lead", "--outcome", "deal_closed where outcome = won", "--history", "a.history").Code);
        Assert.Equal(nurture.Read("tables.jsonl"), nurture.Read("compact.jsonl"));
        Assert.Equal(JsonNode.Parse(nurture.Read("tables.json"))!["what_if"]!.ToJsonString(), JsonNode.Parse(nurture.Read("compact.json"))!["what_if"]!.ToJsonString());
        Assert.Equal(
            JsonNode.Parse(nurture.Read("tables.json"))!["calibration"]!.ToJsonString(), JsonNode.Parse(nurture.Read("compact.json"))!["calibration"]!.ToJsonString());
    }

    [Fact]
    public void The_summary_says_which_figures_are_drawn_and_fits_in_80_columns()
    {
        using var nurture = new Nurture().Copy(Sample);
        var outcome = Ask(nurture, "--repeat", "3");
        Assert.Equal(0, outcome.Code);
        Assert.StartsWith("Replay: ", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("Not what people did: reactions to touches drawn from the model, seed 0, 3\nrepetitions.", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("model responses.json", outcome.Out, StringComparison.Ordinal);
        Assert.All(outcome.Out.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    public static TheoryData<string, string> Mistakes => new()
    {
        { """{"version": 1, "reactions": [{"event": "email_opend", "rate": 0.3, "delay": "1 hour"}]}""", "\"email_opened\" is perhaps what is meant" },
        { """{"version": 1, "reactions": [{"event": "email_opened", "rate": 30, "delay": "1 hour"}]}""", "a share lies between 0 and 1" },
        { """{"version": 1, "estimate": {"touches": "replay"}, "reactions": [{"event": "sms_answered", "rate": "estimate", "delay": "1 hour", "channel": "sms"}]}""", "wants" },
        { "{", "not valid JSON" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_model_that_cannot_be_used_ends_with_one_sentence_and_exit_code_1(string model, string said)
    {
        using var nurture = new Nurture().Copy(Sample).Write($"{Sample}/responses.json", model);
        var outcome = Ask(nurture);
        if (said == "wants")
        {
            // The replay sends too few text messages to estimate anything from.
            Assert.Contains("cannot be estimated: of the touches that the replay makes", outcome.Error, StringComparison.Ordinal);
            said = "State a rate";
        }

        Assert.Equal(1, outcome.Code);
        Assert.Empty(outcome.Out);
        Assert.Contains(said, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Accounts_are_refused()
    {
        using var nurture = new Nurture().Copy("samples/account-based")
            .Write("r.json", """{"version": 1, "reactions": [{"event": "email_clicked", "rate": 0.3, "delay": "1 hour"}]}""");
        var outcome = nurture.Run("simulate", "samples/account-based", "--what-if", "r.json");
        Assert.Equal(2, outcome.Code);
        Assert.Contains("Accounts are not run with --what-if yet", outcome.Error, StringComparison.Ordinal);
    }

    // It changes with the form of plans, and says nothing about what they do.
    [GeneratedRegex("plan [0-9a-f]{12}")]
    private static partial Regex PlanHash();

    private static Outcome Ask(Nurture nurture, params string[] more) => nurture.Run(["simulate", Sample, "--what-if", $"{Sample}/responses.json", .. more]);
}
