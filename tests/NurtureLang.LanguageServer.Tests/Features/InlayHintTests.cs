using NurtureLang.Ide.Features;
using NurtureLang.Syntax.Text;

namespace NurtureLang.LanguageServer.Tests.Features;

/// <summary>When each step happens, and what a score can reach.</summary>
public sealed class InlayHintTests
{
    [Theory]
    [InlineData("enter on page_viewed", "send hello", "at once")]
    [InlineData("enter on page_viewed", "wait 3 days send hello wait 1 week send hello", "day 3; day 10")]
    [InlineData("enter on page_viewed", "wait 2 hours send hello wait 3 days send hello", "after 2 hours; after 3 days 2 hours")]
    [InlineData("enter on page_viewed", "wait 1 month send hello", "after 1 month")]
    [InlineData("enter on page_viewed", "wait until 09:00 send hello", "day 0 to 1, 09:00")]
    [InlineData("enter on page_viewed", "wait until next tuesday 09:00 send hello wait 1 week send hello wait 2 hours send hello",
        "day 0 to 7, Tue 09:00; day 7 to 14, Tue 09:00; day 7 to 14, Tue 11:00")]
    [InlineData("enter every week on mon at 09:00 when title is known  again always", "send hello wait 2 days send hello wait 20 hours send hello",
        "at once, Mon 09:00; day 2, Wed 09:00; after 2 days 20 hours, Thu 05:00")]
    [InlineData("enter every week on mon at 09:00 when title is known  again always",
        "wait until next tuesday 09:00 send hello wait 13 days send hello", "day 1, Tue 09:00; day 14, Mon 09:00")]
    [InlineData("enter at 2026-03-03 11:00 when title is known", "send hello wait 3 days send hello", "Tue 2026-03-03 11:00; day 3, Fri 2026-03-06 11:00")]
    [InlineData("enter on page_viewed", "wait until 2026-03-03 11:00 send hello wait 1 month send hello", "Tue 2026-03-03 11:00; Fri 2026-04-03 11:00")]
    [InlineData("enter on page_viewed", "wait 3 days wait for page_viewed up to 3 days { then { send hello } timeout { send hello } } send hello", "day 3 to 6; day 6; day 3 to 6")]
    [InlineData("enter on page_viewed", "wait for page_viewed { then { send hello } } wait 2 days send hello", "day 2 or later")]
    [InlineData("enter on page_viewed", "if title is known { wait 2 days send hello } send hello", "day 2; day 0 to 2")]
    [InlineData("enter on page_viewed", "if title is known { exit } wait 1 day send hello", "at once; day 1")]
    [InlineData("enter on page_viewed", "choose persona { buyer { wait 2 days } other { wait 4 days } } send hello", "day 2 to 4")]
    [InlineData("enter on page_viewed", "repeat every 2 weeks up to 3 times { send hello } send hello", "at once, then every 2 weeks; day 28")]
    [InlineData("enter on page_viewed", "wait 1 day repeat every 1 month up to 2 times until title is known { send hello wait 2 days send hello }",
        "day 1, then every 1 month; day 3, then every 1 month")]
    [InlineData("enter on page_viewed  window mon-fri 09:00-17:00", "send hello wait 1 day send hello", "day 0 to 3, Mon-Fri 09:00-17:00; day 1 to 4, Mon-Fri 09:00-17:00")]
    [InlineData("enter on page_viewed  window sat 10:00-11:00", "send hello", "day 0 to 7, Sat 10:00-11:00")]
    [InlineData("enter every week on sun at 09:00 when title is known  again always  window mon-fri 10:00-17:00", "send hello", "day 1, Mon 10:00")]
    [InlineData("enter every week on sun at 09:00 when title is known  again always  if capped skip",
        "split s { 50% a { wait 1 day } 50% b { wait 2 days } } send hello", "day 1 to 2, Mon-Tue 09:00")]
    [InlineData("enter on page_viewed  spread over 3 days", "send hello wait 1 day send hello", "day 0 to 3; day 1 to 4")]
    [InlineData("enter on page_viewed  at most 3 contacts per calendar day", "send hello", "")]
    public void A_step_says_when_it_happens(string head, string steps, string expected) =>
        Assert.Equal(expected, Hints($"sequence s {{\n  {head}\n  {steps}\n}}\n"));

    [Theory]
    [InlineData("30 days before at 09:00 { send hello wait 2 days send hello }", "28 days before, 09:00")]
    [InlineData("on the day at 09:00 { wait 2 days send hello }", "2 days after, 09:00")]
    [InlineData("1 month before at 09:00 { wait until next monday 08:00 send hello }", "21 to 30 days before, Mon 08:00")]
    public void Under_an_anchor_days_are_counted_from_the_date(string block, string expected)
    {
        var files = Small.Files().With("/c/crm.nurture", Small.Schema.Replace("title: text?", "title: text?\n  renewal: date?", StringComparison.Ordinal));
        Assert.Equal(expected, Hints($"sequence s {{\n  anchor renewal if late skip\n  {block}\n}}\n", files));
    }

