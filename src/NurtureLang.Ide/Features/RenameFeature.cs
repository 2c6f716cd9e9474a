using System.Collections.Immutable;
using NurtureLang.Ide.Workspaces;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Keywords;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Ide.Features;

/// <summary>What comes of a rename: edits, or a sentence that says why there are none.</summary>
/// <param name="Edits">The edits, in every file.</param>
/// <param name="Refusal">Why it is not done; null where it is.</param>
public sealed record RenameResult(ImmutableArray<FileEdit> Edits, string? Refusal = null)
{
    /// <summary>What is outside of the campaign and knows it by the name that it loses, each in a sentence; none where nobody else knows it.</summary>
    public ImmutableArray<string> Breaks { get; init; } = [];
}

/// <summary>Gives something another name wherever it is named, and refuses what would make the campaign mean something else.</summary>
public static class RenameFeature
{
    /// <summary>The name that would be changed at an offset; null where nothing can be renamed.</summary>
    public static (TextSpan Span, string Name)? Prepare(Workspace workspace, OpenDocument document, int offset) =>
        NavigationFeature.NameAt(workspace, document, offset) is { } name && WhyFixed(name.Symbol) is null ? (name.Span, name.Symbol.Name) : null;

    /// <summary>Renames what stands at an offset.</summary>
    public static RenameResult Rename(Workspace workspace, OpenDocument document, int offset, string newName)
    {
        if (NavigationFeature.NameAt(workspace, document, offset) is not { } name) return Refuse("There is no name here that could be changed.");
        if (WhyFixed(name.Symbol) is { } fixedBy) return Refuse(fixedBy);
        if (newName == name.Symbol.Name) return new RenameResult([]);
        if (WhyNoName(newName) is { } wrong) return Refuse(wrong);
        var edits = new List<FileEdit>();
        foreach (var campaign in NavigationFeature.CampaignsWith(workspace, document, offset))
        {
            var symbols = NavigationFeature.SymbolsAt(campaign, document.Path, offset, workspace).ToList();
            if (symbols.Count > 1) return Refuse($"`{name.Symbol.Name}` stands for a property of several events here; rename it where each of them declares it.");
            foreach (var symbol in symbols)
            {
                if (Collision(campaign, symbol, newName) is { } collision) return Refuse(collision);
                if (Shared(campaign, symbol) is { } shared) return Refuse(shared);
                edits.AddRange(campaign.Names.Of(symbol).Select(one => new FileEdit(campaign.PathOf(one.Source), one.Source, one.Span, newName)));
            }
        }

        return new RenameResult([.. edits.DistinctBy(edit => (edit.Path, edit.Span)).OrderBy(edit => edit.Path, StringComparer.Ordinal).ThenBy(edit => edit.Span.Start)])
        {
            Breaks = RenameBreaks.Of(name.Symbol, newName),
        };
    }

    private static RenameResult Refuse(string sentence) => new([], sentence);

    private static string? WhyFixed(Symbol symbol) => symbol switch
    {
        { Origin: null } => $"`{symbol.Name}` is a {symbol.What} that the language has from the start; its name stays.",
        PropertySymbol { IsField: true, Name: "created" } => "By its name `created` a campaign knows since when a contact is there; its name stays.",
        _ => null,
    };

    // What a name is, the scanner says: one word, and none that the language keeps for itself.
    private static string? WhyNoName(string text)
    {
        if (Keywords.Reserved(text)) return $"`{text}` is a word of the language and cannot be a name.";
        var tokens = SyntaxTree.Parse(new SourceText("name", text)).Tokens;
        var isWord = tokens.Length == 2 && tokens[0].Kind is SyntaxTokenKind.Name or SyntaxTokenKind.Keyword && tokens[0].Text == text;
        return isWord ? null : $"`{text}` is no name: a name has letters, digits and `_`, and begins with a letter.";
    }

