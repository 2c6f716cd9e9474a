using Antlr4.Runtime;
using Antlr4.Runtime.Misc;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Grammar;
using NurtureLang.Syntax.Keywords;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Syntax.Parsing;

/// <summary>Finds the words for a mistake, and the mend where it is plain.</summary>
internal sealed class MistakeReporter(SourceText source, DiagnosticBag diagnostics)
{
    /// <summary>
    /// A token that begins no line of its block. Where it is plainly a misspelt word that does, it is read as that one and true is
    /// returned; else it is to be passed over.
    /// </summary>
    public bool ReportLine(ParserToken token, Parser recognizer, IntervalSet starts)
    {
        if (diagnostics.IsFull)
            throw new ParseCanceledException();
        var previous = (ParserToken?)recognizer.TokenStream.LT(-1);
        var beginsLine = token.StartsLine || previous is null || previous.Type is NurtureLexer.OpenBrace or NurtureLexer.CloseBrace;
        var isFile = recognizer.Context.RuleIndex == NurtureParser.RULE_file;
        var candidates = beginsLine ? WordsOf(starts) : WordTypes.AllWords;
        var meant = WordTypes.IsWord(token.Type) ? Spelling.Nearest(token.Text, candidates) : null;
        var found = Expectations.Found(token);
        if (!beginsLine && previous is not null)
        {
            var misplaced = meant is null || meant == token.Text
                ? SyntaxDiagnostics.Expected.At(source, token.Span, $"the end of the line after `{Quoting.Shorten(previous.Text)}`", found)
                : SyntaxDiagnostics.Misspelt.At(source, token.Span, token.Text, meant).With(Replacing(token, meant));
            diagnostics.Add(misplaced);
            return false;
        }
        var hint = meant is null ? "" : $"; did you mean `{meant}`?";
        var diagnostic = isFile
            ? SyntaxDiagnostics.UnknownDeclaration.At(source, token.Span, found, hint)
            : SyntaxDiagnostics.UnknownLine.At(source, token.Span, found, BlockRules.NameOf(recognizer.Context.RuleIndex) ?? "this block", hint);
        diagnostics.Add(Finish(diagnostic, token, meant));
        if (meant is null)
            return false;
        ReadAs(token, meant);
        return starts.Contains(token.Type);
    }

    /// <summary>A mistake within a line.</summary>
    public void ReportMistake(Parser recognizer, RecognitionException e)
    {
        if (diagnostics.IsFull)
            throw new ParseCanceledException();
        var token = (ParserToken)e.OffendingToken;
        var start = e is NoViableAltException lookAhead ? lookAhead.StartToken : token;
        var isAhead = start.TokenIndex != token.TokenIndex;
        var expected = isAhead ? new IntervalSet() : e.GetExpectedTokens();
        var meant = token.Type == NurtureLexer.Name
            ? Spelling.Nearest(token.Text, isAhead ? WordTypes.AllWords : WordsOf(expected))
            : null;
        if (meant is not null)
        {
            diagnostics.Add(SyntaxDiagnostics.Misspelt.At(source, token.Span, token.Text, meant).With(Replacing(token, meant)));
            return;
        }
        var rule = recognizer.Context.RuleIndex;
        var isAtStart = recognizer.Context.Start is { } first && first.TokenIndex == token.TokenIndex;
        var wanted = isAhead
            ? $"something else after `{Quoting.Shorten(recognizer.TokenStream.Get(token.TokenIndex - 1).Text)}`"
            : Expectations.Describe(expected, rule, isAtStart);
        diagnostics.Add(SyntaxDiagnostics.Expected.At(source, token.Span, wanted, Expectations.Found(token)));
    }

