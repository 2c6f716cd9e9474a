using Antlr4.Runtime;
using Antlr4.Runtime.Atn;
using NurtureLang.Syntax.Grammar;

namespace NurtureLang.Syntax.Parsing;

/// <summary>
/// What the parser does about a mistake: says one thing, then goes on at the next line of the block, so that the rest of the file
/// is read as if the line were right. INVARIANT: every call either consumes a token, leaves the rule, or stops at a place from
/// which the caller goes on.
/// </summary>
internal sealed class RecoveringErrorStrategy(MistakeReporter reporter) : DefaultErrorStrategy
{
    private RecognitionException? reported;

    /// <summary>Between the lines of a block: what begins no line is reported and passed over.</summary>
    public override void Sync(Parser recognizer)
    {
        var context = recognizer.Context;
        if (BlockRules.NameOf(context.RuleIndex) is null && context.RuleIndex != NurtureParser.RULE_file)
            return;
        var state = recognizer.Interpreter.atn.states[recognizer.State];
        if (state is not (StarLoopEntryState or StarLoopbackState))
            return;
        var starts = recognizer.Atn.NextTokens(state);
        var isFile = context.RuleIndex == NurtureParser.RULE_file;
        if (!isFile && !starts.Contains(NurtureLexer.CloseBrace))
            return;
        while (!starts.Contains(recognizer.InputStream.LA(1)))
        {
            var token = (ParserToken)recognizer.CurrentToken;
            if (token.Type == TokenConstants.EOF)
                return;
            if (reporter.ReportLine(token, recognizer, starts))
                continue;
            SpoilLineBefore(recognizer, token);
            recognizer.Consume();
            SkipLine(recognizer, token.Depth, context.RuleIndex);
        }
    }

    /// <summary>Says what is wrong, once for each mistake.</summary>
    public override void ReportError(Parser recognizer, RecognitionException e)
    {
        if (ReferenceEquals(reported, e))
            return;
        reported = e;
        reporter.ReportMistake(recognizer, e);
    }

    /// <summary>Leaves the rule, up to the nearest one that is a line of a block; there, passes over what is left of the line.</summary>
    public override void Recover(Parser recognizer, RecognitionException e)
    {
        var context = recognizer.Context;
        if (!BlockRules.IsLine(context.RuleIndex))
            throw e;
        var start = (ParserToken)context.Start;
        var offender = e.OffendingToken.TokenIndex;
        // A look-ahead that failed further on left the parser where it began to look.
        while (recognizer.CurrentToken.TokenIndex < offender && recognizer.CurrentToken.Type != TokenConstants.EOF)
            recognizer.Consume();
        if (recognizer.CurrentToken.TokenIndex == start.TokenIndex && !IsEnd((ParserToken)recognizer.CurrentToken, start.Depth))
            recognizer.Consume();
        SkipLine(recognizer, start.Depth, context.RuleIndex);
    }

    /// <summary>A token that does not fit where only one kind does: mended where that is plain, else a mistake.</summary>
    public override IToken RecoverInline(Parser recognizer)
    {
        var token = (ParserToken)recognizer.CurrentToken;
        var expected = recognizer.GetExpectedTokens();
        var mended = reporter.Mend(token, recognizer, expected);
        if (mended is null)
            throw new InputMismatchException(recognizer);
        if (ReferenceEquals(mended, token))
            recognizer.Consume();
        return mended;
    }

    // What stands too much on a line may change what the line means: it is not taken as if it stood alone.
    private static void SpoilLineBefore(Parser recognizer, ParserToken token)
    {
        var isRest =
            !token.StartsLine && recognizer.TokenStream.LT(-1) is { Type: not (NurtureLexer.OpenBrace or NurtureLexer.CloseBrace) };
        if (isRest && recognizer.Context.children?.LastOrDefault() is ParserRuleContext line && BlockRules.IsLine(line.RuleIndex))
            line.exception ??= new InputMismatchException(recognizer);
    }

    private static void SkipLine(Parser recognizer, int depth, int rule)
    {
        for (var token = (ParserToken)recognizer.CurrentToken; !IsEnd(token, depth); token = (ParserToken)recognizer.CurrentToken)
        {
            if (token.Depth == depth && token.StartsLine && CanStartLine(token, depth))
                return;
            recognizer.Consume();
            if (token.Depth == depth && token.Type == NurtureLexer.Comma && BlockRules.EndsWithComma(rule))
                return;
        }
    }

    // INVARIANT: outside every block only what begins a declaration, or stands where one would, ends the skipping.
    private static bool CanStartLine(ParserToken token, int depth)
    {
        if (depth == 0)
            return WordTypes.DeclarationTypes.Contains(token.Type) || (token.Indent == 0 && WordTypes.IsWord(token.Type) && !IsJoin(token.Type));
        return (WordTypes.IsWord(token.Type) && !IsJoin(token.Type))
            || token.Type is NurtureLexer.RulePlus or NurtureLexer.RuleMinus or NurtureLexer.Number;
    }

    private static bool IsJoin(int type) => type is NurtureLexer.AND or NurtureLexer.OR or NurtureLexer.OF or NurtureLexer.ELSE;

    private static bool IsEnd(ParserToken token, int depth) =>
        token.Type == TokenConstants.EOF || token.Depth < depth;
}
