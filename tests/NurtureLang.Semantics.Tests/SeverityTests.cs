using NurtureLang.Semantics.Settings;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Semantics.Tests;

/// <summary>Severities in `.editorconfig` files.</summary>
public sealed class SeverityTests
{
    private const string Folder = "/repo/campaigns/acme";

    [Theory]
    [InlineData("[*.nurture]\nnurture_diagnostic.NUR2017.severity = none", null)]
    [InlineData("[*]\nnurture_diagnostic.nur2017.severity=suggestion", Severity.Note)]
    [InlineData("[campaigns/**.nurture]\nNURTURE_DIAGNOSTIC.NUR2017.SEVERITY = Warning", Severity.Warning)]
    [InlineData("[campaigns/*.nurture]\nnurture_diagnostic.NUR2017.severity = error", Severity.Note)]
    [InlineData("[*.nurture]\nnurture_diagnostic.severity = error", Severity.Error)]
    [InlineData("[*.nurture]\nnurture_diagnostic.severity = error\nnurture_diagnostic.NUR2017.severity = default", Severity.Note)]
    [InlineData("[*.nurture]\nnurture_diagnostic.severity = error\nnurture_diagnostic.NUR2017.severity = unset", Severity.Error)]
    [InlineData("[*.nurture]\nnurture_diagnostic.NUR2017.severity = error\n[acme.nurture]\nnurture_diagnostic.NUR2017.severity = warning", Severity.Warning)]
    [InlineData("[*.nurture]\nnurture_diagnostic.NUR2017.severity = nonsense", Severity.Note)]
    [InlineData("# [*.nurture]\nnurture_diagnostic.NUR2017.severity = error", Severity.Note)]
    [InlineData("\uFEFF[*.nurture]\r\n  nurture_diagnostic.NUR2017.severity  =  warning  \r\n", Severity.Warning)]
    public void A_setting_changes_how_grave_a_diagnostic_is(string config, Severity? severity) =>
        Assert.Equal(severity, Apply([("/repo", config)], Note()).Severity());

    [Fact]
    public void The_nearest_file_wins_and_a_root_hides_what_is_above()
    {
        const string Near = "[*.nurture]\nnurture_diagnostic.NUR2017.severity = warning\n";
        const string Far = "[*.nurture]\nnurture_diagnostic.NUR2017.severity = error\nnurture_diagnostic.NUR2025.severity = none\n";
        Assert.Equal(Severity.Warning, Apply([(Folder, Near), ("/repo", Far)], Note()).Severity());
        Assert.Null(Apply([(Folder, Near), ("/repo", Far)], Warning()));
        Assert.Equal(Severity.Warning, Apply([(Folder, "root = TRUE\n" + Near), ("/repo", Far)], Warning()).Severity());
        Assert.Null(Apply([(Folder, "[*]\nroot = true\n" + Near), ("/", Far)], Warning()));
    }

    [Fact]
    public void A_file_in_a_folder_of_the_campaign_has_its_own()
    {
        (string, string)[] files = [(Folder + "/parts", "[*]\nnurture_diagnostic.NUR2017.severity = none\n")];
        Assert.Equal(Severity.Note, Apply(files, Note()).Severity());
        Assert.Null(Apply(files, Note("parts/people.nurture")));
    }

    [Fact]
    public void An_error_stays_one()
    {
        const string Config = "[*]\nnurture_diagnostic.NUR1301.severity = none\nnurture_diagnostic.severity = none\n";
        var error = Semantics.Diagnostics.TypeDiagnostics.TokenMayBeUnknown.At(new SourceText("acme.nurture", "x"), new TextSpan(0, 1), "x");
        Assert.Equal(Severity.Error, Apply([("/repo", Config)], error).Severity());
        Assert.Equal(["NUR4004 none -> "], Mistakes(Config));
    }

    [Theory]
    [InlineData("nurture_diagnostic.NUR2917.severity = none", "NUR4002 NUR2917")]
    [InlineData("nurture_diagnostic.NUR2017.severity = off", "NUR4003 off -> none")]
    [InlineData("nurture_diagnostic.NUR2017.severity = warnign", "NUR4003 warnign -> warning")]
    [InlineData("nurture_diagnostic.NUR2017.severity =", "NUR4003 ")]
    [InlineData("nurture_diagnostic.NUR2017 = none", "NUR4001 nurture_diagnostic.NUR2017")]
    [InlineData("nurture_colour = blue", "NUR4003 blue", "NUR4001 nurture_colour")]
    [InlineData("nurture_diagnostic.NUR1301.severity = error")]
    [InlineData("dotnet_diagnostic.CA1000.severity = none")]
    public void A_setting_that_sets_nothing_is_told(string line, params string[] told) =>
        Assert.Equal(told, Mistakes($"root = true\n[*.nurture]\n{line}\n"));

