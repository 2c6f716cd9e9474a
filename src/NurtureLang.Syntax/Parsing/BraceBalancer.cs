using Antlr4.Runtime;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Grammar;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Syntax.Parsing;

/// <summary>
/// Gives every brace its partner, so that a missing or surplus one is one diagnostic and nothing more. Where they do not add up,
/// the layout tells where one is missing: by a declaration at the start of a line, or by a closing brace further left than its block.
/// </summary>
internal sealed class BraceBalancer(SourceText source, DiagnosticBag diagnostics)
{
    private readonly List<ParserToken> balanced = [];
    private readonly Stack<ParserToken> open = [];

    /// <summary>The same tokens with braces put in and left out until they add up, and with every token's depth.</summary>
    public List<ParserToken> Balance(List<ParserToken> tokens)
    {
        if (AddUp(tokens))
        {
            balanced.AddRange(tokens);
            SetDepths();
            return balanced;
        }
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            CloseWhatLayoutEnds(token);
            switch (token.Type)
            {
                case NurtureLexer.OpenBrace:
                    open.Push(token);
                    balanced.Add(token);
                    break;
                case NurtureLexer.CloseBrace when open.Count == 0 || IsSurplus(tokens, i):
                    var fix = Fix.Replace("leave it out", source, token.Span, "");
                    diagnostics.Add(SyntaxDiagnostics.ExtraBrace.At(source, token.Span).With(fix));
                    break;
                case NurtureLexer.CloseBrace:
                    open.Pop();
                    balanced.Add(token);
                    break;
                default:
                    balanced.Add(token);
                    break;
            }
        }
        SetDepths();
        return balanced;
    }

    private static bool AddUp(List<ParserToken> tokens)
    {
        var depth = 0;
        foreach (var token in tokens)
        {
            depth += token.Type switch { NurtureLexer.OpenBrace => 1, NurtureLexer.CloseBrace => -1, _ => 0 };
            if (depth < 0)
                return false;
        }
        return depth == 0;
    }

    private void CloseWhatLayoutEnds(ParserToken token)
    {
        if (token.Type == TokenConstants.EOF)
        {
            while (open.Count > 0)
                PutInClosing();
            return;
        }
        if (!token.StartsLine || open.Count == 0)
            return;
        if (token.Indent == 0 && open.Any(brace => brace.Indent == 0) && WordTypes.DeclarationTypes.Contains(token.Type))
        {
            while (open.Count > 0)
                PutInClosing();
        }
        else if (token.Type == NurtureLexer.CloseBrace && open.Any(brace => brace.Indent == token.Indent))
        {
            while (open.Peek().Indent > token.Indent)
                PutInClosing();
        }
    }

    // A brace that would end a declaration while the next line still stands further right is one too many.
    private bool IsSurplus(List<ParserToken> tokens, int index) =>
        open.Count == 1 && open.Peek().Indent == 0 && tokens[index].Indent > 0
        && tokens[index + 1] is { StartsLine: true, Indent: > 0, Type: not TokenConstants.EOF };

    private void PutInClosing()
    {
        var brace = open.Pop();
        var end = balanced[^1].Span.End;
        var newLine = source.Text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var fix = Fix.Replace("close the block", source, new TextSpan(end, 0), newLine + new string(' ', brace.Indent) + "}");
        diagnostics.Add(SyntaxDiagnostics.MissingBrace.At(source, brace.Span).With(fix));
        balanced.Add(new ParserToken(NurtureLexer.CloseBrace, "}", new TextSpan(end, 0)) { IsPutIn = true, Indent = brace.Indent });
    }

    private void SetDepths()
    {
        var depth = 0;
        foreach (var token in balanced)
        {
            if (token.Type == NurtureLexer.CloseBrace)
                depth--;
            token.Depth = depth;
            if (token.Type == NurtureLexer.OpenBrace)
                depth++;
        }
    }
}