    /// <summary>The token to go on with where a mistake is plain: the same, read as another, or one put in; null where it is not.</summary>
    public ParserToken? Mend(ParserToken token, Parser recognizer, IntervalSet expected)
    {
        if (diagnostics.IsFull)
            throw new ParseCanceledException();
        var previous = (ParserToken?)recognizer.TokenStream.LT(-1);
        if (previous is null)
            return null;
        if (expected.Contains(NurtureLexer.Unit) && previous.Type == NurtureLexer.Number)
            return MendUnit(token, previous);
        if (recognizer.Context.RuleIndex == NurtureParser.RULE_name)
            return MendName(token, previous);
        if (token.Type == NurtureLexer.Name && Spelling.Nearest(token.Text, WordsOf(expected)) is { } meant)
        {
            diagnostics.Add(SyntaxDiagnostics.Misspelt.At(source, token.Span, token.Text, meant).With(Replacing(token, meant)));
            ReadAs(token, meant);
            return token;
        }
        if (expected.Contains(NurtureLexer.CloseParen) && EndsParentheses(token))
        {
            var fix = Fix.Replace("close the parenthesis", source, new TextSpan(previous.Span.End, 0), ")");
            diagnostics.Add(SyntaxDiagnostics.MissingParenthesis.At(source, PlaceAfter(previous), Expectations.Found(token)).With(fix));
            return PutIn(NurtureLexer.CloseParen, ")", previous);
        }
        return null;
    }

    private ParserToken MendUnit(ParserToken token, ParserToken number)
    {
        if (token.Type == NurtureLexer.Name && !token.StartsLine && Spelling.Nearest(token.Text, Units.Durations.Keys) is { } unit)
        {
            diagnostics.Add(SyntaxDiagnostics.UnitSlip.At(source, token.Span, token.Text, unit).With(Replacing(token, unit)));
            ReadAs(token, unit);
            return token;
        }
        ReportBareNumber(number.Text, number.Span);
        return PutIn(NurtureLexer.Unit, "days", number);
    }

    /// <summary>A number where a length of time is meant.</summary>
    public void ReportBareNumber(string number, TextSpan span)
    {
        var unit = number == "1" ? "day" : "days";
        var fix = Fix.Replace($"write `{number} {unit}`", source, span, $"{number} {unit}");
        diagnostics.Add(SyntaxDiagnostics.BareNumber.At(source, span, number, unit).With(fix));
    }

    private ParserToken? MendName(ParserToken token, ParserToken previous)
    {
        if (!token.StartsLine && WordTypes.IsWord(token.Type))
        {
            var fix = Fix.Replace($"call it `{token.Text}_`", source, token.Span, token.Text + "_");
            diagnostics.Add(SyntaxDiagnostics.ReservedName.At(source, token.Span, token.Text).With(fix));
            return token;
        }
        if (token.Type is not (NurtureLexer.OpenBrace or NurtureLexer.Equal or NurtureLexer.String) || token.StartsLine)
            return null;
        diagnostics.Add(SyntaxDiagnostics.MissingName.At(source, token.Span, Expectations.Found(token)));
        return PutIn(NurtureLexer.Name, "", previous);
    }

    private static bool EndsParentheses(ParserToken token) => token.StartsLine
        || token.Type is TokenConstants.EOF or NurtureLexer.OpenBrace or NurtureLexer.CloseBrace or NurtureLexer.AND or NurtureLexer.OR
        || (WordTypes.IsWord(token.Type) && token.Type is not NurtureLexer.Name);

    private static ParserToken PutIn(int type, string text, ParserToken after) =>
        new(type, text, new TextSpan(after.Span.End, 0)) { IsPutIn = true, Depth = after.Depth };

    private static void ReadAs(ParserToken token, string word)
    {
        token.Type = WordTypes.TypeOf(word);
        token.Text = word;
    }

    private TextSpan PlaceAfter(ParserToken token) => new(token.Span.End, token.Span.End < source.Length ? 1 : 0);

    private Fix Replacing(ParserToken token, string word) => Fix.Replace($"write `{word}`", source, token.Span, word);

    private Diagnostic Finish(Diagnostic diagnostic, ParserToken token, string? meant) =>
        meant is null ? diagnostic : diagnostic with
        {
            Message = diagnostic.Message.TrimEnd('.'),
            Fix = Replacing(token, meant),
        };

    private static IEnumerable<string> WordsOf(IntervalSet types) => types.ToList()
        .SelectMany(type => type switch
        {
            NurtureLexer.Unit => Units.Durations.Keys,
            NurtureLexer.Weekday => Units.Weekdays.Keys,
            _ => WordTypes.WordOf(type) is { } word ? [word] : Enumerable.Empty<string>(),
        });
}
