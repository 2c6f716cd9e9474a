using System.Collections.Immutable;
using NurtureLang.Syntax.Grammar;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Syntax.Parsing;

/// <summary>Makes the public tokens, with the trivia around each, from what the lexer cut.</summary>
internal static class TriviaAttacher
{
    /// <summary>Every token and its trivia; one after the other they are the text.</summary>
    /// <param name="source">The file.</param>
    /// <param name="raw">Everything that was cut.</param>
    /// <param name="names">The offsets of words that the parser took as names.</param>
    public static ImmutableArray<SyntaxToken> Attach(SourceText source, List<RawToken> raw, HashSet<int> names)
    {
        var tokens = ImmutableArray.CreateBuilder<SyntaxToken>();
        var leading = ImmutableArray.CreateBuilder<SyntaxTrivia>();
        var i = 0;
        while (i < raw.Count)
        {
            if (TriviaKind(raw[i].Type) is { } kind)
            {
                leading.Add(Trivia(source, raw[i], kind));
                i++;
                continue;
            }
            var token = raw[i++];
            var trailing = ImmutableArray.CreateBuilder<SyntaxTrivia>();
            while (i < raw.Count && TriviaKind(raw[i].Type) is { } following)
            {
                trailing.Add(Trivia(source, raw[i++], following));
                if (following == SyntaxTriviaKind.LineEnd)
                    break;
            }
            var span = TextSpan.FromBounds(token.Start, token.End);
            tokens.Add(new SyntaxToken(Kind(token, names), source.GetText(span), span, leading.DrainToImmutable(), trailing.DrainToImmutable()));
        }
        tokens.Add(new SyntaxToken(SyntaxTokenKind.EndOfFile, "", new TextSpan(source.Length, 0), leading.DrainToImmutable(), []));
        return tokens.ToImmutable();
    }

    private static SyntaxTrivia Trivia(SourceText source, RawToken token, SyntaxTriviaKind kind)
    {
        var span = TextSpan.FromBounds(token.Start, token.End);
        return new SyntaxTrivia(kind, source.GetText(span), span);
    }

    private static SyntaxTriviaKind? TriviaKind(int type) => type switch
    {
        NurtureLexer.Blank => SyntaxTriviaKind.Blank,
        NurtureLexer.LineEnd => SyntaxTriviaKind.LineEnd,
        NurtureLexer.Comment or NurtureLexer.HashComment or NurtureLexer.BlockComment => SyntaxTriviaKind.Comment,
        _ => null,
    };

    private static SyntaxTokenKind Kind(RawToken token, HashSet<int> names) => token.Type switch
    {
        NurtureLexer.Name => SyntaxTokenKind.Name,
        NurtureLexer.Number => SyntaxTokenKind.Number,
        NurtureLexer.String or NurtureLexer.BrokenString or NurtureLexer.OpenString or NurtureLexer.CurlyString => SyntaxTokenKind.Text,
        NurtureLexer.Date or NurtureLexer.Clock or NurtureLexer.Instant => SyntaxTokenKind.Time,
        NurtureLexer.Money => SyntaxTokenKind.Money,
        NurtureLexer.Unknown_ => SyntaxTokenKind.Unknown,
        _ when WordTypes.IsWord(token.Type) => names.Contains(token.Start) ? SyntaxTokenKind.Name : SyntaxTokenKind.Keyword,
        _ => SyntaxTokenKind.Sign,
    };
}
