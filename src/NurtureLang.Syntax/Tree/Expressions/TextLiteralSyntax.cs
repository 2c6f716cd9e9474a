using System.Collections.Immutable;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Syntax.Tree.Expressions;

/// <summary>A quoted text, with its `{tokens}` taken apart.</summary>
/// <param name="Parts">Plain runs and tokens in order; none for an empty text.</param>
/// <param name="Span">Where it stands, quotes included.</param>
public sealed record TextLiteralSyntax(ImmutableArray<TextPartSyntax> Parts, TextSpan Span) : LiteralSyntax(Span)
{
    /// <summary>The text where it holds no token, escapes resolved; null where it holds one.</summary>
    public string? PlainText
    {
        get
        {
            if (Parts.Length == 0)
                return "";
            return Parts.All(part => part is PlainTextSyntax) ? string.Concat(Parts.Cast<PlainTextSyntax>().Select(part => part.Value)) : null;
        }
    }
}

/// <summary>A part of a quoted text.</summary>
/// <param name="Span">Where it stands.</param>
public abstract record TextPartSyntax(TextSpan Span) : SyntaxNode(Span);

/// <summary>A run of a text that stands for itself.</summary>
/// <param name="Value">The run with its escapes resolved.</param>
/// <param name="Span">Where it stands, escapes as written.</param>
public sealed record PlainTextSyntax(string Value, TextSpan Span) : TextPartSyntax(Span);

/// <summary>A token: `{first_name or "there"}`.</summary>
/// <param name="Expression">What is put in.</param>
/// <param name="Fallback">What is put in where that is unknown: everything after the first `or`; null where none is written.</param>
/// <param name="Span">Where it stands, braces included.</param>
public sealed record TextTokenSyntax(ExpressionSyntax Expression, ExpressionSyntax? Fallback, TextSpan Span) : TextPartSyntax(Span);
