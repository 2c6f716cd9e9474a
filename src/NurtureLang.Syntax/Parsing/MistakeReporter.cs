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
            if (IsSilenced(previous) || ReportPrevious(previous, token))
                return false;
            var misplaced = meant is null || meant == token.Text
                ? SyntaxDiagnostics.Expected.At(source, token.Span, $"the end of the line after `{Quoting.Shorten(previous.Text)}`", found)
                : SyntaxDiagnostics.Misspelt.At(source, token.Span, token.Text, meant).With(Replacing(token, meant));
            diagnostics.Add(misplaced);
            return false;
        }
        var hint = meant is null ? "." : $"; did you mean `{meant}`?";
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
        var previous = token.TokenIndex > 0 ? (ParserToken)recognizer.TokenStream.Get(token.TokenIndex - 1) : null;
        if (previous is not null && (IsSilenced(previous) || (!token.StartsLine && ReportPrevious(previous, token))))
            return;
        var expected = isAhead ? DeadEnd((NoViableAltException)e) : e.GetExpectedTokens();
        var meant = token.Type == NurtureLexer.Name ? Spelling.Nearest(token.Text, WordsOf(expected)) : null;
        if (meant is not null)
        {
            diagnostics.Add(SyntaxDiagnostics.Misspelt.At(source, token.Span, token.Text, meant).With(Replacing(token, meant)));
            return;
        }
        var rule = recognizer.Context.RuleIndex;
        if (rule == NurtureParser.RULE_scoreReset && token.Type == NurtureLexer.AFTER)
        {
            diagnostics.Add(SyntaxDiagnostics.ResetAfter.At(source, token.Span));
            return;
        }
        var isAtStart = recognizer.Context.Start is { } first && first.TokenIndex == token.TokenIndex;
        var wanted = Expectations.Describe(expected, rule, isAtStart);
        // What is missing at the end of a line is said there, and not at the innocent word that begins the next one.
        diagnostics.Add(previous is not null && (token.StartsLine || token.Type == TokenConstants.EOF)
            ? SyntaxDiagnostics.Expected.At(source, previous.Span, $"{wanted} after `{Quoting.Shorten(previous.Text)}`", "the end of the line")
            : SyntaxDiagnostics.Expected.At(source, token.Span, wanted, Expectations.Found(token)));
    }

    // What could have stood where a look-ahead ended.
    private static IntervalSet DeadEnd(NoViableAltException e)
    {
        var expected = new IntervalSet();
        foreach (var state in e.DeadEndConfigs?.configs.Select(configuration => configuration.state) ?? [])
        {
            foreach (var transition in state.TransitionsArray.Where(transition => !transition.IsEpsilon && transition.Label is not null))
                expected.AddAll(transition.Label);
        }
        return expected;
    }

    // After a text that was not closed, whatever follows on its line was meant to be in it or after it: one mistake is enough.
    private static bool IsSilenced(ParserToken previous) => previous.LexedType == NurtureLexer.OpenString;

    // Two words written as one, or a misspelt word that was taken for a name, are found by the token after them.
    private bool ReportPrevious(ParserToken previous, ParserToken token)
    {
        if (Separated(token.Text) is { } two)
        {
            diagnostics.Add(SyntaxDiagnostics.Misspelt.At(source, token.Span, token.Text, two).With(Replacing(token, two)));
            return true;
        }
        if (previous.Type != NurtureLexer.Name || Spelling.Nearest(previous.Text, WordTypes.AllWords.Where(WordTypes.IsReserved)) is not { } meant)
            return false;
        diagnostics.Add(SyntaxDiagnostics.Misspelt.At(source, previous.Span, previous.Text, meant).With(Replacing(previous, meant)));
        return true;
    }

    private static string? Separated(string word) => word switch
    {
        "upto" => "up to",
        "atmost" => "at most",
        "atleast" => "at least",
        "oneof" => "one of",
        "setof" => "set of",
        "inlast" => "in last",
        "waitfor" => "wait for",
        "cooloff" => "cool-off",
        "halflife" => "half-life",
        _ => null,
    };

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
            return MendName(token, previous, (ParserToken)recognizer.TokenStream.LT(2), recognizer);
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
        if (token.Type == NurtureLexer.Name && !token.StartsLine && Spelling.Nearest(token.Text, Units.DurationWords) is { } unit)
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

    private ParserToken? MendName(ParserToken token, ParserToken previous, ParserToken next, Parser recognizer)
    {
        if (!token.StartsLine && WordTypes.IsWord(token.Type) && (FollowsName(next) || StandsForName(token, next, recognizer)))
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

    // What comes next goes on as after a name, and the word itself could not: `persona late when ...`, where `persona when ...` lacks its name.
    private static bool StandsForName(ParserToken token, ParserToken next, Parser recognizer)
    {
        var place = recognizer.Atn.states[recognizer.State];
        var after = recognizer.Atn.NextTokens(place.Transition(0).target, recognizer.Context);
        return after.Contains(next.Type) && !after.Contains(token.Type);
    }

    private static bool FollowsName(ParserToken next) => next.StartsLine || next.Type is NurtureLexer.OpenBrace or NurtureLexer.CloseBrace
        or NurtureLexer.String or NurtureLexer.Equal or NurtureLexer.Comma or NurtureLexer.CloseParen or NurtureLexer.Arrow
        or NurtureLexer.Dot or NurtureLexer.Colon or TokenConstants.EOF;

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
            NurtureLexer.Unit => Units.DurationWords,
            NurtureLexer.Weekday => Units.WeekdayWords,
            _ => WordTypes.WordOf(type) is { } word ? [word] : Enumerable.Empty<string>(),
        });
}
