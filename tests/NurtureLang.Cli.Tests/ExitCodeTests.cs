namespace NurtureLang.Cli.Tests;

public sealed class ExitCodeTests
{
    [Fact]
    public void A_campaign_without_errors_is_fine()
    {
        using var nurture = new Nurture().Small();
        Assert.Equal(0, nurture.Run("check", "small").Code);
        Assert.Equal(0, nurture.Run("check", "small/small.nurture").Code);
    }

    [Fact]
    public void A_campaign_with_an_error_is_a_problem_of_the_user_for_every_command()
    {
        using var nurture = new Nurture().Small().Write("small/small.nurture", SmallCampaign.Text.Replace("enter on signed_up", "enter on signed_upp"));
        Assert.Equal(1, nurture.Run("check", "small").Code);
        foreach (var arguments in new[] { new[] { "build", "small" }, ["simulate", "small"], ["why", "small", "A"] })
        {
            var outcome = nurture.Run(arguments);
            Assert.Equal(1, outcome.Code);
            Assert.Empty(outcome.Out);
            Assert.Contains("signed_upp", outcome.Error, StringComparison.Ordinal);
        }
    }

    public static TheoryData<string, string> Mistakes => new()
    {
        { "chek small", "Is `check` meant?" },
        { "check", "Something is missing" },
        { "check nowhere", "does not exist" },
        { "check small --colour", "no option --colour" },
        { "check small --format xml", "human, plain, json, sarif, github, junit" },
        { "check small --format", "needs a value" },
        { "verify small", "does not exist in this version yet" },
        { "simulate small --report r.html", "--report" },
        { "simulate small --what-if r.json", "r.json does not exist" },
        { "simulate small --what-if small", "is a folder" },
        { "simulate small --repeat 5", "--repeat says how often" },
        { "simulate small --outcome signed_up", "--outcome belongs to --calibrate" },
        { "simulate small --calibrate warmht --outcome signed_up", "--calibrate takes a score" },
        { "simulate small --shard 1/2", "--shard" },
        { "simulate small --migrate", "--migrate" },
        { "simulate small --contacts sqlite:a.db?query=x", "databases are not read" },
        { "simulate small --contacts nowhere.csv", "nowhere.csv does not exist" },
        { "simulate small --threads 0", "1 to 1024" },
        { "simulate small --threads two", "whole number" },
        { "simulate small --seed x", "whole number" },
        { "simulate small --late never", "event-time, as-received" },
        { "simulate small --from yesterday", "2026-03-01T10:00:00Z" },
        { "simulate small --from 2026-03-05 --until 2026-03-01", "before it begins" },
        { "simulate small --json a/b/c.json", "does not exist" },
        { "simulate small --json - --decisions -", "standard output" },
        { "simulate small --json a --json b", "twice" },
        { "why small", "Something is missing" },
        { "why small Z", "no contact Z" },
        { "why small A B", "too much" },
        { "explain NUR9999", "No diagnostic has the code NUR9999" },
        { "fmt nowhere", "cannot be read" },
        { "fmt - small", "stands alone" },
        { "build small -o nowhere/plan.json", "cannot be written" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_wrong_command_line_gets_a_sentence_on_standard_error_and_code_2(string line, string expected)
    {
        using var nurture = new Nurture().Small();
        var outcome = nurture.Run(line.Split(' '));
        Assert.Equal(2, outcome.Code);
        Assert.Empty(outcome.Out);
        Assert.Contains(expected, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_has_to_hold_one_campaign()
    {
        using var nurture = new Nurture().Small().Write("two/a.nurture", "campaign a {}\n").Write("two/b.nurture", "  campaign b {}\n")
            .Write("none/a.txt", "").Write("parts/a.nurture", "event a\n").Write("parts/b.nurture", "event b\n");
        Assert.Contains("several campaigns: a.nurture, b.nurture", nurture.Run("build", "two").Error, StringComparison.Ordinal);
        Assert.Contains("holds no .nurture file", nurture.Run("check", "none").Error, StringComparison.Ordinal);
        Assert.Contains("No file in parts has a `campaign` block", nurture.Run("check", "parts").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_version_is_one_line()
    {
        using var nurture = new Nurture();
        var outcome = nurture.Run("--version");
        Assert.Equal(0, outcome.Code);
        Assert.StartsWith("nurture ", outcome.Out, StringComparison.Ordinal);
        Assert.Equal(1, outcome.Out.Count(unit => unit == '\n'));
    }

    [Fact]
    public void Calling_nothing_shows_the_commands_and_is_wrong()
    {
        using var nurture = new Nurture();
        var outcome = nurture.Run();
        Assert.Equal(2, outcome.Code);
        Assert.Contains("simulate", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_of_a_diagnostic_is_found_by_its_code_or_its_number()
    {
        using var nurture = new Nurture();
        var page = nurture.Run("explain", "NUR1001");
        Assert.Equal(0, page.Code);
        Assert.Contains("NUR1001", page.Out, StringComparison.Ordinal);
        Assert.Equal(page.Out, nurture.Run("explain", "nur1001").Out);
        Assert.Equal(page.Out, nurture.Run("explain", "1001").Out);
    }

    [Fact]
    public void The_sentences_of_a_page_fit_in_80_columns_and_its_code_stands_as_it_is()
    {
        using var nurture = new Nurture();
        foreach (var file in Directory.GetFiles(Path.Combine(Nurture.Root, "docs", "diagnostics"), "NUR*.md"))
        {
            var shown = nurture.Run("explain", Path.GetFileNameWithoutExtension(file)).Out;
            var parts = shown.Split("```");
            Assert.All(parts.Where((_, i) => i % 2 == 0).SelectMany(part => part.Split('\n')).Where(line => !line.StartsWith('|') && !line.StartsWith('#')),
                line => Assert.InRange(line.Length, 0, 80));
            var page = File.ReadAllText(file).Split("```");
            Assert.Equal(page.Where((_, i) => i % 2 == 1), parts.Where((_, i) => i % 2 == 1));
        }
    }

    [Fact]
    public void A_timeline_says_what_is_empty()
    {
        using var nurture = new Nurture()
            .Write("c/c.nurture", """
                campaign c { timezone "Europe/Berlin" }
                contact { email: text  consent: set of channel }
                event asked
                sequence s { enter on asked  alert "write to {email}" to "desk" }
                """)
            .Write("c/contacts.csv", "contact_id,email,consent\nA,a@x.example,\n")
            .Write("c/events.csv", "contact_id,timestamp,event\nA,2026-03-02T10:00:00Z,asked\nB,2026-03-02T10:00:00Z,asked\n");
        var known = nurture.Run("why", "c", "A");
        Assert.Equal(0, known.Code);
        Assert.Contains("\n  email a@x.example, consent none\n", known.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("At the end", known.Out, StringComparison.Ordinal);
        // B is named by events only, so the mail address is unknown whatever the schema promises.
        Assert.Contains("alert to desk: unknown_value\n", nurture.Run("why", "c", "B").Out, StringComparison.Ordinal);
    }
}
