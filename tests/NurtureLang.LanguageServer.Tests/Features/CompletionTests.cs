using System.Text.RegularExpressions;
using NurtureLang.Ide.Features;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Text;

namespace NurtureLang.LanguageServer.Tests.Features;

public sealed partial class CompletionTests
{
    public static TheoryData<string> Snippets => [.. Ide.Features.Snippets.All.Select(one => one.Word)];

    [Theory]
    [InlineData("sequence s {\n  enter on page_viewed\n  send ^\n}\n", "hello")]
    [InlineData("sequence s {\n  enter on page_viewed\n  send he^\n}\n", "hello")]
    [InlineData("sequence s {\n  enter on ^\n}\n", "contact_updated contacts_merged deal_closed enrolled_by_hand page_viewed removed_by_hand")]
    [InlineData("sequence s {\n  enter on deal_closed where outcome = ^\n}\n", "lost won")]
    [InlineData("segment s = persona is ^\n", "buyer other")]
    [InlineData("segment s = contact.^\n", "consent email title")]
    [InlineData("message m { channel ^ }\n", "ad call email post push sms social voice web")]
    [InlineData("message m { channel email subject \"Hi {^}\" }\n", "consent email now other_seg persona stage title today")]
    [InlineData("message m { channel email subject \"Hi {ti^\" }\n", "consent email now other_seg persona stage title today")]
    [InlineData("import \"^\"\n", "crm.nurture")]
    [InlineData("segment s = // ^\n", "")]
    [InlineData("sequence s {\n  enter on page_viewed where ^\n}\n", "consent email now other_seg persona stage title today url")]
    public void The_names_are_those_that_the_binder_would_take(string text, string names) =>
        Assert.Equal(names, Editor.Behind("segment other_seg = title is known\n" + text).Names());

    [Theory]
    [InlineData("sequence s {\n  ^\n}\n", "enter exit send wait if choose repeat goal again anchor window")]
    [InlineData("sequence s {\n  enter on page_viewed\n  wait 3 ^\n}\n", "days hours weeks")]
    [InlineData("sequence s {\n  enter on page_viewed\n  wait ^\n}\n", "for until")]
    [InlineData("message m {\n  ^\n}\n", "channel topic from subject body text offers")]
    [InlineData("policy {\n  ^\n}\n", "consent quiet cap suppress optout optin priority timezone cool-off holdout")]
    [InlineData("^", "segment sequence message persona import score stages test")]
    [InlineData("seq^", "sequence")]
    [InlineData("segment s = title ^", "is contains starts ends in not and or")]
    [InlineData("sequence s {\n  enter on page_viewed\n  oops oops oops\n  ^\n}\n", "send wait")]
    [InlineData("sequence s {\n  enter on page_viewed\n  wait for page_viewed up to 3 days {\n    ^\n", "then timeout")]
    public void The_words_are_those_that_the_grammar_lets_stand_there(string text, string words)
    {
        var offered = Editor.Behind(text).Completion().Split(' ');
        Assert.Empty(words.Split(' ').Except(offered));
    }

    [Theory]
    [InlineData("sequence s {\n  enter on page_viewed\n  wait 3 ^\n}\n", "segment then")]
    [InlineData("message m {\n  ^\n}\n", "send wait segment enter")]
    [InlineData("segment s = title ^", "segment sequence")]
    [InlineData("segment s = title is known // ^", "and")]
    [InlineData("message m { subject \"^\" }", "channel title")]
    public void What_cannot_stand_there_is_not_offered(string text, string words)
    {
        var offered = Editor.Behind(text).Completion().Split(' ');
        Assert.Empty(words.Split(' ').Intersect(offered));
    }

    [Fact]
    public void A_body_is_completed_in_its_tokens()
    {
        var files = Small.Files().With("/c/acme.nurture", Small.Campaign.Replace("text \"Welcome\"", "body \"mail/hello.md\"", StringComparison.Ordinal));
        Assert.Contains("title", new Editor("Dear {^}\n", files.With("/c/mail/hello.md", ""), "/c/mail/hello.md").Names().Split(' '));
        Assert.Equal("", new Editor("Dear ^\n", files, "/c/mail/hello.md").Names());
    }

    [Theory]
    [MemberData(nameof(Snippets))]
    public void A_snippet_filled_in_as_it_stands_parses(string word)
    {
        foreach (var snippet in Ide.Features.Snippets.All.Where(one => one.Word == word))
        {
            var filled = Place().Replace(snippet.Text, "$1");
            filled = Place().Replace(filled, "$1").Replace("$0", "", StringComparison.Ordinal);
            var text = snippet.Form == "plainStep" ? $"sequence s {{\n  enter on x\n  {filled}\n}}\n" : filled + "\n";
            Assert.Empty(SyntaxTree.Parse(new SourceText(word, text)).Diagnostics.Select(one => $"{one}\n{text}"));
        }
    }

    [Fact]
    public void Nothing_is_thrown_wherever_the_caret_stands()
    {
        foreach (var text in new[] { Small.Campaign, Small.Schema, File.ReadAllText(Path.Combine(Repository.Root, "samples/acme-b2b/acme.nurture")) })
        {
            var editor = new Editor(text);
            for (var offset = 0; offset <= text.Length; offset += 97) Assert.NotNull(CompletionFeature.At(editor.Workspace, editor.Document, offset));
        }
    }

    [GeneratedRegex(@"\$\{\d:((?:[^{}]|\{[^{}]*\})*)\}")]
    private static partial Regex Place();
}
