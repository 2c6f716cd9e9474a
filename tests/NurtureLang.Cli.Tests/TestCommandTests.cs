using System.Text.Json;
using System.Xml.Linq;
using NurtureLang.Cli.Watching;

namespace NurtureLang.Cli.Tests;

public sealed class TestCommandTests
{
    private const string Passing = """
        import "small.nurture"
        test "who signs up gets a mail" {
          contact { email: "ada@x.example" }
          at 2026-03-02 10:00 signed_up
          expect email hello within 0 minutes
          expect stage lead
        }
        """;

    private const string Failing = """
        import "small.nurture"
        test "who <buys> is & stays a customer" {
          contact { email: "ada@x.example" }
          at 2026-03-02 10:00 bought
          expect stage lead
          expect email
        }
        """;

    [Fact]
    public void Many_tests_come_out_in_their_order_and_as_each_does_alone()
    {
        const int files = 4, testsAFile = 30;
        using var nurture = new Nurture().Small();
        var expected = new List<string>();
        for (var file = 0; file < files; file++)
        {
            var text = new System.Text.StringBuilder("import \"small.nurture\"\n");
            for (var at = 0; at < testsAFile; at++)
            {
                text.Append($"test \"{file} {at}\" {{\n  contact {{ email: \"{file}-{at}@x.example\" }}\n  at 2026-03-02 10:00 signed_up\n  expect {(at % 7 == 3 ? "no email" : "email hello")}\n}}\n");
                expected.Add($"small/{file}.test.nurture:{2 + (5 * at)}: {(at % 7 == 3 ? "failed" : "passed")} {file} {at}");
            }

            nurture.Write($"small/{file}.test.nurture", text.ToString());
        }

        var outcome = nurture.Run("test", "small", "--format", "plain");
        Assert.Equal(expected, outcome.Out.Split('\n').Where(line => line.Contains(": passed ", StringComparison.Ordinal) || line.Contains(": failed ", StringComparison.Ordinal)));
        // What is reached is counted by one thread.
        Assert.Equal(outcome, nurture.Run("test", "small", "--format", "plain", "--coverage-file", "reached.lcov"));
    }

    [Fact]
    public void Mistakes_in_several_files_of_tests_are_told_in_the_order_of_the_files()
    {
        using var nurture = new Nurture().Small();
        foreach (var name in (string[])["c", "a", "b"])
        {
            nurture.Write(
                $"small/{name}.test.nurture",
                Passing.Replace("who signs up", $"who signs up in {name}", StringComparison.Ordinal).Replace("email hello", $"email {name}llo", StringComparison.Ordinal));
        }

        var error = nurture.Run("test", "small").Error;
        var places = (string[])["a.test.nurture:5", "b.test.nurture:5", "c.test.nurture:5"];
        Assert.All(places, place => Assert.Contains(place, error, StringComparison.Ordinal));
        Assert.Equal(places, places.OrderBy(place => error.IndexOf(place, StringComparison.Ordinal)));
    }

    [Fact]
    public void Tests_in_the_campaign_and_in_files_beside_it_are_run()
    {
        using var nurture = new Nurture().Small().Write("small/a.test.nurture", Passing);
        nurture.Write("small/small.nurture", SmallCampaign.Text + "\ntest \"nobody\" {\n  contact { email: \"x\" }\n  expect no email\n}\n");
        Assert.Equal("2 passed, 0 failed\n", nurture.Run("test", "small").Out);
        Assert.Equal("1 passed, 0 failed\n", nurture.Run("test", "small/small.nurture").Out);
        // A file of tests brings the campaign that it imports, and what stands in that.
        Assert.Equal("2 passed, 0 failed\n", nurture.Run("test", "small/a.test.nurture").Out);
        Assert.Equal("3 passed, 0 failed\n", nurture.Run("test", "small", "small/small.nurture").Out);
    }

