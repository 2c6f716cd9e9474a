using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using NurtureLang.Cli.Hosting;
using NurtureLang.Cli.Sources;
using NurtureLang.Handbook;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Cli.Tests;

/// <summary>The handbook of every sample, and of campaigns that would like to break one.</summary>
[Trait(Lane.Name, Lane.Programs)]
public sealed partial class DocTests(SampleHandbooks handbooks) : IClassFixture<SampleHandbooks>
{
    private const string Hostile = """
        // Ask <b>nobody</b> & "everybody"
        campaign odd "</title><script>alert(1)</script>" { timezone "UTC" }
        contact { email: text  first_name: text? }
        event signed_up { note: text }
        message Hello { channel email  subject "<img src=x onerror=alert(1)> {first_name or "<i>you</i>"}"  text "<script>alert('x')</script> & \"quoted\" ]]> -->" }
        message hello { channel email  subject "Second"  text "javascript:alert(1)" }
        sequence Welcome "../../etc/passwd" { enter on signed_up where note = "<svg onload=alert(1)>"  send Hello }
        sequence welcome "😀 مرحبا ¤abc a very long title that goes on and on without any end, as titles of campaigns sometimes do" { enter on signed_up  send hello  alert "</text><script>" to "x" }
        """;

    // A mark that turns the direction of what follows.
    private static readonly string Turned = Hostile.Replace('¤', '\u202E');

    public static TheoryData<string> Samples => [.. Names];

