using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NurtureLang.ScriptHost.Checking;

/// <summary>What may not be written in a script, whatever it refers to.</summary>
internal static class SyntaxRules
{
    /// <summary>Finds directives that lead to other files.</summary>
    public static void CheckDirectives(SyntaxNode root, Problems problems)
    {
        foreach (var directive in root.DescendantNodes(descendIntoTrivia: true).OfType<DirectiveTriviaSyntax>())
        {
            if (directive is ReferenceDirectiveTriviaSyntax or LoadDirectiveTriviaSyntax or LineOrSpanDirectiveTriviaSyntax or ShebangDirectiveTriviaSyntax)
            {
                problems.Add(
                    directive.GetLocation(),
                    $"`{directive.ToString().Trim()}` is not for scripts of functions: a script is one file and uses no library but the standard one.");
            }
        }
    }

    /// <summary>Finds what is not allowed.</summary>
    public static void Check(SyntaxNode root, Problems problems)
    {
        foreach (var node in root.DescendantNodes())
        {
            if (Refusal(node) is { } why) problems.Add(node.GetLocation(), why);
        }
    }

    private static string? Refusal(SyntaxNode node) => node switch
    {
        GlobalStatementSyntax => "Nothing runs outside of functions: a script has functions, types and fixed values.",
        FieldDeclarationSyntax field => Field(field),
        PropertyDeclarationSyntax { Parent: CompilationUnitSyntax } => "A value outside of functions is `const` or `readonly`, so that every call finds the same.",
        PropertyDeclarationSyntax property when property.Modifiers.Any(SyntaxKind.StaticKeyword) && property.ExpressionBody is null =>
            "A static property keeps something between calls: make it a function.",
        EventDeclarationSyntax or EventFieldDeclarationSyntax => "An event keeps something between calls.",
        ConstructorDeclarationSyntax constructor when constructor.Modifiers.Any(SyntaxKind.StaticKeyword) => "A static constructor keeps something between calls.",
        DestructorDeclarationSyntax => "When a destructor runs, nobody can say.",
        AttributeListSyntax => "Attributes are not for scripts of functions.",
        CatchClauseSyntax => "`catch` is not for scripts of functions: where one fails, its value is unknown, and the run says so once. "
            + "Test before you compute, as with `TryParse`.",
        LockStatementSyntax => "`lock` is not for scripts of functions: nothing is shared.",
        AwaitExpressionSyntax => "`await` is not for scripts of functions: they compute from their values and wait for nothing.",
        UnsafeStatementSyntax or FixedStatementSyntax or PointerTypeSyntax or FunctionPointerTypeSyntax or StackAllocArrayCreationExpressionSyntax
            or ImplicitStackAllocArrayCreationExpressionSyntax => "Unsafe code is not for scripts of functions.",
        TypeOfExpressionSyntax => "`typeof` is not for scripts of functions: they know values, not the program they are in.",
        MakeRefExpressionSyntax or RefTypeExpressionSyntax or RefValueExpressionSyntax => "Typed references are not for scripts of functions.",
        IdentifierNameSyntax { Identifier.Text: "dynamic", Parent: not MemberAccessExpressionSyntax } => "`dynamic` is not for scripts of functions: say the type.",
        BaseMethodDeclarationSyntax method when method.Modifiers.Any(one => one.IsKind(SyntaxKind.ExternKeyword) || one.IsKind(SyntaxKind.AsyncKeyword)
            || one.IsKind(SyntaxKind.UnsafeKeyword)) => "`extern`, `async` and `unsafe` are not for scripts of functions.",
        LocalFunctionStatementSyntax function when function.Modifiers.Any(one => one.IsKind(SyntaxKind.ExternKeyword) || one.IsKind(SyntaxKind.AsyncKeyword)
            || one.IsKind(SyntaxKind.UnsafeKeyword)) => "`extern`, `async` and `unsafe` are not for scripts of functions.",
        AnonymousFunctionExpressionSyntax { AsyncKeyword.RawKind: not 0 } => "`async` is not for scripts of functions.",
        NamespaceDeclarationSyntax or FileScopedNamespaceDeclarationSyntax or ExternAliasDirectiveSyntax => "A script of functions has no namespaces.",
        _ => null,
    };

    // Outside of functions stands what is the same for every call. A field of an object that a call makes is the call's own.
    private static string? Field(FieldDeclarationSyntax field)
    {
        var isShared = field.Parent is CompilationUnitSyntax || field.Modifiers.Any(SyntaxKind.StaticKeyword);
        if (field.Modifiers.Any(SyntaxKind.VolatileKeyword)) return "`volatile` is not for scripts of functions: nothing is shared.";
        return !isShared || field.Modifiers.Any(SyntaxKind.ConstKeyword) || field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword)
            ? null
            : "A value outside of functions is `const` or `readonly`, so that every call finds the same.";
    }
}
