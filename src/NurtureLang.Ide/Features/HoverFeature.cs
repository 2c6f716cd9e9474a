using System.Text;
using NurtureLang.Ide.Workspaces;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Completion;
using NurtureLang.Syntax.Keywords;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Declarations;

namespace NurtureLang.Ide.Features;

/// <summary>What is said about a place, in Markdown.</summary>
/// <param name="Text">What is said.</param>
/// <param name="Span">The place.</param>
public sealed record HoverText(string Text, TextSpan Span);

/// <summary>What stands under the pointer: a name with its declaration and its comment, a word of the language with its meaning.</summary>
public static class HoverFeature
{
    private const int LongestDeclaration = 12;

    /// <summary>What is to be said about an offset; null where there is nothing.</summary>
    public static HoverText? At(Workspace workspace, OpenDocument document, int offset)
    {
        foreach (var campaign in workspace.CampaignsNear(document, offset))
        {
            if (campaign.Names.At(document.Path, offset) is [var name, ..]) return new HoverText(Describe(campaign, name.Symbol), name.Span);
        }

        if (!FilePath.IsCampaignFile(document.Path) || GrammarProbe.WordAt(document.Text, offset) is not { } word) return null;
        return WordText(document.Text.GetText(word)) is { } text ? new HoverText(text, word) : null;
    }

    /// <summary>What a symbol is, in Markdown: its declaration, the comment above it, where it stands.</summary>
    public static string Describe(Campaign campaign, Symbol symbol)
    {
        var text = new StringBuilder();
        text.Append("```nurture\n").Append(Head(campaign, symbol)).Append("\n```\n");
        if (Comment(symbol) is { Length: > 0 } comment) text.Append('\n').Append(comment).Append('\n');
        text.Append('\n').Append(symbol.Origin is { } origin ? $"{symbol.What} in `{campaign.Now(origin).Line}`" : $"{symbol.What} that the language has from the start");
        return text.ToString();
    }

    /// <summary>What a word of the language means, in Markdown; null for a word that is none.</summary>
    public static string? WordText(string word)
    {
        var meaning = KeywordTable.Find(word)?.Meaning;
        var rule = TimingRules.Of(word);
        if (meaning is null && rule is null) return null;
        var text = new StringBuilder($"`{word}`");
        if (meaning is not null) text.Append(" — ").Append(meaning);
        if (rule is not null) text.Append("\n\n").Append(rule);
        var shapes = Forms.BeginningWith(word).Select(form => form.Label).Distinct().ToList();
        if (shapes.Count > 0) text.Append("\n\n```nurture\n").AppendJoin('\n', shapes).Append("\n```\n");
        return text.ToString();
    }

    private static string Head(Campaign campaign, Symbol symbol) => symbol switch
    {
        PropertySymbol property => $"{property.Name}: {property.Type}",
        FunctionSymbol function => $"function {function.Head}",
        CaseValueSymbol value => $"{value.Name}   // a value of {value.Of.Name}",
        EventSymbol { Origin: null } builtIn => $"event {builtIn.Name} {{ {string.Join(", ", builtIn.Properties.Select(one => $"{one.Name}: {one.Type}"))} }}",
        _ => symbol.Origin is { } origin && Declaration(campaign, origin) is { } written ? written : $"{symbol.What} {symbol.Name}",
    };

    // The declaration as it is written, cut after some lines.
    private static string? Declaration(Campaign campaign, Origin origin)
    {
        if (campaign.TreeOf(origin.Source) is not { } tree) return null;
        if (Named(tree, origin) is not { } node) return null;
        var lines = origin.Source.GetText(node.Span).Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        return lines.Count <= LongestDeclaration ? string.Join('\n', lines) : string.Join('\n', lines.Take(LongestDeclaration - 1)) + "\n  ...";
    }

    // A declaration of the file, or the part of one that has the name.
    private static SyntaxNode? Named(SyntaxTree tree, Origin origin)
    {
        var own = tree.Root.Declarations.FirstOrDefault(one => one.Span.Start <= origin.Span.Start && one.Span.End >= origin.Span.End);
        if (own is null) return null;
        // Before its first brace and on its first line nothing but the declaration itself is named.
        if (origin.Source.Text.AsSpan(own.Span.Start, origin.Span.Start - own.Span.Start).IndexOfAny('{', '\n', '\r') < 0 && own is not FunctionSyntax) return own;
        var around = SyntaxChildren.Around(own, origin.Span.Start).Where(node => node.Span.Length > origin.Span.Length).ToList();
        return around.FindLast(one => one.Span.Start <= origin.Span.Start && one is DeclarationSyntax
            or StageSyntax or Syntax.Tree.Steps.StepSyntax or Syntax.Tree.Sequences.StreamSyntax or Syntax.Tree.Steps.SplitArmSyntax or RollUpSyntax) ?? own;
    }

    // The comments on the lines directly above a declaration, and the one behind it on its line.
    private static string? Comment(Symbol symbol)
    {
        if (symbol.Origin is not { } origin) return null;
        var lines = new List<string>();
        for (var line = origin.Source.GetLine(origin.Span.Start) - 1; line >= 1; line--)
        {
            var text = origin.Source.GetLineText(line).Trim();
            if (!text.StartsWith("//", StringComparison.Ordinal) || text.StartsWith("// ---", StringComparison.Ordinal)) break;
            lines.Insert(0, text[2..].Trim());
        }

        if (GrammarProbe.CommentOn(origin.Source, origin.Span.Start) is { } behind) lines.Add(behind.TrimStart('/').Trim());
        return string.Join('\n', lines);
    }
}
