using Antlr4.Runtime;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Grammar;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Syntax.Parsing;

/// <summary>Cuts a text into tokens that, one after the other, are the text.</summary>
internal static class Scanner
{
    /// <summary>The tokens of a part of a file, trivia among them; cut short, with a diagnostic, where brackets nest too deep.</summary>
    public static List<RawToken> Scan(SourceText source, TextSpan part, DiagnosticBag diagnostics)
    {
        // AntlrInputStream counts UTF-16 code units and takes lone surrogates, which no other stream of ANTLR does.
        var text = part.Length == source.Length ? source.Text : source.GetText(part);
        var lexer = new NurtureLexer(new AntlrInputStream(text));
        lexer.RemoveErrorListeners();
        lexer.TokenFactory = RawTokenFactory.Instance;
        var tokens = new List<RawToken>(text.Length / 4 + 8);
        var depth = 0;
        for (var token = lexer.NextToken(); token.Type != TokenConstants.EOF; token = lexer.NextToken())
        {
            var start = part.Start + token.StartIndex;
            var end = part.Start + token.StopIndex + 1;
            var type = token.Type == NurtureLexer.Name ? WordTypes.TypeOf(source.Text.Substring(start, end - start)) : token.Type;
            tokens.Add(new RawToken(type, start, end));
            if (type is NurtureLexer.OpenParen or NurtureLexer.OpenBrace)
                depth++;
            else if (type is NurtureLexer.CloseParen or NurtureLexer.CloseBrace)
                depth = Math.Max(0, depth - 1);
            if (depth <= SyntaxLimits.DepthMax)
                continue;
            diagnostics.Add(SyntaxDiagnostics.NestedTooDeep.At(source, TextSpan.FromBounds(start, end), SyntaxLimits.DepthMax));
            diagnostics.IsFatal = true;
            tokens.Add(new RawToken(NurtureLexer.Unknown_, end, part.End));
            break;
        }
        return tokens;
    }
}
