using System.Text.Json;

namespace NurtureLang.Cli.Tests;

/// <summary>What is written as JSON is as the published schemas say, which another maker's validator holds it to.</summary>
[Trait(Lane.Name, Lane.Programs)]
public sealed class SchemaTests
{
    [Fact]
    public void Diagnostics_are_as_their_schema_says()
    {
        using var nurture = new Nurture().Small();
        foreach (var folder in Hostile.Folders) nurture.Write($"{folder}/main.nurture", Hostile.Text);
        nurture.Write("doubtful/main.nurture", Hostile.Doubtful);
        var hostile = nurture.Run(["check", .. Hostile.Folders, "--format", "json"]);
        Assert.Equal(1, hostile.Code);
        var found = Valid("diagnostics", hostile.Out);
        Assert.Equal(Hostile.Folders, found.GetProperty("diagnostics").EnumerateArray().Select(one => Path.GetDirectoryName(one.GetProperty("file").GetString())).Distinct());
        Assert.Contains(found.GetProperty("diagnostics").EnumerateArray(), one => one.TryGetProperty("fix", out _));
        Assert.Contains(found.GetProperty("diagnostics").EnumerateArray(), one => one.GetProperty("related").GetArrayLength() > 0);
        var doubtful = Valid("diagnostics", nurture.Run("check", "doubtful", "--format", "json").Out);
        Assert.Equal("\"a, b: c\" & <d> 🎯", doubtful.GetProperty("allowed")[0].GetProperty("because").GetString());
        Assert.Equal(0, Valid("diagnostics", nurture.Run("check", "small", "--format", "json").Out).GetProperty("diagnostics").GetArrayLength());
    }

    [Fact]
    public void A_campaign_that_is_no_text_or_nothing_at_all_is_told_as_the_schema_says()
    {
        using var nurture = new Nurture().Write("empty/c.nurture", "").Write("noise/c.nurture", "campaign c {{{ \0 ((( \"\u0001\n\r\n}}} ]");
        Valid("diagnostics", nurture.Run("check", "empty", "noise", "--format", "json").Out);
    }

    [Fact]
    public void Results_of_tests_are_as_their_schema_says()
    {
        using var nurture = new Nurture().Write("doubtful/main.nurture", Hostile.Doubtful);
        var results = Valid("test-results", nurture.Run("test", "doubtful", "--coverage", "--format", "json").Out);
        Assert.Equal((1, 1), (results.GetProperty("passed").GetInt32(), results.GetProperty("failed").GetInt32()));
        Assert.NotEqual(0, results.GetProperty("coverage").GetArrayLength());
    }

    [Fact]
    public void What_comes_of_the_samples_is_as_the_schemas_say()
    {
        using var nurture = new Nurture().Copy("samples");
        string[] samples = [.. Directory.GetDirectories("samples").Order(StringComparer.Ordinal)];
        Valid("diagnostics", nurture.Run(["check", .. samples, "--format", "json"]).Out);
        Valid("test-results", nurture.Run(["test", .. samples, "--coverage", "--format", "json"]).Out);
    }

    [Theory]
    [InlineData("account-based")]
    [InlineData("demo-request")]
    [InlineData("cart-abandoned")]
    [InlineData("engagement-program")]
    public void The_result_of_a_run_is_as_its_schema_says(string sample)
    {
        using var nurture = new Nurture().Copy($"samples/{sample}");
        Valid("simulation", nurture.Run("simulate", $"samples/{sample}", "--json", "-").Out);
    }

    [Theory]
    [InlineData("diagnostics", """{"files":1,"errors":0,"warnings":0,"notes":0,"diagnostics":[{"code":"NUR1"}],"allowed":[]}""")]
    [InlineData("diagnostics", """{"files":1}""")]
    [InlineData("test-results", """{"passed":-1,"failed":0,"tests":[]}""")]
    [InlineData("simulation", """{"campaign":"c"}""")]
    public void The_schemas_refuse_what_is_something_else(string schema, string json) => Assert.NotEmpty(Mistakes(schema, json));

    private static JsonElement Valid(string schema, string json)
    {
        var mistakes = Mistakes(schema, json);
        Assert.True(mistakes is "", $"{schema}: {mistakes}\n{json}");
        return JsonDocument.Parse(json).RootElement;
    }

    private static string Mistakes(string schema, string json) =>
        Tools.Node("validate-json.mjs", json, Path.Combine(Nurture.Root, "docs", "schemas", $"{schema}.schema.json"));
}
