namespace NurtureLang.Syntax;

/// <summary>What sort of thing a token is, as far as colours and layout care.</summary>
public enum SyntaxTokenKind
{
    /// <summary>A word of the language where it is meant as one.</summary>
    Keyword,

    /// <summary>A name the author chose.</summary>
    Name,

    /// <summary>A number; its `%` is a token of its own.</summary>
    Number,

    /// <summary>A quoted text with everything in it.</summary>
    Text,

    /// <summary>A date, a time of day or an instant.</summary>
    Time,

    /// <summary>An amount of money.</summary>
    Money,

    /// <summary>A sign: a brace, a comma, an operator.</summary>
    Sign,

    /// <summary>Characters that mean nothing here; a diagnostic says so.</summary>
    Unknown,

    /// <summary>The end of the file; holds the last trivia.</summary>
    EndOfFile,
}