    private static IEnumerable<string> Names => Directory.GetDirectories(Path.Combine(Nurture.Root, "samples")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_handbook_has_a_place_for_everything_that_has_a_name_and_no_link_leads_nowhere(string sample)
    {
        var book = handbooks.Of(sample);
        Assert.Empty(book.BrokenLinks());

        var ids = book.Pages.Keys.SelectMany(book.Ids).ToHashSet();
        var program = Load(Path.Combine(Nurture.Root, "samples", sample)).Program;
        var names = program.Personas.Select(one => $"persona-{one.Symbol.Name}").Concat(program.Segments.Select(one => $"segment-{one.Symbol.Name}"))
            .Concat(program.Scores.Select(one => $"score-{one.Symbol.Name}")).Concat(program.Grades.Select(one => $"grade-{one.Symbol.Name}"))
            .Concat(program.Stages.SelectMany(one => one.Symbol.Stages.Select(stage => $"stage-{one.Symbol.Name}-{stage.Name}")))
            .Concat(program.Sequences.Select(one => $"{one.Symbol.What}-{one.Symbol.Name}")).Concat(program.Messages.Select(one => $"message-{one.Symbol.Name}"))
            .Concat(program.Assets.Select(one => $"asset-{one.Name}")).Concat(program.Handoffs.Select(one => $"handoff-{one.Name}"))
            .Concat(program.Goals.Select(one => $"goal-{one.Name}")).Concat(program.Guarantees.Select(one => $"guarantee-{one.Name}"))
            .Concat(program.Accounts.Select(one => $"account-{one.Symbol.Name}")).Concat(program.Calendars.Select(one => $"calendar-{one.Symbol.Name}"))
            .Concat(program.Events.Select(one => $"event-{one.Name}")).Concat(program.Fields.Select(one => $"field-{one.Name}"))
            .Concat(program.Topics.Select(one => $"topic-{one.Name}")).Concat(program.Channels.Select(one => $"channel-{one.Name}"))
            .Concat(program.Functions.Select(one => $"function-{one.Symbol.Name}")).Concat(program.Tests.Select((_, at) => string.Create(CultureInfo.InvariantCulture, $"test-{at + 1}")));
        var missing = names.Where(name => !ids.Contains(name)).ToList();
        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Everything_that_a_campaign_says_can_be_read_in_its_handbook(string sample)
    {
        var book = handbooks.Of(sample);
        foreach (var source in Load(Path.Combine(Nurture.Root, "samples", sample)).Sources)
        {
            var isCampaign = source.Path.EndsWith(".nurture", StringComparison.Ordinal);
            var said = isCampaign ? Texts(source).Concat(Comments(source)) : Plain(source.Text).SelectMany(text => text.Split('\n'));
            if (source.Path.EndsWith(".csx", StringComparison.Ordinal)) continue;
            var missing = said.Select(text => text.Trim()).Where(text => text.Length > 1 && !book.Text.Contains(text, StringComparison.Ordinal)).ToList();
            Assert.Empty(missing);
        }
    }

    [Fact]
    public void A_validator_of_html_finds_no_fault_in_any_page_of_any_handbook()
    {
        using var nurture = new Nurture().Write("odd/odd.nurture", Turned);
        var folders = Names.Select(sample => handbooks.Of(sample).Folder).Append(Write(nurture, "odd", "books/odd").Folder);
        var (code, said) = WebChecks.Node("html-check.mjs", folders);
        Assert.True(code == 0, said);
    }

    [Fact]
    public void The_same_campaign_gives_the_same_bytes()
    {
        using var nurture = new Nurture().Copy("samples/acme-b2b");
        var (one, two) = (Write(nurture, "samples/acme-b2b", "one"), Write(nurture, "samples/acme-b2b", "two"));
        var files = Directory.GetFiles(one.Folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(files, Directory.GetFiles(two.Folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(Path.Combine(one.Folder, file)), File.ReadAllBytes(Path.Combine(two.Folder, file))));
        Assert.Contains(Load("samples/acme-b2b").PlanHash, one.Pages["index.html"], StringComparison.Ordinal);
        Assert.Equal(0, nurture.Run("doc", "samples/acme-b2b", "-o", "one").Code);
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(Path.Combine(one.Folder, file)), File.ReadAllBytes(Path.Combine(two.Folder, file))));
    }

    [Fact]
    public void What_a_campaign_says_is_text_and_never_markup_or_a_path()
    {
        using var nurture = new Nurture().Write("odd/odd.nurture", Turned);
        var book = Write(nurture, "odd", "book");
        Assert.All(book.Pages.Values, page =>
        {
            Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotMatch("<[a-z]+[^>]* on[a-z]+=", page);
            Assert.DoesNotMatch("(href|src)=\"(?![a-z0-9#.-]+(#[^\"]*)?\")", page);
            Assert.DoesNotContain('\u202E', page);
            Assert.Contains("default-src 'none'; style-src 'self'", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        });
        Assert.Contains("<script>alert('x')</script> & \"quoted\"", book.Text, StringComparison.Ordinal);
        Assert.Contains("<img src=x onerror=alert(1)>", book.Text, StringComparison.Ordinal);
        Assert.Empty(book.BrokenLinks());
        var files = Directory.GetFiles(book.Folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(book.Folder, file)).ToList();
        Assert.All(files, file => Assert.Matches(@"^[a-z0-9-]+\.(html|css|txt)$", file));
        Assert.Equal(2, files.Count(file => file.StartsWith("sequence-welcome", StringComparison.Ordinal)));
        Assert.Equal(["book", "odd"], Directory.GetFileSystemEntries(nurture.Folder).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_handbook_asks_for_nothing_from_outside()
    {
        using var nurture = new Nurture().Copy("samples/demo-request");
        var book = Write(nurture, "samples/demo-request", "book");
        Assert.DoesNotMatch("(?i)(href|src|srcset|action|data)=\"(https?:)?//", book.All);
        Assert.DoesNotMatch("(?i)@import|url\\(", File.ReadAllText(Path.Combine(book.Folder, "handbook.css")));
    }

    [Theory]
    [InlineData(":root {", "the light one")]
    [InlineData("@media (prefers-color-scheme: dark) {\n  :root {", "the dark one")]
    public void Colours_of_text_stand_out_from_what_is_behind_them(string where, string which)
    {
        var style = HandbookWriter.Style();
        var light = Variables(style, ":root {");
        var colours = new Dictionary<string, string>(light, StringComparer.Ordinal);
        foreach (var (name, value) in Variables(style, where)) colours[name] = value;
        (string Text, string Behind)[] pairs =
        [
            ("text", "page"), ("text", "card"), ("text", "note"), ("soft", "page"), ("soft", "card"), ("link", "page"), ("link", "card"), ("link", "note"), ("accent", "page"), ("accent", "card"),
            ("head-text", "head"), ("head-link", "head"), ("token-text", "token"), ("none-text", "none"), ("yes-text", "yes"),
        ];
        Assert.All(pairs, pair =>
        {
            var contrast = Contrast(colours[pair.Text], colours[pair.Behind]);
            Assert.True(contrast >= 4.5, $"{which}: {pair.Text} on {pair.Behind} has a contrast of {contrast:0.00}.");
        });
        // Every variable that is a colour of text is among the pairs, so that a new one is not forgotten.
        Assert.Empty(Used().Matches(style).Select(match => match.Groups[1].Value).Distinct().Except(pairs.Select(pair => pair.Text)).Except(["ink"]));
    }

    internal static WrittenHandbook Write(Nurture nurture, string campaign, string folder)
    {
        var outcome = nurture.Run("doc", campaign, "-o", folder);
        Assert.True(outcome.Code == 0, outcome.All);
        return new WrittenHandbook(Path.Combine(nurture.Folder, folder));
    }

    private static HandbookCampaign Load(string campaign)
    {
        using var terminal = new Terminal(() => Stream.Null, Stream.Null, Stream.Null, false, false, _ => null);
        return CampaignCompiler.LoadForHandbook(campaign, terminal) ?? throw new InvalidOperationException(campaign);
    }

    // The fixed parts of the quoted texts of a file, those in tokens too. Imports and salts say nothing about the campaign.
    private static IEnumerable<string> Texts(SourceText source)
    {
        var tokens = SyntaxTree.Parse(source).Tokens;
        return tokens.Where((token, at) => token.Kind == SyntaxTokenKind.Text && (at == 0 || tokens[at - 1].Text is not ("import" or "salt" or "body" or "csharp")))
            .SelectMany(token => Plain(token.Text[1..^1])).Where(text => !text.Contains('\\', StringComparison.Ordinal));
    }

    private static IEnumerable<string> Plain(string text) => Token().Split(text).Concat(Token().Matches(text).SelectMany(token => Inner().Matches(token.Value).Select(inner => inner.Groups[1].Value)));

    // Comments right above what they are about.
    private static IEnumerable<string> Comments(SourceText source)
    {
        var lines = source.Text.Split('\n').Select(line => line.Trim()).ToList();
        for (var i = 0; i + 1 < lines.Count; i++)
        {
            var about = lines.Skip(i).FirstOrDefault(line => !line.StartsWith("//", StringComparison.Ordinal)) ?? "";
            if (lines[i].StartsWith("// ", StringComparison.Ordinal) && !lines[i].StartsWith("// --", StringComparison.Ordinal) && About().IsMatch(about)) yield return lines[i][3..];
        }
    }

    private static Dictionary<string, string> Variables(string style, string where)
    {
        var start = style.IndexOf(where, StringComparison.Ordinal) + where.Length;
        return Variable().Matches(style[start..style.IndexOf('}', start)]).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value, StringComparer.Ordinal);
    }

    // As WCAG 2.2 reckons it.
    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour)
    {
        double Part(int at) => int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0 is var share && share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
        return (0.2126 * Part(1)) + (0.7152 * Part(3)) + (0.0722 * Part(5));
    }

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Token();

    [GeneratedRegex("\"([^\"]*)\"")]
    private static partial Regex Inner();

    [GeneratedRegex(@"^(campaign|persona|segment|score|sequence|program|handoff|message|asset|account|goal|guarantee|test|function|calendar|event|stages|[+-]\d)")]
    private static partial Regex About();

    [GeneratedRegex(@"--([a-z-]+): (#[0-9a-f]{6});")]
    private static partial Regex Variable();

    [GeneratedRegex(@"[{;]\s*color: var\(--([a-z-]+)\)")]
    private static partial Regex Used();
}

/// <summary>The handbooks of the samples, each written once for all tests.</summary>
public sealed class SampleHandbooks : IDisposable
{
    private readonly Nurture nurture = new Nurture().Copy("samples");
    private readonly Dictionary<string, WrittenHandbook> written = [];

    internal WrittenHandbook Of(string sample) =>
        written.TryGetValue(sample, out var known) ? known : written[sample] = Write(sample);

    public void Dispose() => nurture.Dispose();

    // The folder that a test of its own stands in is another.
    private WrittenHandbook Write(string sample)
    {
        var before = Directory.GetCurrentDirectory();
        Directory.SetCurrentDirectory(nurture.Folder);
        try
        {
            return DocTests.Write(nurture, $"samples/{sample}", $"books/{sample}");
        }
        finally
        {
            Directory.SetCurrentDirectory(before);
        }
    }
}