    [Theory]
    [InlineData("score a { +10 on page_viewed }", "no upper bound")]
    [InlineData("score a 0..100 { +10 on page_viewed }", "")]
    [InlineData("score a 0..100 { +50 when title is known  +30 on page_viewed once }", "reaches at most 80")]
    [InlineData("score a { +50 when title is known  -30 on page_viewed once }", "reaches -30 to 50")]
    [InlineData("score a { +50 when title is known  -30 on page_viewed }", "reaches at most 50, no lower bound")]
    [InlineData("score a 0..100 { +10 on page_viewed }\nscore b = 50% of a", "reaches at most 50")]
    public void A_score_says_what_it_can_reach(string text, string expected) => Assert.Equal(expected, Hints(text + "\n"));

    [Fact]
    public void A_test_says_when_its_moments_are()
    {
        const string Text = "test \"t\" {\n  contact { email: \"a@b.example\" }\n  after 2 days\n  at 2026-03-02 10:00 page_viewed { url: \"/a\" }\n"
            + "  after 2 days page_viewed { url: \"/b\" }\n"
            + "  after 1 month\n  after 90 minutes\n}\n";
        Assert.Equal("Mon; Wed 2026-03-04 10:00; Sat 2026-04-04 10:00; Sat 2026-04-04 11:30", Hints(Text));
        var editor = new Editor("import \"acme.nurture\"\n" + Text, Small.Files(), "/c/acme.test.nurture");
        Assert.Equal(4, InlayHintFeature.In(editor.Workspace, editor.Document, new TextSpan(0, editor.Document.Text.Length)).Length);
    }

    [Theory]
    [InlineData("enter at 9999-12-31 23:00 when title is known", "send hello wait until 09:00 send hello wait 100 years send hello")]
    [InlineData("enter on page_viewed", "repeat every 100 years up to 10000 times { repeat every 1200 months up to 10000 times { send hello } } send hello")]
    public void The_end_of_the_calendar_is_no_trouble(string head, string steps) => Assert.NotEqual("", Hints($"sequence s {{\n  {head}\n  {steps}\n}}\n"));

    [Fact]
    public void In_the_samples_no_hint_is_long()
    {
        var count = 0;
        foreach (var folder in Directory.EnumerateDirectories(Path.Combine(Repository.Root, "samples")))
        {
            var files = new MemoryFiles();
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".nurture" or ".md"))
                files.With("/c/" + Path.GetRelativePath(folder, file), File.ReadAllText(file));
            foreach (var (path, text) in files.Texts.Where(one => one.Key.EndsWith(".nurture", StringComparison.Ordinal)))
            {
                var editor = new Editor(text, files, path);
                var hints = InlayHintFeature.In(editor.Workspace, editor.Document, new TextSpan(0, text.Length));
                count += hints.Length;
                Assert.All(hints, hint => Assert.InRange(hint.Text.Length, 1, 60));
            }
        }

        Assert.InRange(count, 200, 5_000);
    }

    [Fact]
    public void Behind_a_mistake_nothing_is_said() =>
        Assert.Equal("at once", Hints("sequence s {\n  enter on page_viewed\n  send hello\n  wait 3 moons\n  send hello\n}\n"));

    [Fact]
    public void Only_the_part_that_is_asked_for_is_answered()
    {
        var editor = Editor.Behind("");
        var all = InlayHintFeature.In(editor.Workspace, editor.Document, new TextSpan(0, editor.Document.Text.Length));
        Assert.Equal(["at once", "day 3"], all.Select(hint => hint.Text));
        Assert.Single(InlayHintFeature.In(editor.Workspace, editor.Document, new TextSpan(all[1].Offset - 2, 4)));
    }

    [Fact]
    public void Hints_can_be_switched_off()
    {
        using var client = TestClient.Initialized(Small.Files(), more: ""","initializationOptions":{"inlayHints":"off"}""");
        client.Open(Small.Root, Small.Campaign);
        const string Whole = """{"textDocument":{"uri":"file:///c/acme.nurture"},"range":{"start":{"line":0,"character":0},"end":{"line":99,"character":0}}}""";
        Assert.Empty(client.Ask("textDocument/inlayHint", Whole)!.AsArray());
        client.Notify("workspace/didChangeConfiguration", """{"settings":{"nurture":{"inlayHints":"on"}}}""");
        var hint = client.Ask("textDocument/inlayHint", Whole)!.AsArray()[0]!;
        Assert.Equal("at once", hint["label"]!.GetValue<string>());
        Assert.Contains("day 0", hint["tooltip"]!["value"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    private static string Hints(string text, MemoryFiles? files = null)
    {
        var editor = Editor.Behind(text, files);
        var part = TextSpan.FromBounds(Small.Campaign.Length, editor.Document.Text.Length);
        return string.Join("; ", InlayHintFeature.In(editor.Workspace, editor.Document, part).Select(hint => hint.Text));
    }
}
