using Antlr4.Runtime;
using Antlr4.Runtime.Misc;
using NurtureLang.Syntax.Grammar;

namespace NurtureLang.Syntax.Parsing;

/// <summary>Says what could stand at a place, in words and not in token types.</summary>
internal static class Expectations
{
    private const int ListedMax = 4;

    /// <summary>A few words for the tokens that could stand there.</summary>
    /// <param name="expected">Their types.</param>
    /// <param name="rule">The rule the parser was in.</param>
    /// <param name="isAtStart">Whether nothing of the rule was read yet.</param>
    public static string Describe(IntervalSet expected, int rule, bool isAtStart)
    {
        if (isAtStart && PhraseOf(rule) is { } phrase)
            return phrase;
        var types = expected.ToList();
        if (types.Contains(NurtureLexer.String) && types.Contains(NurtureLexer.Number) && types.Contains(NurtureLexer.OpenParen))
            return types.Contains(NurtureLexer.NOT) ? "a condition or a value" : "a value";
        var parts = new List<string>();
        if (types.Contains(NurtureLexer.Name))
            parts.Add("a name");
        var hasName = parts.Count > 0;
        foreach (var type in types.Where(type => type > 0 && type != NurtureLexer.Name && !IsContinuation(type)))
        {
            if (!hasName || !WordTypes.NameTypes.Contains(type))
                parts.Add(WordTypes.Describe(type));
        }
        if (parts.Count == 0)
            parts.AddRange(types.Select(WordTypes.Describe));
        return Join([.. parts.Distinct().Take(ListedMax)]);
    }

    /// <summary>What was found instead.</summary>
    public static string Found(IToken token) => token.Type switch
    {
        TokenConstants.EOF => "the end of the file",
        NurtureLexer.String => $"the text {Quoting.Shorten(token.Text)}",
        _ => $"`{Quoting.Shorten(token.Text)}`",
    };

    // Signs and words that could go on with a finished expression say little about what is missing.
    private static bool IsContinuation(int type) => type is NurtureLexer.AND or NurtureLexer.OR or NurtureLexer.Plus or NurtureLexer.Minus
        or NurtureLexer.Star or NurtureLexer.Slash or NurtureLexer.Less or NurtureLexer.LessEqual or NurtureLexer.Greater
        or NurtureLexer.GreaterEqual or NurtureLexer.Equal or NurtureLexer.NotEqual or NurtureLexer.IS or NurtureLexer.IN or NurtureLexer.NOT
        or NurtureLexer.BETWEEN or NurtureLexer.CONTAINS or NurtureLexer.STARTS or NurtureLexer.ENDS or NurtureLexer.ENTERS
        or NurtureLexer.Dot or NurtureLexer.Percent or NurtureLexer.FOR;

    private static string? PhraseOf(int rule) => rule switch
    {
        NurtureParser.RULE_name or NurtureParser.RULE_word or NurtureParser.RULE_names or NurtureParser.RULE_namePath or NurtureParser.RULE_occurrence => "a name",
        NurtureParser.RULE_duration => "a length of time such as `3 days`",
        NurtureParser.RULE_interval => "a length of time such as `week` or `2 weeks`",
        NurtureParser.RULE_period => "a period such as `7 days` or `calendar day`",
        NurtureParser.RULE_moment => "a date and time such as `2026-03-01 09:00`",
        NurtureParser.RULE_percent => "a share such as `25%`",
        NurtureParser.RULE_type or NurtureParser.RULE_elementType => "a type such as `text` or `number?`",
        NurtureParser.RULE_eventFilter => "the name of an event",
        NurtureParser.RULE_block => "`{` and the steps",
        NurtureParser.RULE_record => "`{` and the values",
        NurtureParser.RULE_waitBody => "a length of time such as `3 days`, `until` or `for`",
        NurtureParser.RULE_plainStep or NurtureParser.RULE_stepBody or NurtureParser.RULE_step => "a step such as `send` or `wait`",
        NurtureParser.RULE_pointTrigger => "`on` and an event, `when` and a condition, or `every` and a length of time",
        NurtureParser.RULE_moveTrigger => "`when` and a condition, `on` and an event, or `after` and a length of time",
        NurtureParser.RULE_handoffTrigger => "`at` and a stage, or `on` and an event",
        NurtureParser.RULE_timeRange => "two times such as `09:00-17:00`",
        NurtureParser.RULE_dayRange or NurtureParser.RULE_weeklyHours => "days and times such as `mon-fri 09:00-17:00`",
        NurtureParser.RULE_claim => "`at most`, `never`, or what happens `within` how long",
        NurtureParser.RULE_goalMeasure => "what is measured, such as `rate of` or `a -> b`",
        NurtureParser.RULE_comparison => "a comparison such as `>=`",
        NurtureParser.RULE_goalTarget => "a share, a length of time or a number",
        NurtureParser.RULE_lateChoice => "`skip` or `send`",
        NurtureParser.RULE_capLimit => "a limit such as `2 email per 7 days`",
        NurtureParser.RULE_capped => "`wait up to` and a length of time, or `skip`",
        NurtureParser.RULE_sendChoice => "the name of a message",
        NurtureParser.RULE_stage => "the name of a stage",
        NurtureParser.RULE_gradeArm => "a grade such as `A when lead >= 80`",
        NurtureParser.RULE_expression or NurtureParser.RULE_orExpression or NurtureParser.RULE_andExpression
            or NurtureParser.RULE_notExpression or NurtureParser.RULE_condition => "a condition or a value",
        NurtureParser.RULE_additive or NurtureParser.RULE_multiplicative or NurtureParser.RULE_unary or NurtureParser.RULE_postfix
            or NurtureParser.RULE_primary or NurtureParser.RULE_pathName => "a value",
        _ => null,
    };

    private static string Join(List<string> parts) => parts.Count switch
    {
        0 => "something else",
        1 => parts[0],
        _ => string.Join(", ", parts.Take(parts.Count - 1)) + " or " + parts[^1],
    };
}
