using System.Collections.Immutable;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Syntax;

/// <summary>
/// A token with the trivia around it: trailing trivia runs to the end of its line, leading trivia is everything before.
/// All tokens and their trivia, one after the other, are the text.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As written.</param>
/// <param name="Span">Where it stands, without trivia.</param>
/// <param name="LeadingTrivia">What lies before it, since the line of the token before.</param>
/// <param name="TrailingTrivia">What follows it on its line, the line end included.</param>
public sealed record SyntaxToken(
    SyntaxTokenKind Kind,
    string Text,
    TextSpan Span,
    ImmutableArray<SyntaxTrivia> LeadingTrivia,
    ImmutableArray<SyntaxTrivia> TrailingTrivia);
