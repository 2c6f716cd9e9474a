using System.Text;

namespace NurtureLang.Cli.Tests;

public sealed class BadInputTests
{
    public static TheoryData<string, string> BadFiles => new()
    {
        { "contact_id,event\nA,bought\n", "timestamp" },
        { "timestamp,event\n2026-03-01,bought\n", "contact_id" },
        { "", "events.csv" },
    };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public void A_log_that_misses_a_column_is_a_problem_of_the_file(string events, string named)
    {
        using var nurture = new Nurture().Small().Write("small/events.csv", events);
        var outcome = nurture.Run("simulate", "small");
        Assert.Equal(1, outcome.Code);
        Assert.Contains(named, outcome.Error, StringComparison.Ordinal);
        Assert.Empty(outcome.Out);
    }

    public static TheoryData<string, string> BadRows => new()
    {
        { "A,2026-13-01T10:00:00Z,bought,,", "timestamp" },
        { "A,2026-03-08T10:00:00Z,bougth,,", "bougth" },
        { ",2026-03-08T10:00:00Z,bought,,", "contact_id" },
        { "  ,2026-03-08T10:00:00Z,bought,,", "contact_id" },
        { "A,2026-03-08T10:00:00Z,page_viewed,/a,twelve", "seconds" },
    };

    [Theory]
    [MemberData(nameof(BadRows))]
    public void A_row_that_cannot_be_read_is_said_counted_and_written_and_the_run_goes_on(string row, string named)
    {
        using var nurture = new Nurture().Small().Write("small/events.csv", $"{SmallCampaign.Events}\n{row}\n");
        var outcome = nurture.Run("simulate", "small", "--json", "out.json");
        Assert.Equal(0, outcome.Code);
        Assert.Contains("1 rejected", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("line 9", outcome.Error, StringComparison.Ordinal);
        Assert.Contains(named, outcome.Error, StringComparison.Ordinal);
        Assert.Contains("--rejects FILE", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("\"rejected\": 1", nurture.Read("out.json"), StringComparison.Ordinal);
        Assert.Equal(0, nurture.Run("simulate", "small", "--rejects", "r.csv").Code);
        Assert.Equal(2, nurture.Read("r.csv").TrimEnd('\n').Split('\n').Length);
        var strict = nurture.Run("simulate", "small", "--strict");
        Assert.Equal(1, strict.Code);
        Assert.Contains("line 9", strict.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Gzip_that_was_cut_or_is_none_is_said()
    {
        var whole = Nurture.Gzip(string.Concat(Enumerable.Repeat(SmallCampaign.Events + "\n", 50)));
        using var nurture = new Nurture().Small().Write("cut.csv.gz", whole[..(whole.Length / 2)]).Write("none.csv.gz", SmallCampaign.Events);
        foreach (var file in new[] { "cut.csv.gz", "none.csv.gz" })
        {
            var outcome = nurture.Run("simulate", "small", "--events", file);
            Assert.Equal(1, outcome.Code);
            Assert.Contains(file, outcome.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Ten_million_characters_in_a_cell_cost_one_row()
    {
        using var nurture = new Nurture().Small()
            .Write("small/events.csv", $"{SmallCampaign.Events}\nA,2026-03-08T10:00:00Z,page_viewed,{new string('x', 10_000_000)},1\n");
        var outcome = nurture.Run("simulate", "small");
        Assert.Equal(0, outcome.Code);
        Assert.Contains("1 rejected", outcome.Out, StringComparison.Ordinal);
        Assert.InRange(outcome.All.Length, 1, 20_000);
    }

    [Fact]
    public void A_circle_of_imports_is_an_error()
    {
        using var nurture = new Nurture().Write("c/c.nurture", "import \"a.nurture\"\ncampaign c {}\n")
            .Write("c/a.nurture", "import \"b.nurture\"\n").Write("c/b.nurture", "import \"a.nurture\"\n");
        var outcome = nurture.Run("check", "c");
        Assert.Equal(1, outcome.Code);
        Assert.Contains("a.nurture -> b.nurture -> a.nurture", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Five_thousand_parentheses_are_an_error_and_no_end_of_the_process()
    {
        using var nurture = new Nurture()
            .Write("c/c.nurture", $"campaign c {{}}\ncontact {{ age: number? }}\nsegment s = {new string('(', 5_000)}age = 1{new string(')', 5_000)}\n");
        var outcome = nurture.Run("check", "c");
        Assert.Equal(1, outcome.Code);
        Assert.Contains("deep", outcome.Out, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("\uFEFF", "\n")]
    [InlineData("", "\r\n")]
    [InlineData("\uFEFF", "\r\n")]
    public void A_byte_order_mark_and_line_ends_of_windows_change_nothing(string mark, string lineEnd)
    {
        using var nurture = new Nurture().Small()
            .Write("other/small.nurture", mark + SmallCampaign.Text.ReplaceLineEndings(lineEnd))
            .Write("other/contacts.csv", mark + SmallCampaign.Contacts.ReplaceLineEndings(lineEnd))
            .Write("other/events.csv", mark + SmallCampaign.Events.ReplaceLineEndings(lineEnd));
        Assert.Equal(0, nurture.Run("check", "other").Code);
        Assert.Equal(0, nurture.Run("simulate", "small", "--decisions", "1.jsonl", "--scores").Code);
        Assert.Equal(0, nurture.Run("simulate", "other", "--decisions", "2.jsonl", "--scores").Code);
        Assert.Equal(nurture.Read("1.jsonl"), nurture.Read("2.jsonl"));
    }

    [Fact]
    public void A_plan_that_was_cut_or_changed_is_refused()
    {
        using var nurture = new Nurture().Small();
        Assert.Equal(0, nurture.Run("build", "small", "-o", "p.json").Code);
        var plan = nurture.Read("p.json");
        var digit = plan.IndexOf("5000000", StringComparison.Ordinal);
        Assert.True(digit > 0, "the plan has no such number");
        nurture.Write("cut.json", plan[..(plan.Length / 2)])
            .Write("changed.json", plan.Remove(digit, 1).Insert(digit, "6"))
            .Write("empty.json", "").Write("other.json", "{\"name\": 1}").Write("deep.json", new string('[', 100_000));
        foreach (var file in new[] { "cut.json", "changed.json", "empty.json", "other.json", "deep.json" })
        {
            var outcome = nurture.Run("simulate", file, "--contacts", "small/contacts.csv", "--events", "small/events.csv");
            Assert.Equal(1, outcome.Code);
            Assert.Contains($"{file} is refused.", outcome.Error, StringComparison.Ordinal);
            Assert.Contains("nurture build", outcome.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_source_that_is_no_text_or_too_large_is_said()
    {
        using var nurture = new Nurture().Write("latin/c.nurture", [.. "campaign c \""u8, 0xE9, .. "\" {}"u8])
            .Write("wide/c.nurture", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("campaign c {}")).ToArray())
            .Write("large/c.nurture", "campaign c {}\n" + new string('/', 1 << 20));
        Assert.Contains("line 1 is not UTF-8", nurture.Run("check", "latin").Error, StringComparison.Ordinal);
        Assert.Contains("UTF-16", nurture.Run("check", "wide").Error, StringComparison.Ordinal);
        Assert.Contains("1 MiB", nurture.Run("check", "large").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_outside_of_the_campaigns_folder_is_read()
    {
        using var nurture = new Nurture().Write("outside.nurture", "event secret_event\n")
            .Write("up/c.nurture", "import \"../outside.nurture\"\ncampaign c {}\n")
            .Write("link/c.nurture", "import \"l.nurture\"\ncampaign c {}\n")
            .Write("root/c.nurture", "import \"/etc/passwd\"\ncampaign c {}\n");
        if (!OperatingSystem.IsWindows()) File.CreateSymbolicLink(Path.Combine(nurture.Folder, "link/l.nurture"), "../outside.nurture");
        foreach (var folder in new[] { "up", "link", "root" })
        {
            var outcome = nurture.Run("check", folder);
            Assert.Equal(1, outcome.Code);
            Assert.DoesNotContain("secret_event", outcome.All, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Contact_ids_cannot_steer_the_terminal()
    {
        using var nurture = new Nurture().Small().Write("small/events.csv", $"{SmallCampaign.Events}\n\u001b[31mX,2026-03-08T10:00:00Z,nothing,,\n");
        Assert.DoesNotContain('\u001b', nurture.Run("simulate", "small").All);
        Assert.DoesNotContain('\u001b', nurture.Run("why", "small", "\u001b[31mZ").All);
    }
}
