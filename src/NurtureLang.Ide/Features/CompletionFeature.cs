using System.Collections.Immutable;
using NurtureLang.Ide.Workspaces;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Syntax.Completion;
using NurtureLang.Syntax.Keywords;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Ide.Features;

/// <summary>Something that could stand at the caret.</summary>
/// <param name="Label">What is shown, and what is compared with what was typed.</param>
/// <param name="Kind">What sort of name it is; null for a word of the language.</param>
/// <param name="Detail">A few words beside it; null for nothing.</param>
/// <param name="Documentation">What it is, in Markdown; null for nothing.</param>
/// <param name="Snippet">A whole form with places to fill in, in the notation of editors; null for the label itself.</param>
/// <param name="Rank">Its place: names first, then words, forms last.</param>
public sealed record Proposal(string Label, NameKind? Kind, string? Detail, string? Documentation, string? Snippet, int Rank)
{
    /// <summary>Its place among those of its rank: 0, or 1 for what is less likely here.</summary>
    public int Place { get; init; }
}

/// <summary>What could stand at a place.</summary>
/// <param name="Replaced">What a choice takes the place of.</param>
/// <param name="All">The choices.</param>
public sealed record Proposals(TextSpan Replaced, ImmutableArray<Proposal> All);

/// <summary>Completion: words that the grammar lets stand there, and names that the binder would take there.</summary>
public static class CompletionFeature
{
    // A name that nobody gives.
    private const string Placeholder = "zz_caret_zz";

    /// <summary>What could stand at an offset.</summary>
    public static Proposals At(Workspace workspace, OpenDocument document, int offset)
    {
        var isCampaignFile = FilePath.IsCampaignFile(document.Path);
        var expected = isCampaignFile ? GrammarProbe.At(document.Text, offset) : InBody(document.Text, offset);
        if (expected.IsNothing) return new Proposals(expected.Replaced, []);
        if (expected.IsInText && !InToken(document.Text, expected.Replaced.Start)) return Paths(workspace, document, offset);
        var names = expected.IsName ? Names(workspace, document, expected) : [];
        var taken = names.Select(one => one.Label).ToHashSet(StringComparer.Ordinal);
        return new Proposals(expected.Replaced, [.. names, .. Words(expected).Where(word => word.Snippet is not null || !taken.Contains(word.Label))]);
    }

    private static IEnumerable<Proposal> Words(ExpectedHere expected)
    {
        foreach (var group in expected.Words.GroupBy(word => word.Word))
        {
            var meaning = KeywordTable.Find(group.Key)?.Meaning;
            yield return new Proposal(group.Key, null, meaning, HoverFeature.WordText(group.Key), null, 1);
            foreach (var snippet in Snippets.For(group.Select(word => (word.Word, word.Form))))
                yield return new Proposal(group.Key, null, snippet.Title, null, snippet.Text, 2);
        }
    }

    private static List<Proposal> Names(Workspace workspace, OpenDocument document, ExpectedHere expected)
    {
        var inserted = expected.IsInText && !ClosesToken(document.Text, expected.Replaced.End) ? Placeholder + "}" : Placeholder;
        // Half of a range is not read as one.
        if (EndsWith(document.Text.Text.AsSpan(0, expected.Replaced.Start), "between")) inserted += $" and {Placeholder}";
        // A word right behind the caret is not what is asked about.
        var end = expected.Replaced.End;
        while (end < document.Text.Length && IsWord(document.Text.Text[end])) end++;
        var place = TextSpan.FromBounds(expected.Replaced.Start, end);
        var found = new List<Proposal>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var campaign in workspace.CampaignsOf(document.Path))
        {
            var own = new List<Proposal>();
            var asked = workspace.With(campaign, document, place, inserted);
            foreach (var question in asked.Questions.Where(one => asked.PathOf(one.Source) == document.Path && one.Span == new TextSpan(place.Start, Placeholder.Length)))
            {
                foreach (var candidate in question.Candidates.Where(candidate => candidate != Placeholder))
                {
                    if (taken.Add(candidate)) own.Add(Name(asked, candidate, question.What));
                }
            }

            var program = (campaign.Analysed ?? campaign).Analysis.Program;
            var arranged = new CompletionOrder(asked, program).Arrange(document.Path, place.Start, own);
            found.AddRange(arranged.Select(one => one.Kind is NameKind.Message ? WithChannel(one, program) : one));
        }

