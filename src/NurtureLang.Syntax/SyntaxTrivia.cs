using NurtureLang.Syntax.Text;

namespace NurtureLang.Syntax;

/// <summary>What sort of thing lies between tokens.</summary>
public enum SyntaxTriviaKind
{
    /// <summary>Blanks and tabs, or a byte order mark.</summary>
    Blank,

    /// <summary>One line end: LF, CRLF or CR.</summary>
    LineEnd,

    /// <summary>A comment, without its line end.</summary>
    Comment,
}

/// <summary>Something between tokens that means nothing and is kept.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As written.</param>
/// <param name="Span">Where it stands.</param>
public sealed record SyntaxTrivia(SyntaxTriviaKind Kind, string Text, TextSpan Span);
