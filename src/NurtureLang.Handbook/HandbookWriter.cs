using System.Collections.Immutable;
using System.Text;
using NurtureLang.Drawing;
using NurtureLang.Drawing.Writing;
using NurtureLang.Handbook.Facts;
using NurtureLang.Handbook.Pages;
using NurtureLang.Semantics;
using NurtureLang.Semantics.Files;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Handbook;

/// <summary>A file of a handbook.</summary>
/// <param name="Name">Its name: small letters, digits, dashes and a dot, unlike any other of the handbook also where capitals do not count.</param>
/// <param name="Content">Its bytes.</param>
public sealed record HandbookFile(string Name, ImmutableArray<byte> Content);

/// <summary>A campaign to make a handbook of.</summary>
/// <param name="Program">What it means, its tests too; without errors.</param>
/// <param name="Sources">The files that it was read from, by the order in which they were read.</param>
/// <param name="RootPath">The campaign's own file.</param>
/// <param name="PlanHash">The hash of its plan.</param>
public sealed record HandbookCampaign(Program Program, ImmutableArray<SourceText> Sources, string RootPath, string PlanHash);

/// <summary>Makes the handbook of a campaign: a small site for people who read no code. The same campaign gives the same bytes.</summary>
public static class HandbookWriter
{
    /// <summary>The style sheet's file.</summary>
    public const string StyleSheet = "handbook.css";

    /// <summary>Makes it.</summary>
    public static ImmutableArray<HandbookFile> Write(HandbookCampaign campaign)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        var trees = campaign.Sources.Where(source => source.Path.EndsWith(".nurture", StringComparison.Ordinal)).Select(SyntaxTree.Parse).ToList();
        // The campaign's own file first: its title is the picture's.
        var drawn = trees.Where(tree => !TestFiles.IsOne(tree.SourceText.Path)).OrderBy(tree => tree.SourceText.Path != campaign.RootPath).ToList();
        var book = new Book(campaign.Program, new Notes(trees), CampaignMapper.Map(drawn));
        var sequences = campaign.Program.Sequences.Select(sequence => new SequenceFacts(book, sequence)).ToList();
        var places = Places.Of(book);
        var picture = PicturePage.Write(book);
        List<SitePage> pages =
        [
            new("index.html", "Overview", new IndexPage(book, sequences, campaign.RootPath, !picture.IsEmpty).Write()),
            new("people.html", "People", new PeoplePage(book, places).Write()),
            new("scores.html", "Scores", new ScoresPage(book, places).Write()),
            new("journey.html", "Journey", new JourneyPage(book).Write()),
            .. sequences.Select(one => new SitePage(book.Links.PageOf(one.Sequence.Symbol), book.Links.TitleOf(one.Sequence.Symbol),
                new SequencePage(book, one).Write(), IsSequence: true)),
            new("messages.html", "Messages", new MessagesPage(book, sequences).Write()),
            new("rules.html", "Rules and goals", new RulesPage(book).Write()),
            new("data.html", "Data", new DataPage(book).Write()),
            new("scenarios.html", "Scenarios", new TestsPage(book).Write()),
            new("picture.html", "Picture", picture),
        ];
        pages.RemoveAll(page => page.Content.IsEmpty);
        var site = new Site(book, pages, campaign);
        return [.. pages.Select(page => new HandbookFile(page.File, Bytes(site.Write(page).ToString()))), new HandbookFile(StyleSheet, Bytes(Style()))];
    }

    /// <summary>The style sheet: the pages', then the pictures'.</summary>
    public static string Style()
    {
        using var stream = typeof(HandbookWriter).Assembly.GetManifestResourceStream(StyleSheet) ?? throw new System.Diagnostics.UnreachableException();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return $"{reader.ReadToEnd().ReplaceLineEndings("\n")}\n/* the pictures */\n{SvgStyle.For(".map", background: false)}";
    }

    private static ImmutableArray<byte> Bytes(string text) => [.. Encoding.UTF8.GetBytes(text)];
}
