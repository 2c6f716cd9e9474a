using System.Text.Json;

namespace NurtureLang.Cli.Tests;

/// <summary>SARIF logs as Microsoft's validator and the OASIS schema want them.</summary>
[Trait(Lane.Name, Lane.Programs)]
public sealed class SarifTests
{
    [Fact]
    public void A_log_of_any_campaign_is_as_the_schema_of_OASIS_says()
    {
        using var nurture = new Nurture().Small().Write("doubtful/main.nurture", Hostile.Doubtful)
            .Write("c/main.nurture", Hostile.Doubtful).Write("c/.editorconfig", "[*.nurture]\nnurture_diagnostic.NUR2917.severity = none\n");
        foreach (var folder in Hostile.Folders) nurture.Write($"{folder}/main.nurture", Hostile.Text);
        foreach (var folders in (string[][])[["small"], ["doubtful", "c"], Hostile.Folders])
            Assert.Equal("", Tools.Node("validate-json.mjs", nurture.Run(["check", .. folders, "--format", "sarif"]).Out, Tools.SarifSchema));
        Assert.NotEqual("", Tools.Node("validate-json.mjs", """{"version":"2.1.0","runs":[{"results":[]}]}""", Tools.SarifSchema));
    }

    [Fact]
    public void The_validator_for_those_who_read_logs_finds_nothing_wrong()
    {
        using var nurture = new Nurture();
        foreach (var folder in Hostile.Folders) nurture.Write($"{folder}/main.nurture", Hostile.Text);
        nurture.Write("log.sarif", nurture.Run(["check", .. Hostile.Folders, "--format", "sarif"]).Out);
        nurture.Write("wrong.sarif", """{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"x"}},"results":[{"message":{"text":"m"},"ruleId":"A","ruleIndex":3}]}]}""");
        Tools.ValidateSarif(["log.sarif", "wrong.sarif"], "report.sarif");
        using var report = JsonDocument.Parse(nurture.Read("report.sarif"));
        var found = report.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().ToList();
        // It works: it has seen the other log.
        Assert.Contains(found, one => one.GetRawText().Contains("wrong.sarif", StringComparison.Ordinal));
        // SARIF2005 wants the address of a web page about the tool, and nothing here names one.
        Assert.Equal([], found.Select(one => one.GetRawText())
            .Where(one => one.Contains("/log.sarif", StringComparison.Ordinal) && !one.Contains("\"SARIF2005\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Everything_that_a_viewer_shows_is_there()
    {
        using var nurture = new Nurture().Write("näme 名/main.nurture", Hostile.Text);
        using var log = JsonDocument.Parse(nurture.Run("check", "näme 名", "--format", "sarif").Out);
        var run = log.RootElement.GetProperty("runs")[0];
        Assert.Equal("utf16CodeUnits", run.GetProperty("columnKind").GetString());
        Assert.True(run.GetProperty("originalUriBaseIds").TryGetProperty("%SRCROOT%", out _));
        Assert.All(run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray(), rule =>
        {
            Assert.False(rule.TryGetProperty("helpUri", out _));
            Assert.EndsWith(".", rule.GetProperty("shortDescription").GetProperty("text").GetString(), StringComparison.Ordinal);
            Assert.NotEmpty(rule.GetProperty("fullDescription").GetProperty("text").GetString()!);
            Assert.Contains("## ", rule.GetProperty("help").GetProperty("markdown").GetString(), StringComparison.Ordinal);
        });
        var results = run.GetProperty("results").EnumerateArray().ToList();
        Assert.Contains(results, result => result.TryGetProperty("relatedLocations", out _));
        Assert.Contains(results, result => result.TryGetProperty("fixes", out _));
        Assert.All(results, result => Assert.Equal(
            "n%C3%A4me%20%E5%90%8D/main.nurture",
            result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString()));
    }

    [Fact]
    public void What_a_comment_allows_is_a_suppressed_result_with_its_reason()
    {
        using var nurture = new Nurture().Write("doubtful/main.nurture", Hostile.Doubtful);
        var outcome = nurture.Run("check", "doubtful", "--format", "sarif");
        Assert.Equal(0, outcome.Code);
        using var log = JsonDocument.Parse(outcome.Out);
        var suppressed = Assert.Single(log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray(), result => result.TryGetProperty("suppressions", out _));
        Assert.Equal("NUR2017", suppressed.GetProperty("ruleId").GetString());
        var suppression = suppressed.GetProperty("suppressions")[0];
        Assert.Equal(("inSource", "\"a, b: c\" & <d> 🎯"), (suppression.GetProperty("kind").GetString(), suppression.GetProperty("justification").GetString()));
    }

    [Fact]
    public void A_mend_as_the_log_has_it_gives_a_file_without_the_mistake()
    {
        using var nurture = new Nurture().Write("slips/main.nurture", Hostile.Text);
        using var log = JsonDocument.Parse(nurture.Run("check", "slips", "--format", "sarif").Out);
        var unit = log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Single(result => result.GetProperty("ruleId").GetString() == "NUR0009");
        var replacement = unit.GetProperty("fixes")[0].GetProperty("artifactChanges")[0].GetProperty("replacements")[0];
        var region = replacement.GetProperty("deletedRegion");
        var lines = nurture.Read("slips/main.nurture").Split('\n');
        var line = lines[region.GetProperty("startLine").GetInt32() - 1];
        var (from, to) = (region.GetProperty("startColumn").GetInt32() - 1, region.GetProperty("endColumn").GetInt32() - 1);
        lines[region.GetProperty("startLine").GetInt32() - 1] = line[..from] + replacement.GetProperty("insertedContent").GetProperty("text").GetString() + line[to..];
        nurture.Write("slips/main.nurture", string.Join('\n', lines));
        Assert.DoesNotContain("NUR0009", nurture.Run("check", "slips", "--format", "plain").Out, StringComparison.Ordinal);
    }
}
