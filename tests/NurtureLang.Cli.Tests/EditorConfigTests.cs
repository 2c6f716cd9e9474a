using System.Text.Json;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Settings;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Cli.Tests;

/// <summary>Severities in `.editorconfig` files: the same as EditorConfig's own package reads, and the same for every command.</summary>
[Trait(Lane.Name, Lane.Programs)]
public sealed class EditorConfigTests
{
    private const string Key = "nurture_diagnostic.nur2017.severity";

    // Made of these, by a seed: names, patterns and folders that meet each other.
    private static readonly string[] Patterns =
    [
        "*", "*.nurture", "**.nurture", "/*.nurture", "parts/*", "parts/**", "**/parts/**", "{main,part}.nurture", "{main}.nurture", "p?rt.nurture", "[mp]*.nurture",
        "[!m]*.nurture", "part{1..3}.nurture", "part{3..1}.nurture", "part[1-3].nurture", "a/b/*.nurture", "a/**/main.nurture", "{a/**,b}/main.nurture", "m\\ain.nurture", "part{1,2{a,b}}.nurture",
        "*.{nurture,md}", "{unclosed.nurture", "a/b/../main.nurture", "名前*.nurture",
    ];

    private static readonly string[] Names = ["main.nurture", "part.nurture", "part2.nurture", "part2a.nurture", "part02.nurture", "{main}.nurture", "名前.nurture", "{unclosed.nurture"];
    private static readonly string[] Folders = ["", "a/", "a/b/", "parts/", "a/parts/", "a/parts/deep/", "b/"];
    private static readonly string[] Values = ["none", "suggestion", "warning", "error", "unset", "Warning"];

    [Fact]
    public void Another_implementation_finds_the_same_in_a_thousand_trees()
    {
        var random = new Random(20_26);
        var cases = Enumerable.Range(0, 1_000).Select(_ => MakeCase(random)).ToList();
        var input = JsonSerializer.Serialize(cases.Select(one => new
        {
            files = one.Files.Select(file => new { name = $"{file.Folder}/.editorconfig", text = file.Text }), path = one.Path,
        }));
        using var answers = JsonDocument.Parse(Tools.Node("read-editorconfig.mjs", input));
        foreach (var (one, answer) in cases.Zip(answers.RootElement.EnumerateArray()))
        {
            var expected = answer.TryGetProperty(Key, out var value) ? value.GetString()!.ToLowerInvariant() : "unset";
            var ours = Ours(one.Files, one.Path);
            Assert.True(expected == ours, $"{expected} and not {ours} for {one.Path} by {string.Join("\n--\n", one.Files)}");
        }
    }

    [Fact]
    public void A_severity_holds_for_every_command_that_tells_diagnostics()
    {
        using var nurture = new Nurture().Write("a/main.nurture", Hostile.Doubtful).Write(".editorconfig", "[*.nurture]\nnurture_diagnostic.NUR1302.severity = error\n");
        foreach (var command in (string[])["check", "build", "test"])
        {
            var outcome = nurture.Run(command, "a");
            Assert.Equal(1, outcome.Code);
            Assert.Contains("error NUR1302", outcome.All, StringComparison.Ordinal);
        }

        nurture.Write("a/.editorconfig", "root = true\n[main.nurture]\nnurture_diagnostic.NUR1302.severity = none\n");
        Assert.Equal("", nurture.Run("check", "a", "--format", "plain").Out);
        Assert.Equal(0, nurture.Run("build", "a").Code);
    }

    [Fact]
    public void What_is_wrong_with_a_setting_is_told_once_with_its_place()
    {
        using var nurture = new Nurture().Small().Write("more/main.nurture", SmallCampaign.Text)
            .Write(".editorconfig", "root = true\n[*.nurture]\nnurture_diagnostic.NUR1301.severity = none\nnurture_diagnostic.NUR2917.severity = none\n");
        var outcome = nurture.Run("check", "small", "more", "--format", "plain");
        Assert.Equal(0, outcome.Code);
        Assert.Equal(
            [".editorconfig:3:39: warning NUR4004", ".editorconfig:4:20: warning NUR4002"],
            outcome.Out.TrimEnd('\n').Split('\n').Select(line => string.Join(' ', line.Split(' ')[..3])));
        Directory.SetCurrentDirectory(Path.Combine(nurture.Folder, "small"));
        Assert.Contains("../.editorconfig:3:39: ", nurture.Run("check", ".", "--format", "plain").Out, StringComparison.Ordinal);
    }

    private static (List<(string Folder, string Text)> Files, string Path) MakeCase(Random random)
    {
        T Any<T>(T[] all) => all[random.Next(all.Length)];
        var files = new List<(string, string)>();
        foreach (var folder in (string[])["/r", "/r/a", "/r/a/b"])
        {
            if (random.Next(3) == 0) continue;
            var sections = Enumerable.Range(0, random.Next(1, 5)).Select(_ => $"[{Any(Patterns)}]\n{(random.Next(6) == 0 ? "; a comment\n" : "")}{Key} = {Any(Values)}\n");
            files.Add((folder, (random.Next(4) == 0 ? "root = true\n\n" : "# top\n") + string.Concat(sections)));
        }

        return (files, $"/r/{Any(Folders)}{Any(Names)}");
    }

    private static string Ours(List<(string Folder, string Text)> files, string path)
    {
        var settings = new SeveritySettings("", folder => files.Where(file => file.Folder == folder).Select(file => new SourceText(".editorconfig", file.Text)).FirstOrDefault());
        // A warning whose kind is a note: what is unset shows as the kind's own.
        var unused = FindingDiagnostics.Unused.At(new SourceText(path[1..], "x"), new TextSpan(0, 1), "segment", "x");
        var other = unused with { Severity = Severity.Warning };
        return (settings.Apply(unused)?.Severity, settings.Apply(other)?.Severity) switch
        {
            (null, null) => "none",
            (Severity.Note, Severity.Warning) => "unset",
            (Severity.Note, Severity.Note) => "suggestion",
            (Severity.Warning, Severity.Warning) => "warning",
            (Severity.Error, Severity.Error) => "error",
            var found => $"{found}",
        };
    }
}
