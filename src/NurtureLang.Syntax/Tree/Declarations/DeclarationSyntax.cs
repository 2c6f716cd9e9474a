using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Syntax.Tree.Declarations;

/// <summary>Something a file declares.</summary>
/// <param name="Span">From its first word to its last.</param>
public abstract record DeclarationSyntax(TextSpan Span) : SyntaxNode(Span);

/// <summary>`import "crm.nurture"`.</summary>
/// <param name="Path">The path as written, relative to the importing file.</param>
/// <param name="Span">Where it stands.</param>
public sealed record ImportSyntax(TextLiteralSyntax Path, TextSpan Span) : SyntaxNode(Span);

/// <summary>A declaration whose head could not be read; a diagnostic says so already. Its name, where one was read, is declared.</summary>
/// <param name="Keyword">The word it begins with: `sequence`.</param>
/// <param name="Name">Its name; null where none was read.</param>
/// <param name="Span">Where it stands.</param>
public sealed record IncompleteDeclarationSyntax(string Keyword, NameSyntax? Name, TextSpan Span) : DeclarationSyntax(Span);
