using Antlr4.Runtime;
using Antlr4.Runtime.Misc;
using NurtureLang.Syntax.Grammar;
using NurtureLang.Syntax.Keywords;

namespace NurtureLang.Syntax.Parsing;

/// <summary>Which token type each word of the language has, and what token types are called when people are told about them.</summary>
internal static class WordTypes
{
    // Plain dictionaries: the runtime has them compiled, which a short run of the command line feels.
    private static readonly Dictionary<string, int> Types = MapWords();
    private static readonly Dictionary<int, string> Words = MapTypes();

    /// <summary>Token types that may stand where a name does.</summary>
    public static IntervalSet NameTypes { get; } = FirstOf(NurtureParser.RULE_name);

    /// <summary>The token types of what may be absent: names, and words for what a test expects.</summary>
    public static IntervalSet OccurrenceTypes { get; } = FirstOf(NurtureParser.RULE_occurrence);

    /// <summary>Token types that begin a declaration.</summary>
    public static IntervalSet DeclarationTypes { get; } = FirstOf(NurtureParser.RULE_declaration);

    /// <summary>Every word the language knows, units and weekdays among them.</summary>
    public static IEnumerable<string> AllWords => Types.Keys;

    /// <summary>The type of a word; `Name` where the language does not know it.</summary>
    public static int TypeOf(string word) => Types.TryGetValue(word, out var type) ? type : NurtureLexer.Name;

    /// <summary>The word of a type that has exactly one; null otherwise.</summary>
    public static string? WordOf(int type) => Words.TryGetValue(type, out var word) ? word : null;

    /// <summary>Whether a word can never be a name.</summary>
    public static bool IsReserved(string word) => Types.TryGetValue(word, out var type) && !NameTypes.Contains(type);

    /// <summary>Whether the type is that of a word: one of the language, or a name.</summary>
    public static bool IsWord(int type) =>
        type is NurtureLexer.Name or NurtureLexer.Unit or NurtureLexer.Weekday or NurtureLexer.NoValue or NurtureLexer.LineAfter || Words.ContainsKey(type);

    /// <summary>What a token of the type is called.</summary>
    public static string Describe(int type) => WordOf(type) is { } word ? $"`{word}`" : type switch
    {
        TokenConstants.EOF => "the end of the file",
        NurtureLexer.Name => "a name",
        NurtureLexer.Unit => "a unit such as `days`",
        NurtureLexer.Weekday => "a day of the week",
        NurtureLexer.String => "a text in quotes",
        NurtureLexer.Number => "a number",
        NurtureLexer.Date => "a date such as `2026-03-01`",
        NurtureLexer.Clock => "a time such as `09:00`",
        NurtureLexer.Instant => "an instant such as `2026-03-01T09:00:00Z`",
        NurtureLexer.Money => "an amount such as `EUR 500`",
        NurtureLexer.RulePlus => "`+`",
        NurtureLexer.RuleMinus => "`-`",
        NurtureLexer.NoValue => "`no`",
        NurtureLexer.LineAfter => "`after`",
        _ => NurtureLexer.DefaultVocabulary.GetLiteralName(type) is { } literal ? $"`{literal.Trim('\'')}`" : "something else",
    };

    private static IntervalSet FirstOf(int rule) => NurtureParser._ATN.NextTokens(NurtureParser._ATN.ruleToStartState[rule]);

    private static Dictionary<string, int> MapWords()
    {
        var types = new Dictionary<string, int>();
        var vocabulary = NurtureLexer.DefaultVocabulary;
        for (var type = 1; type <= NurtureParser._ATN.maxTokenType; type++)
        {
            if (vocabulary.GetSymbolicName(type) is { } symbol && IsWordSymbol(symbol))
                types.Add(symbol.TrimEnd('_').ToLowerInvariant(), type);
        }
        types.Add("half-life", NurtureLexer.HalfLife);
        types.Add("cool-off", NurtureLexer.CoolOff);
        foreach (var word in Units.DurationWords)
            types.Add(word, NurtureLexer.Unit);
        foreach (var word in Units.WeekdayWords)
            types.Add(word, NurtureLexer.Weekday);
        return types;
    }

    private static bool IsWordSymbol(string symbol)
    {
        foreach (var character in symbol)
        {
            if (!char.IsAsciiLetterUpper(character) && character != '_')
                return false;
        }
        return true;
    }

    private static Dictionary<int, string> MapTypes()
    {
        var words = new Dictionary<int, string>();
        foreach (var (word, type) in Types)
        {
            if (type is not (NurtureLexer.Unit or NurtureLexer.Weekday))
                words.Add(type, word);
        }
        return words;
    }
}
