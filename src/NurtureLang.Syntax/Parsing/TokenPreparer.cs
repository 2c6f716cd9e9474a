using System.Globalization;
using System.Text;
using Antlr4.Runtime;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Grammar;
using NurtureLang.Syntax.Keywords;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Syntax.Parsing;

/// <summary>
/// Turns what the lexer cut into what the parser reads: leaves trivia out, mends signs and units that are plainly meant as others,
/// and tells apart what a place decides: a `+` that starts a score rule, a `no` that is a value.
/// </summary>
internal sealed class TokenPreparer(SourceText source, DiagnosticBag diagnostics)
{
    private readonly List<ParserToken> prepared = [];
    private int parenDepth;
    private bool startsLine = true;
    private int indent;
    private int lineStart;
    private int braceDepth;
    private int testDepth = -1;

    /// <summary>The tokens of a part that begins somewhere in the file, the end of the part last. Braces are not yet balanced.</summary>
    public List<ParserToken> PrepareFrom(int start, List<RawToken> raw, int end)
    {
        lineStart = source.GetLineSpan(source.GetLine(start)).Start;
        startsLine = source.Text.AsSpan(lineStart, start - lineStart).IsWhiteSpace();
        return Prepare(raw, end);
    }

    /// <summary>The tokens for the parser, the end of the file last. Braces are not yet balanced.</summary>
    public List<ParserToken> Prepare(List<RawToken> raw, int end)
    {
        for (var i = 0; i < raw.Count; i++)
        {
            var token = raw[i];
            switch (token.Type)
            {
                case NurtureLexer.LineEnd:
                    startsLine = true;
                    lineStart = token.End;
                    break;
                case NurtureLexer.Blank or NurtureLexer.Comment:
                    // A byte order mark does not indent the first line.
                    if (token.Start == 0 && source.Text[0] == '\uFEFF')
                        lineStart = 1;
                    break;
                case NurtureLexer.HashComment or NurtureLexer.BlockComment:
                    ReportComment(token);
                    startsLine |= token.Type == NurtureLexer.BlockComment && SpanText(token).Contains('\n');
                    break;
                case NurtureLexer.Unknown_:
                    i = SkipUnknown(raw, i);
                    break;
                default:
                    Take(token);
                    break;
            }
        }
        ResolveNo(new RawToken(TokenConstants.EOF, end, end));
        Emit(TokenConstants.EOF, "", new TextSpan(end, 0), TokenConstants.EOF);
        return prepared;
    }

    private void Take(RawToken token)
    {
        var span = TextSpan.FromBounds(token.Start, token.End);
        switch (token.Type)
        {
            case NurtureLexer.String:
                EmitText(span, token.Type);
                break;
            case NurtureLexer.CurlyString:
                diagnostics.Add(SyntaxDiagnostics.CurlyQuotes.At(source, span).With(StraightQuotes(span)));
                EmitText(span, token.Type);
                break;
            case NurtureLexer.BrokenString:
                EmitText(span, token.Type);
                break;
            case NurtureLexer.OpenString:
                TakeOpenText(span);
                break;
            case NurtureLexer.Foreign:
                TakeForeign(span);
                break;
            case NurtureLexer.Name:
                TakeName(span);
                break;
            default:
                Emit(Retype(token), SpanText(token), span, token.Type);
                break;
        }
    }

    private int Retype(RawToken token)
    {
        ResolveNo(token);
        switch (token.Type)
        {
            case NurtureLexer.OpenParen:
                parenDepth++;
                return token.Type;
            case NurtureLexer.CloseParen:
                parenDepth = Math.Max(0, parenDepth - 1);
                return token.Type;
            case NurtureLexer.OpenBrace:
                parenDepth = 0;
                if (testDepth < 0 && LastType == NurtureLexer.String && prepared.Count > 1 && prepared[^2].Type == NurtureLexer.TEST)
                    testDepth = braceDepth;
                braceDepth++;
                return token.Type;
            case NurtureLexer.CloseBrace:
                parenDepth = 0;
                if (--braceDepth <= testDepth)
                    testDepth = -1;
                return token.Type;
            case NurtureLexer.AFTER when startsLine && testDepth >= 0:
                return NurtureLexer.LineAfter;
            case NurtureLexer.Plus or NurtureLexer.Minus when startsLine && parenDepth == 0 && !ContinuesAfter(LastType):
                return token.Type == NurtureLexer.Plus ? NurtureLexer.RulePlus : NurtureLexer.RuleMinus;
            default:
                return token.Type;
        }
    }