        return found;
    }

    private static Proposal WithChannel(Proposal one, Semantics.Program? program) =>
        program?.Messages.FirstOrDefault(message => message.Symbol.Name == one.Label) is { } known ? one with { Detail = $"{known.Channel.Name} message" } : one;

    // Of several things with one name, the one that is asked for.
    private static Proposal Name(Campaign campaign, string name, string what)
    {
        var symbols = campaign.Names.Declared(name);
        var symbol = symbols.FirstOrDefault(one => what.Contains(one.What, StringComparison.Ordinal)) ?? symbols.FirstOrDefault();
        if (symbol is null) return new Proposal(name, NameKind.Value, KeywordTable.Find(name)?.Meaning ?? what, HoverFeature.WordText(name), null, 0);
        var detail = symbol switch
        {
            PropertySymbol property => property.Type.ToString(),
            AssetSymbol asset => $"{asset.Kind} asset",
            FunctionSymbol function => function.Head,
            _ => symbol.What,
        };
        return new Proposal(name, NameKinds.Of(symbol), detail, HoverFeature.Describe(campaign, symbol), null, 0);
    }

    private static ExpectedHere InBody(SourceText text, int offset)
    {
        var (start, end) = (offset, offset);
        while (start > 0 && IsWord(text.Text[start - 1])) start--;
        while (end < text.Length && IsWord(text.Text[end])) end++;
        return new ExpectedHere(TextSpan.FromBounds(start, end), [], IsName: true, IsInText: true);
    }

    // Between a `{` and its `}`, on one line.
    private static bool InToken(SourceText text, int offset)
    {
        for (var i = offset - 1; i >= 0; i--)
        {
            if (text.Text[i] is '{') return i == 0 || text.Text[i - 1] != '\\';
            if (text.Text[i] is '}' or '\n' or '\r') return false;
        }

        return false;
    }

    private static bool ClosesToken(SourceText text, int offset)
    {
        // A text of the token has two quotes; one alone ends the text around it.
        var quotes = 0;
        for (var i = offset; i < text.Length && text.Text[i] is not ('{' or '\n' or '\r'); i++)
        {
            if (text.Text[i] == '"') quotes++;
            else if (text.Text[i] == '}') return quotes % 2 == 0;
        }

        return false;
    }

    // Behind `import`: the files that could be imported.
    private static Proposals Paths(Workspace workspace, OpenDocument document, int offset)
    {
        var line = document.Text.GetLineSpan(document.Text.GetLine(offset));
        var before = document.Text.Text[line.Start..offset];
        var quote = before.LastIndexOf('"');
        var nothing = new Proposals(new TextSpan(offset, 0), []);
        if (quote < 0 || before[..quote].Trim() != "import") return nothing;
        var end = offset;
        while (end < line.End && document.Text.Text[end] != '"') end++;
        var files = workspace.ImportableFrom(document.Path).Select(path => new Proposal(path, NameKind.Campaign, "file", null, null, 0));
        return new Proposals(TextSpan.FromBounds(line.Start + quote + 1, end), [.. files]);
    }

    private static bool EndsWith(ReadOnlySpan<char> text, string word)
    {
        var before = text.TrimEnd();
        return before.Length < text.Length && before.EndsWith(word) && (before.Length == word.Length || !IsWord(before[^(word.Length + 1)]));
    }

    private static bool IsWord(char unit) => char.IsAsciiLetterOrDigit(unit) || unit == '_';
}
