using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NurtureLang.ScriptHost.Checking;

/// <summary>Holds everything that a script refers to against what it may use, by meaning and not by name.</summary>
/// <remarks>INVARIANT: what is not allowed is refused; a script may use what it declares itself, and what <see cref="AllowedApi"/> names.</remarks>
internal sealed class ApiRules(SemanticModel model, IAssemblySymbol own, Problems problems)
{
    private readonly AllowedApi allowed = new(own);
    private TextSpan refused;

    /// <summary>Finds what is not allowed.</summary>
    public void Check(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodes())
        {
            switch (node)
            {
                case UsingDirectiveSyntax: break;
                case VariableDeclarationSyntax { Parent: FieldDeclarationSyntax field } declaration: Field(field, declaration); break;
                case ExpressionSyntax expression when !expression.Ancestors().OfType<UsingDirectiveSyntax>().Any(one => one.Alias is null): Expression(expression); break;
                case ForEachStatementSyntax loop: Use(loop, model.GetForEachStatementInfo(loop).GetEnumeratorMethod); break;
                case SelectOrGroupClauseSyntax or QueryClauseSyntax or OrderingSyntax: Use(node, model.GetSymbolInfo(node).Symbol); break;
            }
        }
    }

    private void Expression(ExpressionSyntax expression)
    {
        // Of a call, the name is marked.
        if (expression is not InvocationExpressionSyntax) Use(expression, model.GetSymbolInfo(expression).Symbol);
        var type = model.GetTypeInfo(expression);
        // A part of a longer name is told with the whole.
        if (expression.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax) return;
        Type(expression, type.Type);
        if (!SymbolEqualityComparer.Default.Equals(type.Type, type.ConvertedType)) Type(expression, type.ConvertedType);
    }

    private void Use(SyntaxNode node, ISymbol? symbol)
    {
        if (symbol is ITypeSymbol type) Type(node, type);
        else if (symbol is IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol && !allowed.IsMember(symbol)) Refuse(node, symbol);
    }

    private void Type(SyntaxNode node, ITypeSymbol? type)
    {
        if (type is not null && allowed.Forbidden(type) is { } forbidden) Refuse(node, forbidden);
    }

    // What every call finds has to be what nobody can change.
    private void Field(FieldDeclarationSyntax field, VariableDeclarationSyntax declaration)
    {
        foreach (var variable in declaration.Variables)
        {
            if (model.GetDeclaredSymbol(variable) is not IFieldSymbol symbol || symbol.IsConst) continue;
            var isShared = symbol.IsStatic || field.Parent is CompilationUnitSyntax;
            if (!isShared || allowed.IsFixed(symbol.Type)) continue;
            problems.Add(declaration.Type.GetLocation(),
                $"`{symbol.Name}` is a `{symbol.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}`, which a call could change for the next. "
                + "A value outside of functions is a text, a number, a date, a `Regex`, or an `ImmutableArray`, `ImmutableList` or `ImmutableSortedDictionary` of such.");
        }
    }

    private void Refuse(SyntaxNode node, ISymbol symbol)
    {
        // What is inside of it is of the same making. INVARIANT: outer nodes come first.
        if (refused.Contains(node.Span)) return;
        refused = node.Span;
        var name = symbol is ITypeSymbol
            ? symbol.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat)
            : $"{symbol.ContainingType?.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat)}.{symbol.Name}";
        problems.Add(node.GetLocation(), $"`{name}` is not for scripts of functions: {AllowedApi.Why(symbol)}.");
    }
}
