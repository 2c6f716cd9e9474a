using Microsoft.CodeAnalysis;
using NurtureLang.Scripting.Protocol;

namespace NurtureLang.ScriptHost.Checking;

/// <summary>Holds the methods of a script against the functions that a campaign declares.</summary>
internal static class Signatures
{
    private static readonly SymbolDisplayFormat Full = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>Finds functions that the script does not have, or has otherwise.</summary>
    public static void Check(Compilation compilation, IReadOnlyList<ScriptFunction> functions, int number, List<ScriptProblem> problems)
    {
        foreach (var function in functions)
        {
            var methods = compilation.ScriptClass?.GetMembers(function.Name).OfType<IMethodSymbol>().ToList() ?? [];
            if (methods.Count == 0)
            {
                problems.Add(new ScriptProblem(number, 1, 1, 0, $"The script has no function `{function.Name}`; it needs `{Head(function)}`."));
                continue;
            }

            var (method, place) = (methods[0], methods[^1].Locations[0].GetMappedLineSpan());
            var message = methods.Count > 1 ? $"The script has `{function.Name}` {methods.Count} times; it is wanted once."
                : Fits(method, function) ? null
                : $"`{Head(method)}` is not what the campaign declares; it needs `{Head(function)}`.";
            if (message is not null)
                problems.Add(new ScriptProblem(number, place.StartLinePosition.Line + 1, place.StartLinePosition.Character + 1, function.Name.Length, message));
        }
    }

    /// <summary>The name of a type in C#.</summary>
    public static string NameOf(ScriptType type, bool full)
    {
        var system = full ? "global::System." : "";
        var name = type.Kind switch
        {
            ScriptKind.Text => "string",
            ScriptKind.Number => "decimal",
            ScriptKind.YesNo => "bool",
            ScriptKind.Date => system + "DateOnly",
            ScriptKind.Instant => system + "DateTimeOffset",
            ScriptKind.Time => system + "TimeOnly",
            ScriptKind.Duration => system + "TimeSpan",
            ScriptKind.Texts => full ? "global::System.Collections.Generic.IReadOnlyList<string>" : "IReadOnlyList<string>",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return type.Optional && !(full && type.Kind is ScriptKind.Text or ScriptKind.Texts) ? name + "?" : name;
    }

    private static bool Fits(IMethodSymbol method, ScriptFunction function)
    {
        if (method.IsGenericMethod || method.RefKind != RefKind.None || method.Parameters.Length != function.Parameters.Count) return false;
        for (var at = 0; at < function.Parameters.Count; at++)
        {
            var parameter = method.Parameters[at];
            if (parameter.RefKind != RefKind.None || !TakesA(parameter.Type, function.Parameters[at])) return false;
        }

        return Gives(method.ReturnType, function.Returns);
    }

    // A parameter may take null where it never comes; not the other way round.
    private static bool TakesA(ITypeSymbol type, ScriptType declared) =>
        NameOf(type) == Wanted(declared) || (declared.Kind is ScriptKind.Text or ScriptKind.Texts && NameOf(type) == Wanted(declared with { Optional = true }));

    // A result may be known for certain where it need not be. A whole number is a number.
    private static bool Gives(ITypeSymbol type, ScriptType declared)
    {
        var name = NameOf(type);
        if (name == Wanted(declared) || name == Wanted(declared with { Optional = false })) return true;
        if (declared.Kind == ScriptKind.Texts) return name is "string[]" or "global::System.Collections.Generic.List<string>";
        return declared.Kind == ScriptKind.Number && (name is "int" or "long" || (declared.Optional && name is "int?" or "long?"));
    }

    private static string Wanted(ScriptType type)
    {
        var name = NameOf(type with { Optional = false }, full: true);
        return type.Optional ? name + "?" : name;
    }

    private static string NameOf(ITypeSymbol type) => type.ToDisplayString(Full);

    private static string Head(ScriptFunction function) =>
        $"{NameOf(function.Returns, full: false)} {function.Name}("
        + string.Join(", ", function.Parameters.Select((type, at) => $"{NameOf(type, full: false)} {(char)('a' + at)}")) + ")";

    private static string Head(IMethodSymbol method) =>
        $"{Shown(method.ReturnType)} {method.Name}({string.Join(", ", method.Parameters.Select(one => $"{Shown(one.Type)} {one.Name}"))})";

    private static string Shown(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