    [Fact]
    public void A_failure_shows_what_was_expected_what_happened_and_the_lines_that_decided()
    {
        using var nurture = new Nurture().Small().Write("small/a.test.nurture", Passing).Write("small/b.test.nurture", Failing);
        var outcome = nurture.Run("test", "small");
        Assert.Equal(1, outcome.Code);
        Assert.Equal(
            """
            failed: who <buys> is & stays a customer
              --> small/b.test.nurture:5
              expected stage lead
              instead  it does not hold at 2026-03-02T09:00:00Z; there the contact has stage
                       customer, persona other, warmth 0, heat cold
              --> small/b.test.nurture:6
              expected email
              instead  it did not happen until 2026-04-01T09:00:00Z

              What happened, in UTC:
            2026-03-02
            * 09:00:00     bought
              09:00:00     persona: none → other
                │ small.nurture:9  persona other otherwise
              09:00:00     heat: none → cold
                │ small.nurture:16  grade heat = hot when warmth >= 40, cold otherwise
              09:00:00     journey: visitor → customer
                │ small.nurture:21  before customer -> customer on bought

            1 passed, 1 failed

            """,
            outcome.Out);
        Assert.Empty(outcome.Error);
    }

    [Fact]
    public void The_forms_for_programs_say_the_same()
    {
        using var nurture = new Nurture().Small().Write("small/a.test.nurture", Passing).Write("small/b.test.nurture", Failing);
        Assert.Equal(
            """
            small/a.test.nurture:2: passed who signs up gets a mail
            small/b.test.nurture:2: failed who <buys> is & stays a customer
              small/b.test.nurture:5: expect stage lead: it does not hold at 2026-03-02T09:00:00Z; there the contact has stage customer, persona other, warmth 0, heat cold
              small/b.test.nurture:6: expect email: it did not happen until 2026-04-01T09:00:00Z
            1 passed, 1 failed

            """,
            nurture.Run("test", "small", "--format", "plain").Out);
        var github = nurture.Run("test", "small", "--format", "github").Out.Split('\n');
        Assert.Equal(
            "::error file=small/b.test.nurture,line=6,title=who <buys> is & stays a customer::expect email%0Ainstead: it did not happen until 2026-04-01T09:00:00Z",
            github[1]);
        using var json = JsonDocument.Parse(nurture.Run("test", "small", "--format", "json").Out);
        Assert.Equal(1, json.RootElement.GetProperty("failed").GetInt32());
        var failed = json.RootElement.GetProperty("tests")[1];
        Assert.Equal("expect email", failed.GetProperty("failures")[1].GetProperty("expected").GetString());
        Assert.Equal("stage", failed.GetProperty("timeline").EnumerateArray().Last().GetProperty("kind").GetString());
        var junit = XDocument.Parse(nurture.Run("test", "small", "--format", "junit").Out);
        Assert.Equal("2", junit.Root!.Attribute("tests")!.Value);
        Assert.Equal("1", junit.Root.Attribute("failures")!.Value);
        Assert.Equal("who <buys> is & stays a customer", junit.Descendants("failure").First().Parent!.Attribute("name")!.Value);
    }

