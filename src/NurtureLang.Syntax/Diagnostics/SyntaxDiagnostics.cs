using System.Collections.Immutable;

namespace NurtureLang.Syntax.Diagnostics;

/// <summary>The catalogue of what can be wrong with the form of a file: NUR0001 to NUR0999.</summary>
public static class SyntaxDiagnostics
{
    /// <summary>Something else was expected.</summary>
    public static readonly DiagnosticDescriptor Expected = Error("NUR0001", "something else was expected", "Expected {0}, found {1}.");

    /// <summary>A word that no declaration begins with.</summary>
    public static readonly DiagnosticDescriptor UnknownDeclaration =
        Error("NUR0002", "no declaration begins so", "{0} does not begin anything a campaign file declares{1}");

    /// <summary>A word that no line of the block begins with.</summary>
    public static readonly DiagnosticDescriptor UnknownLine =
        Error("NUR0003", "no such line in this block", "{0} does not begin anything in {1}{2}");

    /// <summary>A block without its end.</summary>
    public static readonly DiagnosticDescriptor MissingBrace =
        Error("NUR0004", "a closing brace is missing", "The block that opens here has no closing `}}`.");

    /// <summary>An end without its block.</summary>
    public static readonly DiagnosticDescriptor ExtraBrace = Error("NUR0005", "a closing brace too many", "This `}}` closes nothing.");

    /// <summary>A text without its closing quote.</summary>
    public static readonly DiagnosticDescriptor UnclosedText =
        Error("NUR0006", "a closing quote is missing", "This text has no closing quote on its line.");

    /// <summary>Typographic or single quotes.</summary>
    public static readonly DiagnosticDescriptor CurlyQuotes =
        Error("NUR0007", "other quotes", "Texts stand between straight double quotes, \"...\".");

    /// <summary>A number without its unit.</summary>
    public static readonly DiagnosticDescriptor BareNumber =
        Error("NUR0008", "a unit is missing", "{0} of what? A length of time has its unit: `{0} {1}`.");

    /// <summary>A unit in another form.</summary>
    public static readonly DiagnosticDescriptor UnitSlip = Error("NUR0009", "a unit in another form", "`{0}` is no unit; write `{1}`.");

    /// <summary>A sign of another language.</summary>
    public static readonly DiagnosticDescriptor ForeignSign = Error("NUR0010", "a sign of another language", "`{0}` is {1} here.");

    /// <summary>A misspelt word of the language.</summary>
    public static readonly DiagnosticDescriptor Misspelt =
        Error("NUR0011", "a misspelt word", "`{0}` is not known here; did you mean `{1}`?");

    /// <summary>Characters that mean nothing.</summary>
    public static readonly DiagnosticDescriptor UnknownCharacters =
        Error("NUR0012", "characters that mean nothing", "{0} means nothing outside a text.");

    /// <summary>A comment in another form.</summary>
    public static readonly DiagnosticDescriptor ForeignComment =
        Error("NUR0013", "a comment in another form", "A comment starts with `//` and runs to the end of its line.");

    /// <summary>A date or time that does not exist.</summary>
    public static readonly DiagnosticDescriptor ImpossibleTime = Error("NUR0014", "no such date or time", "There is no {0} {1}.");

    /// <summary>Brackets in brackets without end.</summary>
    public static readonly DiagnosticDescriptor NestedTooDeep =
        Error("NUR0015", "nested too deep", "Brackets nest more than {0} deep here; the rest of the file is not read.");

    /// <summary>A file over the limit.</summary>
    public static readonly DiagnosticDescriptor FileTooLong =
        Error("NUR0016", "the file is too long",
            "This file has {0} bytes; a campaign file has at most {1}. Split it and `import` the parts.");

    /// <summary>A text over the limit.</summary>
    public static readonly DiagnosticDescriptor TextTooLong =
        Error("NUR0017", "the text is too long",
            "This text has {0} bytes; a text has at most {1}. Put it in a file and name that with `body`.");

    /// <summary>A number that cannot be held.</summary>
    public static readonly DiagnosticDescriptor NumberTooLarge =
        Error("NUR0018", "the number is too large",
            "The number {0} is too large; at most 15 digits stand before the point and 9 after it.");

    /// <summary>A reserved word as a name.</summary>
    public static readonly DiagnosticDescriptor ReservedName =
        Error("NUR0019", "a word of the language as a name", "`{0}` is a word of the language and cannot be a name; try `{0}_`.");

    /// <summary>A token in a text with nothing in it.</summary>
    public static readonly DiagnosticDescriptor EmptyToken =
        Error("NUR0020", "an empty token", "Nothing stands between these braces; a token names what is put in, such as {{first_name}}.");

    /// <summary>A brace in a text without its end.</summary>
    public static readonly DiagnosticDescriptor UnclosedToken =
        Error("NUR0021", "a token without its end",
            "The token that opens here has no closing `}}`; a brace that is meant as one is written `\\{{`.");

    /// <summary>An escape that is none.</summary>
    public static readonly DiagnosticDescriptor UnknownEscape =
        Error("NUR0022", "no such escape", "`{0}` is no escape; a text knows \\\", \\\\, \\{{, \\}}, \\n and \\t.");

    /// <summary>A declaration without its name.</summary>
    public static readonly DiagnosticDescriptor MissingName = Error("NUR0023", "a name is missing", "A name is missing before {0}.");

    /// <summary>A chain of operators over the limit.</summary>
    public static readonly DiagnosticDescriptor ChainTooLong =
        Error("NUR0024", "the expression is too long",
            "More than {0} operators follow one another here; take a part of it out into a `segment`, `score` or `function`.");

    /// <summary>A closing parenthesis that is missing.</summary>
    public static readonly DiagnosticDescriptor MissingParenthesis =
        Error("NUR0025", "a closing parenthesis is missing", "A closing `)` is missing before {0}.");

    /// <summary>The same thing said twice.</summary>
    public static readonly DiagnosticDescriptor SaidTwice = Error("NUR0026", "said twice", "`{0}` is said a second time here.");

    /// <summary>More mistakes than are shown.</summary>
    public static readonly DiagnosticDescriptor TooManyMistakes =
        Error("NUR0027", "too many mistakes", "More than {0} mistakes; the rest of the file is not looked at.");

    /// <summary>A reset of a score after a time.</summary>
    public static readonly DiagnosticDescriptor ResetAfter =
        Error("NUR0028", "a reset after a time",
            "A score is reset `when` something holds or `on` an event; points that go with time are `expires after 90 days` or `half-life 30 days`.");

    /// <summary>Every kind, by code.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        Expected, UnknownDeclaration, UnknownLine, MissingBrace, ExtraBrace, UnclosedText, CurlyQuotes, BareNumber, UnitSlip, ForeignSign,
        Misspelt, UnknownCharacters, ForeignComment, ImpossibleTime, NestedTooDeep, FileTooLong, TextTooLong, NumberTooLarge, ReservedName,
        EmptyToken, UnclosedToken, UnknownEscape, MissingName, ChainTooLong, MissingParenthesis, SaidTwice, TooManyMistakes,
        ResetAfter,
    ];

    private static DiagnosticDescriptor Error(string code, string title, string messageFormat) =>
        new(code, Severity.Error, title, messageFormat);
}
