using System.Text.Json;
using System.Xml.Linq;

namespace NurtureLang.Cli.Tests;

/// <summary>The forms of `nurture check` for other programs, and its mends.</summary>
public sealed class CheckFormTests
{
    // Two slips with one meaning each, a name that is a guess, and a field that may be unknown.
    private const string Slips = """
        campaign slips "Slips" { timezone "Europe/Copenhagen" }
        contact { email: text  first_name: text?  consent: set of channel }
        event signed_up
        message hello { channel email  subject "Hi {first_name}"  text "Good to have you." }
        policy { consent email  optout on unsubscribed }
        event unsubscribed { channel: channel }
        sequence welcome {
          enter on signed_upp
          send hello
          wait 4 hrs
          send hello   # again
        }

        """;

    [Fact]
    public void A_sarif_log_has_rules_places_fingerprints_and_mends()
    {
        using var nurture = new Nurture().Write("slips/slips.nurture", Slips);
        var outcome = nurture.Run("check", "slips", "--format", "sarif");
        Assert.Equal(1, outcome.Code);
        using var log = JsonDocument.Parse(outcome.Out);
        var run = log.RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        var results = run.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal("2.1.0", log.RootElement.GetProperty("version").GetString());
        Assert.All(results, result =>
            Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString()));
        Assert.All(rules.EnumerateArray(), rule => Assert.StartsWith("#", rule.GetProperty("help").GetProperty("markdown").GetString(), StringComparison.Ordinal));
        var unit = results.Single(result => result.GetProperty("message").GetProperty("text").GetString()!.Contains("hrs", StringComparison.Ordinal));
        var place = unit.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("slips/slips.nurture", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal(10, place.GetProperty("region").GetProperty("startLine").GetInt32());
        var change = unit.GetProperty("fixes")[0].GetProperty("artifactChanges")[0];
        Assert.Contains("hours", change.GetProperty("replacements")[0].GetProperty("insertedContent").GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_fingerprint_stays_when_lines_come_above()
    {
        using var nurture = new Nurture().Write("a/a.nurture", Slips);
        var before = FingerprintsOf(nurture.Run("check", "a", "--format", "sarif").Out);
        nurture.Write("a/a.nurture", "// a line\n\n" + Slips);
        Assert.Equal(before, FingerprintsOf(nurture.Run("check", "a", "--format", "sarif").Out));
        Assert.Equal(before.Count, before.Distinct().Count());
    }

    [Fact]
    public void A_junit_report_counts_what_failed()
    {
        using var nurture = new Nurture().Write("slips/slips.nurture", Slips);
        var suites = XDocument.Parse(nurture.Run("check", "slips", "--format", "junit").Out).Root!;
        Assert.Equal("testsuites", suites.Name.LocalName);
        Assert.Equal(suites.Descendants("failure").Count().ToString(System.Globalization.CultureInfo.InvariantCulture), suites.Attribute("failures")!.Value);
        Assert.NotEmpty(suites.Descendants("failure"));
        Assert.Equal(suites.Descendants("testcase").Count().ToString(System.Globalization.CultureInfo.InvariantCulture), suites.Attribute("tests")!.Value);
        nurture.Small();
        Assert.Equal("0", XDocument.Parse(nurture.Run("check", "small", "--format", "junit").Out).Root!.Attribute("failures")!.Value);
    }

    [Fact]
    public void Fix_mends_what_has_one_meaning_and_leaves_guesses_to_people()
    {
        using var nurture = new Nurture().Write("slips/slips.nurture", Slips);
        var outcome = nurture.Run("check", "slips", "--fix");
        Assert.Equal(1, outcome.Code);
        Assert.Contains("2 mends in slips/slips.nurture", outcome.Error, StringComparison.Ordinal);
        var text = nurture.Read("slips/slips.nurture");
        Assert.Contains("wait 4 hours", text, StringComparison.Ordinal);
        Assert.Contains("// again", text, StringComparison.Ordinal);
        Assert.Contains("signed_upp", text, StringComparison.Ordinal);
        Assert.Contains("{first_name}", text, StringComparison.Ordinal);
        Assert.DoesNotContain("mends", nurture.Run("check", "slips", "--fix").Error, StringComparison.Ordinal);
        Assert.Equal(text, nurture.Read("slips/slips.nurture"));
    }

    [Fact]
    public void A_warning_can_count_as_an_error()
    {
        const string Doubtful = """
            campaign quiet "Quiet" { timezone "Europe/Copenhagen" }
            contact { email: text  employees: number? }
            segment small_company = not employees >= 1000
            sequence welcome { enter when is small_company  alert "hello" to "desk" }
            """;
        using var nurture = new Nurture().Write("quiet/quiet.nurture", Doubtful);
        var calm = nurture.Run("check", "quiet");
        Assert.Equal(0, calm.Code);
        Assert.Contains("warning", calm.Out, StringComparison.Ordinal);
        var strict = nurture.Run("check", "quiet", "--warnings-as-errors");
        Assert.Equal(1, strict.Code);
        Assert.DoesNotContain("warning", strict.Out, StringComparison.Ordinal);
    }

    private static List<string?> FingerprintsOf(string sarif)
    {
        using var log = JsonDocument.Parse(sarif);
        return [.. log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Select(result => result.GetProperty("partialFingerprints").GetProperty("nurtureLine/v1").GetString())];
    }
}
