using NurtureLang.Semantics.Symbols;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;

namespace NurtureLang.Semantics.Binding;

/// <summary>A declaration and the symbol that it makes.</summary>
internal sealed record Declared<TSymbol, TSyntax>(TSymbol Symbol, TSyntax Syntax, SourceText Source)
    where TSyntax : SyntaxNode
{
    /// <summary>Where the declaration stands.</summary>
    public Origin Origin => new(Source, Syntax.Span);
}
