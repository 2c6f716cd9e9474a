using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Formatting;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Semantics.Tests;

/// <summary>Comments that allow a diagnostic. What is told of comments that are wrong stands in the golden folder `check/allowed-by-comments`.</summary>
public sealed class AllowanceTests
{
    private const string Unused = "contact { email: text }\nsegment acme = email ends with \"@acme.example\"";

    [Theory]
    [InlineData(" // nurture: allow NUR2017 because it is early")]
    [InlineData("\t//nurture:allow NUR2017 because it is early")]
    [InlineData(" // nurture: allow NUR2017, NUR2017 because it is early")]
    public void A_comment_behind_the_line_allows_what_stands_on_it(string comment)
    {
        var analysis = Checked.Of($"{Checked.Head}{Unused}{comment}\n");
        Assert.Empty(analysis.Diagnostics);
        var allowed = Assert.Single(analysis.Allowed);
        Assert.Equal(("NUR2017", "it is early"), (allowed.Diagnostic.Code, allowed.By.Reason));
    }

    [Fact]
    public void A_comment_above_allows_what_stands_on_the_next_line_with_something_on_it()
    {
        var text = Checked.Head + Unused.Replace("segment", "// nurture: allow NUR2017 because it is early\n\n// More.\nsegment", StringComparison.Ordinal);
        Assert.Empty(Checked.Of(text).Diagnostics);
        Assert.Empty(Checked.Of(text.Replace("\n", "\r\n", StringComparison.Ordinal)).Diagnostics);
    }

    [Fact]
    public void A_comment_two_lines_away_allows_nothing() =>
        Assert.Equal(
            ["NUR4012 // nurture: allow NUR2017 because it is early", "NUR2017 acme"],
            Checked.Codes($"// nurture: allow NUR2017 because it is early\n{Checked.Head}{Unused}\n"));

    [Fact]
    public void Nothing_allows_an_error()
    {
        const string Text = "contact { first_name: text? }\nmessage hi { channel email  subject \"Hi {first_name}\"  text \"Hi.\" } // nurture: allow NUR1301 because all have one\n"
            + "sequence s { enter when first_name is known  send hi }\n";
        Assert.Equal(["NUR1301", "NUR4014"], Checked.Of(Checked.Head + Text).Diagnostics.Select(one => one.Code));
    }

    [Fact]
    public void While_there_are_errors_no_comment_is_called_idle()
    {
        const string Text = "contact { email: text }\nsegment wrong = nothing = 5 // nurture: allow NUR2017 because it is early\n";
        Assert.Equal(["NUR1101"], Checked.Of(Checked.Head + Text).Diagnostics.Select(one => one.Code));
    }

    [Fact]
    public void An_imported_file_allows_for_itself()
    {
        const string Main = "import \"people.nurture\"\ncampaign c { timezone \"UTC\" }\ncontact { email: text }\n";
        Assert.Empty(Checked.Of(Main, ("people.nurture", "segment acme = email ends with \"@a.example\" // nurture: allow NUR2017 because it is early\n")).Diagnostics);
    }

    [Theory]
    [InlineData("segment a = email = \"x\"  // nurture: allow NUR2017, NUR2025 because x\n", "segment a = email = \"x\"  // nurture: allow NUR2017 because x\n")]
    [InlineData("segment a = email = \"x\" // nurture: allow NUR2017 because x\nscore s 0..10 { +5 when is a } // nurture: allow NUR2025 because x\n",
        "segment a = email = \"x\" // nurture: allow NUR2017 because x\nscore s 0..10 { +5 when is a }\n")]
    [InlineData("  // nurture: allow NUR2025 because x\r\nevent viewed\r\n", "event viewed\r\n")]
    public void The_mend_takes_out_what_allows_nothing(string text, string mended)
    {
        var head = Checked.Head + "contact { email: text }\n";
        var told = Checked.Of(head + text).Diagnostics.Last(one => one.Descriptor == SettingDiagnostics.AllowsNothing);
        var edit = Assert.Single(told.Fix!.Edits);
        Assert.False(told.Fix.IsSafe);
        var whole = head + text;
        Assert.Equal(head + mended, whole[..edit.Span.Start] + edit.NewText + whole[edit.Span.End..]);
    }

    [Fact]
    public void The_formatter_leaves_allowances_where_they_are()
    {
        const string Text = "contact { email: text }\n// nurture: allow NUR2017 because it is early\nsegment acme   = email ends with \"@acme.example\"\n"
            + "segment bank=email ends with \"@bank.example\"   // nurture: allow NUR2017 because it is late\n";
        var formatted = Formatter.Format(SyntaxTree.Parse(new SourceText("main.nurture", Checked.Head + Text)))!;
        Assert.NotEqual(Checked.Head + Text, formatted);
        Assert.Empty(Checked.Of(formatted).Diagnostics);
        Assert.Equal(2, Checked.Of(formatted).Allowed.Length);
    }

    [Fact]
    public void The_catalogue_has_every_page()
    {
        var pages = Directory.GetFiles(PageTests.Folder, "NUR*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);
        Assert.Equal(pages, Catalogue.All.Select(one => one.Code));
        Assert.Equal(Severity.Error, Catalogue.Find("NUR1301")!.Severity);
    }
}