    // Two things of one kind with one name, or a property and what it would hide.
    private static string? Collision(Campaign campaign, Symbol symbol, string newName)
    {
        foreach (var other in campaign.Names.Declarations.Select(one => one.Symbol).Where(other => other.Name == newName && other != symbol))
        {
            if (Meet(symbol, other) && MayMeet(campaign, symbol, other)) return $"There is a {other.What} `{newName}` already{(other.Line.Length > 0 ? $" ({other.Line})" : "")}.";
        }

        return campaign.Analysis.Program is { } program && symbol is ChannelSymbol && program.Channels.Any(channel => channel.Name == newName)
            ? $"There is a channel `{newName}` already." : null;
    }

    // Arms of two splits, contacts of two tests and steps of two sequences may share a name.
    private static bool MayMeet(Campaign campaign, Symbol one, Symbol other) =>
        (one, other) is not (LocalSymbol { What: "arm" or "contact" or "step" }, { Origin: not null }) || Around(campaign, one) == Around(campaign, other);

    private static (string Path, TextSpan Span)? Around(Campaign campaign, Symbol symbol)
    {
        if (symbol.Origin is not { } at || campaign.TreeOf(campaign.PathOf(at.Source)) is not { } tree) return null;
        var nodes = SyntaxChildren.Around(tree.Root, at.Span.Start).ToList();
        var split = symbol.What == "arm" ? nodes.OfType<Syntax.Tree.Steps.SplitStepSyntax>().LastOrDefault() : null;
        return (at.Source.Path, split?.Span ?? nodes.ElementAtOrDefault(1)?.Span ?? at.Span);
    }

    private static bool Meet(Symbol one, Symbol other) => (one, other) switch
    {
        (CaseValueSymbol first, CaseValueSymbol second) => first.Of == second.Of,
        (LocalSymbol first, LocalSymbol second) => first.What == second.What,
        // Values are looked up by one name, whatever they are: a field would hide a score.
        (PropertySymbol { IsField: true } or SegmentSymbol or ScoreSymbol or GradeSymbol, PropertySymbol { IsField: true } or SegmentSymbol or ScoreSymbol or GradeSymbol) => true,
        (PropertySymbol { IsField: false }, PropertySymbol { IsField: false }) => SameOwner(one, other),
        (PropertySymbol { IsField: false }, PropertySymbol { IsField: true } or SegmentSymbol or ScoreSymbol or GradeSymbol) => true,
        (PropertySymbol { IsField: true } or SegmentSymbol or ScoreSymbol or GradeSymbol, PropertySymbol { IsField: false }) => true,
        (StageSymbol, StageSymbol or SegmentSymbol) or (SegmentSymbol, StageSymbol) => true,
        (MessageSymbol or ChannelSymbol or TopicSymbol, MessageSymbol or ChannelSymbol or TopicSymbol) => true,
        _ => one.GetType() == other.GetType() && one is not (CaseValueSymbol or LocalSymbol or PropertySymbol),
    };

    // Properties that are declared side by side are of one event.
    private static bool SameOwner(Symbol one, Symbol other) =>
        one.Origin is { } first && other.Origin is { } second && first.Source.Path == second.Source.Path
        && !first.Source.Text.AsSpan(Math.Min(first.Span.Start, second.Span.Start), Math.Abs(first.Span.Start - second.Span.Start)).Contains('}');

    // `entry.x` where two events start a sequence: renaming one of the two properties would leave the other behind.
    private static string? Shared(Campaign campaign, Symbol symbol)
    {
        foreach (var one in campaign.Names.Of(symbol))
        {
            var all = campaign.Names.At(campaign.PathOf(one.Source), one.Span.Start).Where(other => other.Span == one.Span).Select(other => other.Symbol).Distinct().Count();
            if (all > 1) return $"`{symbol.Name}` is read for several events at once in {one.Source.Path}:{one.Source.GetLine(one.Span.Start)}: rename it by hand in all of them.";
        }

        return null;
    }

    private static class Keywords
    {
        public static bool Reserved(string word) =>
            KeywordTable.Find(word) is { CanBeName: false } || Units.DurationWords.Contains(word) || Units.WeekdayWords.Contains(word);
    }
}