    [Fact]
    public void A_filter_chooses_by_title_and_file()
    {
        using var nurture = new Nurture().Small().Write("small/a.test.nurture", Passing).Write("small/b.test.nurture", Failing);
        Assert.Equal("1 passed, 0 failed\n", nurture.Run("test", "small", "--filter", "SIGNS").Out);
        Assert.Equal(1, nurture.Run("test", "small", "--filter", "b.test").Code);
        var none = nurture.Run("test", "small", "--filter", "unicorn");
        Assert.Equal(2, none.Code);
        Assert.Contains("None of 2 tests", none.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_campaign_without_tests_says_so_and_is_fine()
    {
        using var nurture = new Nurture().Small();
        var outcome = nurture.Run("test", "small");
        Assert.Equal(0, outcome.Code);
        Assert.Equal("0 passed, 0 failed\n", outcome.Out);
        Assert.Contains("There is no test", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_tests_is_checked_with_its_folder_and_changes_nothing_of_the_plan()
    {
        using var nurture = new Nurture().Small();
        Assert.Equal(0, nurture.Run("build", "small", "-o", "before.json").Code);
        nurture.Write("small/a.test.nurture", Passing.Replace("stage lead", "stage leed", StringComparison.Ordinal));
        var check = nurture.Run("check", "small", "--format", "plain");
        Assert.Equal(1, check.Code);
        Assert.Contains("small/a.test.nurture:6:16: error NUR1101", check.Out, StringComparison.Ordinal);
        Assert.Equal(0, nurture.Run("build", "small", "-o", "after.json").Code);
        Assert.Equal(nurture.Read("before.json"), nurture.Read("after.json"));
        var test = nurture.Run("test", "small");
        Assert.Equal(1, test.Code);
        Assert.Empty(test.Out);
        Assert.Contains("NUR1101", test.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Coverage_names_what_no_test_reaches()
    {
        using var nurture = new Nurture().Small().Write("small/a.test.nurture", Passing);
        var outcome = nurture.Run("test", "small", "--coverage", "--coverage-file", "cover.info");
        Assert.Equal(0, outcome.Code);
        Assert.Equal(
            """
            Coverage: 6 of 12 (50%)
              personas    1 of 2 (50%)
              rules       1 of 2 (50%)
              moves       1 of 2 (50%)
              entries     1 of 1 (100%)
              steps       2 of 4 (50%)
              branches    0 of 1 (0%)
            """,
            string.Join('\n', outcome.Out.Split('\n').Take(7)));
        Assert.Contains("small/small.nurture:13  rule warmth on page_viewed", outcome.Out, StringComparison.Ordinal);
        var lcov = nurture.Read("cover.info");
        Assert.StartsWith("TN:\nSF:small/small.nurture\n", lcov, StringComparison.Ordinal);
        Assert.Contains("\nDA:13,0\n", lcov, StringComparison.Ordinal);
        Assert.EndsWith("end_of_record\n", lcov, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(nurture.Run("test", "small", "--coverage", "--format", "json").Out);
        Assert.Contains(json.RootElement.GetProperty("coverage").EnumerateArray(), place => place.GetProperty("hits").GetInt64() == 0);
    }

    [Fact]
    public void A_timeline_is_written_once_and_compared_after_that()
    {
        using var nurture = new Nurture().Small().Write("small/a.test.nurture", Passing.Replace("expect stage lead", "expect timeline", StringComparison.Ordinal));
        var first = nurture.Run("test", "small");
        Assert.Equal(10, first.Code);
        Assert.Contains("1 new timeline was written", first.Error, StringComparison.Ordinal);
        var kept = nurture.Read("small/a.test.timelines");
        Assert.StartsWith("# who signs up gets a mail\n2026-03-02T09:00:00Z  persona: none -> other\n", kept, StringComparison.Ordinal);
        Assert.Equal(0, nurture.Run("test", "small").Code);
        nurture.Write("small/small.nurture", SmallCampaign.Text.Replace("wait 2 days", "wait 3 days", StringComparison.Ordinal));
        var other = nurture.Run("test", "small", "--format", "plain");
        Assert.Equal(1, other.Code);
        Assert.Contains("  small/a.test.nurture:6: expect timeline: line ", other.Out, StringComparison.Ordinal);
        Assert.Equal(kept, nurture.Read("small/a.test.timelines"));
        Assert.Equal(0, nurture.Run("test", "small", "--accept").Code);
        Assert.NotEqual(kept, nurture.Read("small/a.test.timelines"));
        Assert.Equal(0, nurture.Run("test", "small").Code);
    }

    [Fact]
    public void Tests_in_the_campaigns_own_file_change_nothing_of_the_plan_but_the_hash_of_that_file()
    {
        using var nurture = new Nurture().Small();
        nurture.Run("build", "small", "-o", "before.json");
        var test = Failing.Replace("import \"small.nurture\"", "", StringComparison.Ordinal);
        nurture.Write("small/small.nurture", SmallCampaign.Text + test.Replace("expect email", "expect sum(page_viewed.seconds) in last 9 days = 0", StringComparison.Ordinal));
        Assert.Equal(0, nurture.Run("build", "small", "-o", "after.json").Code);
        Assert.Equal(WithoutHashes(nurture.Read("before.json")), WithoutHashes(nurture.Read("after.json")));
        Assert.Contains("expect stage lead", nurture.Run("test", "small", "--format", "plain").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_changes_beside_the_campaign_is_seen()
    {
        using var stop = new CancellationTokenSource();
        using var nurture = new Nurture { Stop = stop.Token }.Small().Write("small/a.test.nurture", Passing);
        var watch = new FolderWatch(["small"], []);
        watch.Start();
        nurture.Write("small/a.test.nurture", Failing);
        Assert.Equal([Path.Combine("small", "a.test.nurture")], watch.Wait(stop.Token));
        File.Delete("small/contacts.csv");
        Assert.Equal([Path.Combine("small", "contacts.csv")], watch.Wait(stop.Token));
        stop.Cancel();
        Assert.Empty(watch.Wait(stop.Token));
        Assert.Equal(1, nurture.Run("test", "small", "--watch").Code);
    }

    private static string WithoutHashes(string plan) => System.Text.RegularExpressions.Regex.Replace(plan, "[0-9a-f]{64}", "hash");
}
