using System.Text.Json;
using System.Xml.Linq;

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
}