    private int LastType => prepared.Count == 0 ? TokenConstants.EOF : prepared[^1].Type;

    // An expression goes on over a line end after one of these.
    private static bool ContinuesAfter(int type) => type is NurtureLexer.Equal or NurtureLexer.NotEqual or NurtureLexer.Less
        or NurtureLexer.LessEqual or NurtureLexer.Greater or NurtureLexer.GreaterEqual or NurtureLexer.Plus or NurtureLexer.Minus
        or NurtureLexer.Star or NurtureLexer.Slash or NurtureLexer.AND or NurtureLexer.OR or NurtureLexer.NOT or NurtureLexer.OF
        or NurtureLexer.Comma or NurtureLexer.Arrow or NurtureLexer.BETWEEN or NurtureLexer.WHEN or NurtureLexer.WHERE;

    // INVARIANT: a `no` stands for absence only where, on its line, the thing that is absent follows; else it is the value. Behind
    // the colon of a field in a test, where values are written out, it is always the value.
    private void ResolveNo(RawToken next)
    {
        if (LastType != NurtureLexer.NO)
            return;
        var isValue = prepared.Count > 1 && prepared[^2].Type == NurtureLexer.Colon;
        var isAbsence = !startsLine && !isValue && (next.Type == NurtureLexer.OpenParen || WordTypes.OccurrenceTypes.Contains(next.Type));
        if (!isAbsence)
            prepared[^1].Type = NurtureLexer.NoValue;
    }

    private void TakeName(TextSpan span)
    {
        var text = source.GetText(span);
        if (LastType == NurtureLexer.Number && !startsLine && Units.MeantBy(text) is { } unit)
        {
            diagnostics.Add(SyntaxDiagnostics.UnitSlip.At(source, span, text, unit).With(Fix.Rewrite($"write `{unit}`", source, span, SpacedUnit(span, unit))));
            Emit(NurtureLexer.Unit, unit, span, NurtureLexer.Name);
            return;
        }
        ResolveNo(new RawToken(NurtureLexer.Name, span.Start, span.End));
        Emit(NurtureLexer.Name, text, span, NurtureLexer.Name);
    }

    private string SpacedUnit(TextSpan span, string unit) => prepared[^1].Span.End == span.Start ? " " + unit : unit;

    private void TakeOpenText(TextSpan span)
    {
        var text = source.GetText(span);
        var curly = text.AsSpan(1).IndexOfAny('\u201C', '\u201D');
        if (curly >= 0)
        {
            var closed = new TextSpan(span.Start, curly + 2);
            var fix = Fix.Rewrite("use straight quotes", source, new TextSpan(closed.End - 1, 1), "\"");
            diagnostics.Add(SyntaxDiagnostics.CurlyQuotes.At(source, closed).With(fix));
            EmitText(closed, NurtureLexer.CurlyString);
            Rescan(TextSpan.FromBounds(closed.End, span.End));
            return;
        }
        var end = text.TrimEnd().Length;
        var tail = end;
        for (var surplus = text.Count(c => c == '}') - text.Count(c => c == '{'); surplus > 0 && tail > 1 && text[tail - 1] == '}'; surplus--)
            tail = text[..(tail - 1)].TrimEnd().Length;
        var inner = new TextSpan(span.Start, Math.Max(tail, 1));
        var place = new TextSpan(inner.End, 0);
        diagnostics.Add(SyntaxDiagnostics.UnclosedText.At(source, inner).With(Fix.Replace("close the text", source, place, "\"")));
        EmitText(inner, NurtureLexer.OpenString);
        Rescan(TextSpan.FromBounds(inner.End, span.Start + end));
    }

    // What follows the place where a text should have ended is read as if it had.
    private void Rescan(TextSpan rest)
    {
        if (rest.Length == 0)
            return;
        foreach (var token in Scanner.Scan(source, rest, diagnostics))
        {
            if (token.Type is NurtureLexer.OpenString)
                EmitText(TextSpan.FromBounds(token.Start, token.End), token.Type);
            else if (token.Type is not (NurtureLexer.Blank or NurtureLexer.Comment or NurtureLexer.Unknown_))
                Take(token);
        }
    }