    [Theory]
    [InlineData("*.nurture", "a/b/c.nurture", true)]
    [InlineData("*.nurture", "c.nurture.bak", false)]
    [InlineData("/*.nurture", "a/c.nurture", false)]
    [InlineData("a/*.nurture", "a/c.nurture", true)]
    [InlineData("a/*.nurture", "a/b/c.nurture", false)]
    [InlineData("a/**.nurture", "a/b/c.nurture", true)]
    [InlineData("a/**/c.nurture", "a/c.nurture", true)]
    [InlineData("a/**/c.nurture", "a/x/y/c.nurture", true)]
    [InlineData("**/c.nurture", "x/c.nurture", true)]
    [InlineData("?.nurture", "c.nurture", true)]
    [InlineData("a?c.nurture", "a/c.nurture", false)]
    [InlineData("[abc].nurture", "c.nurture", true)]
    [InlineData("[a-c].nurture", "b.nurture", true)]
    [InlineData("[!abc].nurture", "c.nurture", false)]
    [InlineData("[!abc].nurture", "d.nurture", true)]
    [InlineData("{a,b}.nurture", "b.nurture", true)]
    [InlineData("{a,b{1,2}}.nurture", "b2.nurture", true)]
    [InlineData("{a}.nurture", "a.nurture", false)]
    [InlineData("{a}.nurture", "{a}.nurture", true)]
    [InlineData("{1..3}.nurture", "2.nurture", true)]
    [InlineData("{1..3}.nurture", "4.nurture", false)]
    [InlineData("{3..1}.nurture", "1.nurture", true)]
    [InlineData("{-2..2}.nurture", "-1.nurture", true)]
    [InlineData("{1..30}.nurture", "02.nurture", false)]
    [InlineData("{a,b.nurture", "{a,b.nurture", true)]
    [InlineData(@"\*.nurture", "*.nurture", true)]
    [InlineData(@"\*.nurture", "a.nurture", false)]
    [InlineData("*.{nurture,test.nurture}", "x.test.nurture", true)]
    [InlineData("名*.nurture", "a/名前.nurture", true)]
    public void A_pattern_matches_as_the_specification_says(string pattern, string path, bool matches) =>
        Assert.Equal(matches, Glob.Parse(pattern).IsMatch(path));

    [Fact]
    public void No_pattern_takes_long()
    {
        var many = string.Concat(Enumerable.Repeat("{a,*}", 200));
        Assert.False(Glob.Parse(many + "b").IsMatch(new string('a', 500)));
        Assert.False(Glob.Parse(string.Concat(Enumerable.Repeat("**a", 200)) + "b").IsMatch(new string('a', 500)));
        Assert.False(Glob.Parse(string.Concat(Enumerable.Repeat("{*", 16)) + "b" + new string('}', 16)).IsMatch(new string('a', 500)));
        Glob.Parse(string.Concat(Enumerable.Repeat("{[}],", 800))).IsMatch("a");
        Glob.Parse(new string('{', 5_000) + new string('}', 5_000)).IsMatch("a");
    }

    private static Diagnostic Note(string path = "acme.nurture") =>
        Semantics.Diagnostics.FindingDiagnostics.Unused.At(new SourceText(path, "x"), new TextSpan(0, 1), "segment", "x");

    private static Diagnostic Warning() =>
        Semantics.Diagnostics.FindingDiagnostics.NoWait.At(new SourceText("acme.nurture", "x"), new TextSpan(0, 1), "0 days");

    private static Diagnostic? Apply((string Folder, string Text)[] files, Diagnostic diagnostic) => Settings(files).Apply(diagnostic);

    private static IEnumerable<string> Mistakes(string config) => Settings([("/repo", config)]).Mistakes(["acme.nurture"])
        .Select(one => $"{one.Code} {one.Source.GetText(one.Span)}{(one.Fix is { } fix ? $" -> {fix.Edits[0].NewText}" : "")}");

    private static SeveritySettings Settings((string Folder, string Text)[] files) => new(
        Folder,
        folder => files.Where(file => file.Folder.TrimEnd('/') == folder).Select(file => new SourceText("../../.editorconfig", file.Text)).FirstOrDefault());
}

file static class Shown
{
    public static Severity? Severity(this Diagnostic? diagnostic) => diagnostic?.Severity;
}
