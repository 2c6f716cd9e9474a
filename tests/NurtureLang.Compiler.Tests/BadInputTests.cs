using System.Text;
using NurtureLang.Semantics.Files;

namespace NurtureLang.Compiler.Tests;

/// <summary>Whatever the bytes, there are diagnostics and no exception.</summary>
public sealed class BadInputTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_edits_of_a_sample_never_break_the_compiler(int seed)
    {
        var random = new Random(seed);
        var original = File.ReadAllText(Path.Combine(Campaigns.Root, "samples", "acme-b2b", "acme.nurture"));
        var crm = File.ReadAllText(Path.Combine(Campaigns.Root, "samples", "acme-b2b", "crm.nurture"));
        string[] words = ["{", "}", "(", ")", "where", "on", "when", "entry.x", "event.url", "stage", "persona", "5", "3 days", "25%", "EUR 5", "\"x\"", "not", "and",
            "is known", "lead", "2026-01-01", "segment", "=", ">=", ",", "send", "wait", "in last 3 months", "otherwise"];
        for (var round = 0; round < 40; round++)
        {
            var text = new StringBuilder(original);
            for (var edit = random.Next(1, 6); edit > 0; edit--)
            {
                var at = random.Next(text.Length);
                switch (random.Next(3))
                {
                    case 0: text.Remove(at, Math.Min(random.Next(1, 40), text.Length - at)); break;
                    case 1: text.Insert(at, " " + words[random.Next(words.Length)] + " "); break;
                    default: text[at] = (char)random.Next(32, 127); break;
                }
            }

            var compilation = Campaigns.Compile(text.ToString(), ("crm.nurture", crm));
            Assert.True(compilation.Plan is not null || compilation.Diagnostics.Length > 0, $"seed {seed}, round {round}");
            foreach (var diagnostic in compilation.Diagnostics)
                Assert.InRange(diagnostic.Span.End, 0, diagnostic.Source.Length);
        }
    }

    [Fact]
    public void Bytes_that_are_no_text_are_told()
    {
        var random = new Random(7);
        var bytes = new byte[4_000];
        random.NextBytes(bytes);
        var compilation = Compilation.Create(new OneFile([.. bytes]), "main.nurture", _ => true);
        Assert.Null(compilation.Plan);
        Assert.NotEmpty(compilation.Diagnostics);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_told_with_its_reason()
    {
        var compilation = Compilation.Create(new OneFile([], "no permission"), "main.nurture", _ => true);
        Assert.Null(compilation.Plan);
        var diagnostic = Assert.Single(compilation.Diagnostics);
        Assert.Equal("NUR1005", diagnostic.Code);
        Assert.Contains("no permission", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_campaign_over_a_limit_of_the_plan_is_told_when_it_is_compiled()
    {
        var topics = string.Concat(Enumerable.Range(0, 63).Select(number => $"topic t{number}\n"));
        var compilation = Campaigns.Compile("campaign c { timezone \"UTC\" }\ncontact { email: text }\n" + topics);
        Assert.Null(compilation.Plan);
        Assert.Contains(compilation.Diagnostics, diagnostic => diagnostic.Code == "NUR1011");
    }

    [Fact]
    public void A_campaign_of_too_many_files_is_told_where_it_imports_one_more()
    {
        var files = Enumerable.Range(0, 300).Select(number => ($"f{number}.nurture", "")).ToArray();
        var imports = string.Concat(files.Select(file => $"import \"{file.Item1}\"\n"));
        var compilation = Campaigns.Compile(imports + "campaign c { timezone \"UTC\" }", files);
        Assert.Equal("NUR1004", compilation.Diagnostics.First().Code);
    }

    [Theory]
    [InlineData("\uFEFF")]
    [InlineData("")]
    public void A_byte_order_mark_and_line_ends_of_windows_change_nothing(string mark)
    {
        var compilation = Campaigns.Compile(mark + "campaign c { timezone \"UTC\" }\r\ncontact { email: text }\r\nsegment s = email contains \"@\"\r\n");
        Assert.Equal("main.nurture:3", Assert.Single(compilation.Plan!.Segments).Source);
    }

    private sealed class OneFile(System.Collections.Immutable.ImmutableArray<byte> bytes, string? problem = null) : ISourceLoader
    {
        public LoadedFile? Load(string path) => new(bytes, problem);
    }
}
