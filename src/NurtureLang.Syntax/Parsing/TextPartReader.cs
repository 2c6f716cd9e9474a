using System.Collections.Immutable;
using System.Text;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Syntax.Parsing;

/// <summary>Takes a text apart into plain runs and tokens.</summary>
/// <param name="source">The file.</param>
/// <param name="diagnostics">Where mistakes go.</param>
/// <param name="names">Where the offsets of names in tokens go.</param>
internal sealed class TextPartReader(SourceText source, DiagnosticBag diagnostics, HashSet<int> names)
{
    private readonly ImmutableArray<TextPartSyntax>.Builder parts = ImmutableArray.CreateBuilder<TextPartSyntax>();
    private readonly StringBuilder plain = new();
    private int plainStart;

    /// <summary>The parts of the span.</summary>
    public ImmutableArray<TextPartSyntax> Read(TextSpan span)
    {
        var text = source.Text;
        plainStart = span.Start;
        var i = span.Start;
        while (i < span.End)
        {
            if (text[i] == '\\' && i + 1 < span.End)
            {
                ReadEscape(i);
                i += 2;
            }
            else if (text[i] == '{' && FindEnd(i + 1, span.End) is { } close)
            {
                EndPlain(i);
                ReadToken(TextSpan.FromBounds(i, close + 1));
                i = close + 1;
                plainStart = i;
            }
            else
            {
                if (text[i] == '{')
                    diagnostics.Add(SyntaxDiagnostics.UnclosedToken.At(source, new TextSpan(i, 1)));
                plain.Append(text[i++]);
            }
        }
        EndPlain(span.End);
        return parts.ToImmutable();
    }

    private void EndPlain(int end)
    {
        if (end > plainStart)
            parts.Add(new PlainTextSyntax(plain.ToString(), TextSpan.FromBounds(plainStart, end)));
        plain.Clear();
    }

    private void ReadEscape(int start)
    {
        var escaped = source.Text[start + 1];
        switch (escaped)
        {
            case '"' or '\\' or '{' or '}':
                plain.Append(escaped);
                break;
            case 'n':
                plain.Append('\n');
                break;
            case 't':
                plain.Append('\t');
                break;
            default:
                var span = new TextSpan(start, 2);
                var fix = Fix.Rewrite("write `\\\\`", source, new TextSpan(start, 1), "\\\\");
                diagnostics.Add(SyntaxDiagnostics.UnknownEscape.At(source, span, Quoting.Shorten(source.GetText(span))).With(fix));
                plain.Append(escaped);
                break;
        }
    }

    // The brace that closes a token: not one inside a text of the token.
    private int? FindEnd(int start, int end)
    {
        var inText = false;
        for (var i = start; i < end; i++)
        {
            switch (source.Text[i])
            {
                case '\\' when inText:
                    i++;
                    break;
                case '"' or '\u201C' or '\u201D' or '\u201E':
                    inText = !inText;
                    break;
                case '}' when !inText:
                    return i;
                case '{' or '\n' or '\r' when !inText:
                    return null;
                default:
                    break;
            }
        }
        return null;
    }

    private void ReadToken(TextSpan span)
    {
        var inner = TextSpan.FromBounds(span.Start + 1, span.End - 1);
        if (source.Text.AsSpan(inner.Start, inner.Length).IsWhiteSpace())
        {
            diagnostics.Add(SyntaxDiagnostics.EmptyToken.At(source, span));
            return;
        }
        var expression = FileParser.ParseToken(source, inner, diagnostics, names);
        if (expression is not LogicalSyntax { Operator: LogicalOperator.Or } choice)
        {
            parts.Add(new TextTokenSyntax(expression, null, span));
            return;
        }
        var rest = choice.Operands[1..];
        var fallback = rest.Length == 1
            ? rest[0]
            : new LogicalSyntax(LogicalOperator.Or, rest, TextSpan.Cover(rest[0].Span, rest[^1].Span));
        parts.Add(new TextTokenSyntax(choice.Operands[0], fallback, span));
    }
}
