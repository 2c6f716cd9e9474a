using System.Collections.Immutable;

namespace NurtureLang.Syntax.Formatting;

/// <summary>A comment between two tokens.</summary>
/// <param name="Text">The comment as written.</param>
/// <param name="IsOwnLine">Whether it begins its line.</param>
/// <param name="HasBlankLineBefore">Whether a blank line stands before it.</param>
internal sealed record GapComment(string Text, bool IsOwnLine, bool HasBlankLineBefore);

/// <summary>What lies between two tokens.</summary>
/// <param name="Comments">The comments, in order.</param>
/// <param name="HasLineEnd">Whether the second token stands on a later line.</param>
/// <param name="HasBlankLineBeforeToken">Whether a blank line stands right before the second token.</param>
internal sealed record Gap(ImmutableArray<GapComment> Comments, bool HasLineEnd, bool HasBlankLineBeforeToken)
{
    /// <summary>Whether a comment stands on a line of its own.</summary>
    public bool HasOwnLineComment => Comments.Any(comment => comment.IsOwnLine);

    /// <summary>What lies between two tokens; before the first one where there is no token before.</summary>
    public static Gap Between(SyntaxToken? previous, SyntaxToken token)
    {
        var comments = ImmutableArray.CreateBuilder<GapComment>();
        var lineEnds = 0;
        var hasLineEnd = false;
        foreach (var trivia in (previous?.TrailingTrivia ?? []).Concat(token.LeadingTrivia))
        {
            if (trivia.Kind == SyntaxTriviaKind.LineEnd)
            {
                lineEnds++;
                hasLineEnd = true;
            }
            else if (trivia.Kind == SyntaxTriviaKind.Comment)
            {
                comments.Add(new GapComment(trivia.Text, hasLineEnd || previous is null, lineEnds > 1));
                lineEnds = 0;
            }
        }
        return new Gap(comments.ToImmutable(), hasLineEnd, lineEnds > 1);
    }
}
