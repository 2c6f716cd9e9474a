using System.Collections.Immutable;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Declarations;

namespace NurtureLang.Syntax.Tree;

/// <summary>A whole file: its imports, then everything it declares, in the order written.</summary>
/// <param name="Imports">The imports.</param>
/// <param name="Declarations">The declarations; those that could not be read whole are <see cref="IncompleteDeclarationSyntax"/>.</param>
/// <param name="Span">The whole text.</param>
public sealed record FileSyntax(
    ImmutableArray<ImportSyntax> Imports,
    ImmutableArray<DeclarationSyntax> Declarations,
    TextSpan Span) : SyntaxNode(Span);