    private void EmitText(TextSpan span, int lexedType)
    {
        var bytes = Encoding.UTF8.GetByteCount(source.Text.AsSpan(span.Start, span.Length));
        if (bytes > SyntaxLimits.TextBytesMax)
            diagnostics.Add(SyntaxDiagnostics.TextTooLong.At(source, new TextSpan(span.Start, 1), bytes, SyntaxLimits.TextBytesMax));
        ResolveNo(new RawToken(NurtureLexer.String, span.Start, span.End));
        Emit(NurtureLexer.String, source.GetText(span), span, lexedType);
    }

    private void TakeForeign(TextSpan span)
    {
        var text = source.GetText(span);
        var (type, meant) = ForeignSigns.Read(text, prepared);
        var edit = type is NurtureLexer.AND or NurtureLexer.OR or NurtureLexer.NOT ? SpacedWord(span, meant) : meant;
        var hint = meant.Length == 0 ? "left out" : $"written `{meant}`";
        var title = meant.Length == 0 ? "leave it out" : $"write `{meant}`";
        var fix = meant.Length == 0 ? Fix.Replace(title, source, span, edit) : Fix.Rewrite(title, source, span, edit);
        diagnostics.Add(SyntaxDiagnostics.ForeignSign.At(source, span, text, hint).With(fix));
        if (meant.Length == 0)
            return;
        ResolveNo(new RawToken(type, span.Start, span.End));
        Emit(type, meant, span, NurtureLexer.Foreign);
    }

    private string SpacedWord(TextSpan span, string word)
    {
        var before = span.Start > 0 && !char.IsWhiteSpace(source.Text[span.Start - 1]) && source.Text[span.Start - 1] != '(' ? " " : "";
        var after = span.End < source.Length && !char.IsWhiteSpace(source.Text[span.End]) ? " " : "";
        return before + word + after;
    }

    private int SkipUnknown(List<RawToken> raw, int first)
    {
        var last = first;
        while (last + 1 < raw.Count && raw[last + 1].Type == NurtureLexer.Unknown_)
            last++;
        var span = TextSpan.FromBounds(raw[first].Start, raw[last].End);
        if (!diagnostics.IsFatal)
            diagnostics.Add(SyntaxDiagnostics.UnknownCharacters.At(source, span, Quoting.Characters(source.GetText(span))));
        return last;
    }

    private void ReportComment(RawToken token)
    {
        var span = TextSpan.FromBounds(token.Start, token.End);
        var text = source.GetText(span);
        Fix? fix = null;
        if (token.Type == NurtureLexer.HashComment)
            fix = Fix.Rewrite("write `//`", source, new TextSpan(span.Start, 1), "//");
        else if (!text.Contains('\n') && !text.Contains('\r') && text.Length >= 4 && EndsItsLine(span.End))
            fix = Fix.Rewrite("write `//`", source, span, "// " + text[2..^2].Trim());
        diagnostics.Add(SyntaxDiagnostics.ForeignComment.At(source, new TextSpan(span.Start, Math.Min(span.Length, 2))).With(fix));
    }

    private bool EndsItsLine(int offset) =>
        source.Text.AsSpan(offset, source.GetLineSpan(source.GetLine(offset)).End - offset).IsWhiteSpace();

    private Fix StraightQuotes(TextSpan span)
    {
        var text = source.GetText(span);
        var straight = new StringBuilder(text.Length);
        if (text[0] is '\'' or '\u2018' or '\u2019')
            return Fix.Rewrite("use straight double quotes", source, span, $"\"{text[1..^1]}\"");
        foreach (var character in text)
            straight.Append(character is '\u201C' or '\u201D' or '\u201E' ? '"' : character);
        return Fix.Rewrite("use straight quotes", source, span, straight.ToString());
    }

    private string SpanText(RawToken token) => source.Text.Substring(token.Start, token.End - token.Start);

    private void Emit(int type, string text, TextSpan span, int lexedType)
    {
        if (type == TokenConstants.EOF)
            ResolveNo(new RawToken(TokenConstants.EOF, span.Start, span.End));
        if (startsLine)
            indent = span.Start - lineStart;
        if (type == NurtureLexer.Number)
            CheckNumber(text, span);
        prepared.Add(new ParserToken(type, text, span) { StartsLine = startsLine, Indent = indent, LexedType = lexedType });
        startsLine = false;
    }

    private void CheckNumber(string text, TextSpan span)
    {
        var point = text.IndexOf('.');
        var whole = point < 0 ? text.Length : point;
        var fits =
            whole <= 15 && (point < 0 || text.Length - point - 1 <= 9) && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
        if (!fits)
            diagnostics.Add(SyntaxDiagnostics.NumberTooLarge.At(source, span, Quoting.Shorten(text)));
    }
}
