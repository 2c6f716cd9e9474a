using System.Text.Json;

namespace NurtureLang.Cli.Tests;

/// <summary>JUnit reports as a reader of another maker understands them.</summary>
[Trait(Lane.Name, Lane.Programs)]
public sealed class JUnitTests
{
    [Fact]
    public void A_report_of_check_is_read_with_every_problem_in_it()
    {
        using var nurture = new Nurture().Small().Write("doubtful/main.nurture", Hostile.Doubtful);
        foreach (var folder in Hostile.Folders) nurture.Write($"{folder}/main.nurture", Hostile.Text);
        using var json = JsonDocument.Parse(nurture.Run(["check", .. Hostile.Folders, "doubtful", "--format", "json"]).Out);
        var told = json.RootElement.GetProperty("diagnostics").EnumerateArray().ToList();
        var report = Read(nurture.Run(["check", .. Hostile.Folders, "doubtful", "--format", "junit"]).Out);
        var cases = Suites(report).SelectMany(Cases).ToList();
        Assert.Equal(Hostile.Folders.Append("doubtful").Select(folder => $"{folder}/main.nurture"), Suites(report).Select(suite => suite.GetProperty("name").GetString()));
        Assert.Equal(told.Count, cases.Count);
        Assert.Equal((told.Count, told.Count(IsError)), (report.GetProperty("tests").GetInt32(), report.GetProperty("failures").GetInt32()));
        Assert.Equal(told.Count(IsError), cases.Count(one => one.TryGetProperty("failure", out _)));
        Assert.All(told.Where(IsError).Zip(cases.Where(one => one.TryGetProperty("failure", out _))), pair =>
            Assert.Equal(pair.First.GetProperty("message").GetString(), pair.Second.GetProperty("failure")[0].GetProperty("message").GetString()));
        var clean = Read(nurture.Run("check", "small", "--format", "junit").Out);
        Assert.Equal((1, 0), (clean.GetProperty("tests").GetInt32(), clean.GetProperty("failures").GetInt32()));
    }

    [Fact]
    public void A_report_of_test_is_read_with_every_test_in_it()
    {
        using var nurture = new Nurture().Write("doubtful/main.nurture", Hostile.Doubtful);
        var report = Read(nurture.Run("test", "doubtful", "--format", "junit").Out);
        var cases = Suites(report).SelectMany(Cases).ToList();
        Assert.Equal((2, 1), (report.GetProperty("tests").GetInt32(), report.GetProperty("failures").GetInt32()));
        Assert.Equal(["a <test>, that: fails 100% 🎯\u200f", "one that passes"], cases.Select(one => one.GetProperty("name").GetString()));
        Assert.Contains("alert", cases[0].GetProperty("failure")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private static bool IsError(JsonElement one) => one.GetProperty("severity").GetString() == "error";

    private static JsonElement Read(string xml)
    {
        System.Xml.Linq.XDocument.Parse(xml);
        return JsonDocument.Parse(Tools.Node("read-junit.mjs", xml)).RootElement;
    }

    private static IEnumerable<JsonElement> Suites(JsonElement report) => report.GetProperty("testsuite").EnumerateArray();

    private static IEnumerable<JsonElement> Cases(JsonElement suite) => suite.GetProperty("testcase").EnumerateArray();
}
