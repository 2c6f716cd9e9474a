using NurtureLang.Ide.Features;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Text;

namespace NurtureLang.LanguageServer.Tests.Features;

/// <summary>The editor reads the settings and the comments that `nurture check` reads.</summary>
public sealed class SettingsTests
{
    private const string Unused = "segment unused = title is known\n";

    [Theory]
    [InlineData("none", null)]
    [InlineData("warning", Severity.Warning)]
    [InlineData("error", Severity.Error)]
    public void A_severity_holds_in_the_editor(string set, Severity? expected)
    {
        var editor = Editor.Behind(Unused, Small.Files().With("/.editorconfig", $"[*.nurture]\nnurture_diagnostic.NUR2017.severity = {set}\n"));
        var told = DiagnosticsFeature.Of(editor.Workspace, editor.Document.Path).Where(one => one.Diagnostic.Code == "NUR2017").ToList();
        Assert.Equal(expected, told.Count == 0 ? null : told[0].Diagnostic.Severity);
    }

    [Fact]
    public void What_is_wrong_with_a_setting_is_told_where_it_stands()
    {
        var editor = Editor.Behind("", Small.Files().With("/c/.editorconfig", "[*]\nnurture_diagnostic.severity = loud\n"));
        var campaign = editor.Workspace.CampaignOf(editor.Document.Path)!;
        var told = Assert.Single(DiagnosticsFeature.Of(campaign), one => one.Diagnostic.Code == "NUR4003");
        Assert.Equal("/c/.editorconfig", told.Path);
    }

    [Fact]
    public void What_a_comment_allows_is_not_told()
    {
        var editor = Editor.Behind("// nurture: allow NUR2017 because it is for the next campaign\n" + Unused);
        Assert.DoesNotContain(DiagnosticsFeature.Of(editor.Workspace, editor.Document.Path), one => one.Diagnostic.Code is "NUR2017" or "NUR4012");
    }

    [Fact]
    public void A_warning_can_be_allowed_where_it_stands_once_there_is_a_reason()
    {
        var editor = Editor.Behind("  " + Unused);
        var place = new TextSpan(editor.Document.Text.Text.IndexOf("unused", StringComparison.Ordinal), 0);
        var fix = Assert.Single(QuickFixFeature.At(editor.Workspace, editor.Document.Path, place), one => one.Title.Contains("allow", StringComparison.Ordinal));
        Assert.False(fix.IsSafe);
        var written = Editor.Apply(editor.Document.Text, fix.Edits);
        Assert.Contains("\n  // nurture: allow NUR2017 because \n  segment unused", written, StringComparison.Ordinal);
        Assert.Contains("NUR4011", Codes(written));
        Assert.DoesNotContain("NUR2017", Codes(written.Replace("because ", "because I say so", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_comment_that_allows_something_there_is_told_more()
    {
        var editor = Editor.Behind("segment twice = not (title contains \"x\") // nurture: allow NUR2017 because it is new\n");
        var place = new TextSpan(editor.Document.Text.Text.IndexOf("not (", StringComparison.Ordinal), 0);
        var fix = Assert.Single(QuickFixFeature.At(editor.Workspace, editor.Document.Path, place), one => one.Title.Contains("allow", StringComparison.Ordinal));
        Assert.Contains("// nurture: allow NUR2017, NUR1302 because it is new", Editor.Apply(editor.Document.Text, fix.Edits), StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_cannot_be_allowed()
    {
        var editor = Editor.Behind("segment wrong = titel is known\n");
        var place = new TextSpan(editor.Document.Text.Text.IndexOf("titel", StringComparison.Ordinal), 0);
        Assert.DoesNotContain(QuickFixFeature.At(editor.Workspace, editor.Document.Path, place), one => one.Title.Contains("allow", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Codes(string text) => DiagnosticsFeature.Of(new Editor(text).Workspace, "/c/acme.nurture").Select(one => one.Diagnostic.Code);
}
