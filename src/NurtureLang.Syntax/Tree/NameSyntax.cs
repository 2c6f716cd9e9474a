using NurtureLang.Syntax.Text;

namespace NurtureLang.Syntax.Tree;

/// <summary>A name as written, where something is declared or referred to.</summary>
/// <param name="Text">The name; never empty in a tree without errors.</param>
/// <param name="Span">Where it stands.</param>
public sealed record NameSyntax(string Text, TextSpan Span) : SyntaxNode(Span)
{
    /// <inheritdoc />
    public override string ToString() => Text;
}
