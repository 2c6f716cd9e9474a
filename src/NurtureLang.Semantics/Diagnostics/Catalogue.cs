using System.Collections.Frozen;
using System.Reflection;
using NurtureLang.Syntax.Diagnostics;

namespace NurtureLang.Semantics.Diagnostics;

/// <summary>Every kind of diagnostic by its code, for those who name one in a setting or a comment.</summary>
public static class Catalogue
{
    private static readonly Type[] Parts =
    [
        typeof(SyntaxDiagnostics), typeof(FileDiagnostics), typeof(NameDiagnostics), typeof(TypeDiagnostics), typeof(MeaningDiagnostics), typeof(SplitDiagnostics),
        typeof(GoalDiagnostics), typeof(AccountDiagnostics), typeof(TestDiagnostics), typeof(FindingDiagnostics), typeof(SettingDiagnostics),
    ];

    // Made when somebody first asks: most campaigns name no diagnostic.
    private static readonly Lazy<FrozenDictionary<string, DiagnosticDescriptor>> ByCode =
        new(() => Parts.SelectMany(DescriptorsOf).ToFrozenDictionary(one => one.Code, StringComparer.Ordinal));

    /// <summary>Every kind, in the order of their codes.</summary>
    public static IEnumerable<DiagnosticDescriptor> All => ByCode.Value.Values.OrderBy(one => one.Code, StringComparer.Ordinal);

    /// <summary>The kind of a code; null where there is none.</summary>
    /// <param name="code">`NUR` and four digits, in capitals.</param>
    public static DiagnosticDescriptor? Find(string code) => ByCode.Value.GetValueOrDefault(code);

    /// <summary>
    /// What is said behind a code that nothing has: the one that is meant where only capitals differ, and nothing else, since codes that look alike mean other things.
    /// </summary>
    internal static string Hint(string code) =>
        Find(code.ToUpperInvariant()) is { } meant ? $": is `{meant.Code}` meant, {char.ToLowerInvariant(meant.Title[0])}{meant.Title[1..]}?" : ".";

    private static IEnumerable<DiagnosticDescriptor> DescriptorsOf(Type part) =>
        part.GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Select(member => member switch
        {
            PropertyInfo property when property.PropertyType == typeof(DiagnosticDescriptor) => property.GetValue(null),
            FieldInfo field when field.FieldType == typeof(DiagnosticDescriptor) => field.GetValue(null),
            _ => null,
        }).OfType<DiagnosticDescriptor>();
}
