using System.Collections.Immutable;
using NurtureLang.Ide.Workspaces;
using NurtureLang.Semantics.Names;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Ide.Features;

/// <summary>What colour a stretch has. The names are those that editors know.</summary>
public enum Colour
{
    /// <summary>A word of the language.</summary>
    Keyword,
    /// <summary>A quoted text.</summary>
    String,
    /// <summary>A number, a time, an amount.</summary>
    Number,
    /// <summary>A comment.</summary>
    Comment,
    /// <summary>A sign that compares or computes.</summary>
    Operator,
    /// <summary>A group of people, a message, an asset: something the campaign declares.</summary>
    Class,
    /// <summary>An enum, a journey, a grade.</summary>
    Enum,
    /// <summary>A value of one, a stage.</summary>
    EnumMember,
    /// <summary>An event.</summary>
    Event,
    /// <summary>A field or a property.</summary>
    Property,
    /// <summary>A parameter.</summary>
    Parameter,
    /// <summary>A score.</summary>
    Variable,
    /// <summary>A function, a sequence.</summary>
    Function,
    /// <summary>A channel, a topic, a calendar.</summary>
    Namespace,
}

/// <summary>A coloured stretch, on one line.</summary>
/// <param name="Span">The stretch.</param>
/// <param name="Colour">Its colour.</param>
/// <param name="IsDeclaration">Whether the name is declared here.</param>
public sealed record ColouredSpan(TextSpan Span, Colour Colour, bool IsDeclaration);

/// <summary>The colours of a file: of words by the grammar, of names by what they mean.</summary>
public static class ColourFeature
{
    /// <summary>The coloured stretches, in the order of the text, none over a line end or over another.</summary>
    public static ImmutableArray<ColouredSpan> Of(Workspace workspace, OpenDocument document)
    {
        var names = workspace.CampaignOf(document.Path)?.Names.In(document.Path) ?? [];
        var found = new List<ColouredSpan>();
        if (workspace.TreeOf(document) is { } tree)
        {
            var byStart = names.DistinctBy(name => name.Span.Start).ToDictionary(name => name.Span.Start);
            foreach (var token in tree.Tokens)
            {
                found.AddRange(Comments(token.LeadingTrivia));
                if (token.Kind == SyntaxTokenKind.Text) found.AddRange(Text(token.Span, names));
                else if (byStart.TryGetValue(token.Span.Start, out var name)) found.Add(Name(name));
                else if (ColourOf(token) is { } colour) found.Add(new ColouredSpan(token.Span, colour, false));
                found.AddRange(Comments(token.TrailingTrivia));
            }
        }
        else
        {
            found.AddRange(names.DistinctBy(name => name.Span.Start).Select(Name));
        }

        return [.. found.SelectMany(span => Lines(document.Text, span))];
    }

    private static IEnumerable<ColouredSpan> Comments(ImmutableArray<SyntaxTrivia> trivia) =>
        trivia.Where(one => one.Kind == SyntaxTriviaKind.Comment).Select(one => new ColouredSpan(one.Span, Colour.Comment, false));

    // A text has the names of its tokens in it.
    private static IEnumerable<ColouredSpan> Text(TextSpan text, ImmutableArray<Occurrence> names)
    {
        var from = text.Start;
        foreach (var name in names.Where(name => name.Span.Start >= text.Start && name.Span.End <= text.End).DistinctBy(name => name.Span.Start))
        {
            if (name.Span.Start > from) yield return new ColouredSpan(TextSpan.FromBounds(from, name.Span.Start), Colour.String, false);
            yield return Name(name);
            from = name.Span.End;
        }

        if (text.End > from) yield return new ColouredSpan(TextSpan.FromBounds(from, text.End), Colour.String, false);
    }

    private static ColouredSpan Name(Occurrence name) => new(name.Span, ColourOf(NameKinds.Of(name.Symbol)), name.IsDeclaration);

    private static Colour? ColourOf(SyntaxToken token) => token.Kind switch
    {
        SyntaxTokenKind.Keyword => Colour.Keyword,
        SyntaxTokenKind.Number or SyntaxTokenKind.Time or SyntaxTokenKind.Money => Colour.Number,
        SyntaxTokenKind.Sign when token.Text is not ("{" or "}" or "(" or ")" or "," or ":" or ".") => Colour.Operator,
        _ => null,
    };

    private static Colour ColourOf(NameKind kind) => kind switch
    {
        NameKind.Enum or NameKind.Journey or NameKind.Grade => Colour.Enum,
        NameKind.Value or NameKind.Stage => Colour.EnumMember,
        NameKind.Field or NameKind.Property => Colour.Property,
        NameKind.Parameter => Colour.Parameter,
        NameKind.Event => Colour.Event,
        NameKind.Score => Colour.Variable,
        NameKind.Function or NameKind.Sequence or NameKind.Step => Colour.Function,
        NameKind.Channel or NameKind.Calendar => Colour.Namespace,
        _ => Colour.Class,
    };

    private static IEnumerable<ColouredSpan> Lines(SourceText text, ColouredSpan span)
    {
        var line = text.GetLine(span.Span.Start);
        for (var start = span.Span.Start; start < span.Span.End; line++)
        {
            var end = Math.Min(text.GetLineSpan(line).End, span.Span.End);
            if (end > start) yield return span with { Span = TextSpan.FromBounds(start, end) };
            start = line < text.LineCount ? text.GetLineSpan(line + 1).Start : span.Span.End;
        }
    }
}
