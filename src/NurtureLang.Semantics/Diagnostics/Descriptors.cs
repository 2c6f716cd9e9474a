using NurtureLang.Syntax.Diagnostics;

namespace NurtureLang.Semantics.Diagnostics;

/// <summary>Short forms for the catalogues of this folder.</summary>
internal static class Descriptors
{
    public static DiagnosticDescriptor Error(string code, string title, string format) => new(code, Severity.Error, title, format);

    public static DiagnosticDescriptor Warning(string code, string title, string format) => new(code, Severity.Warning, title, format);

    public static DiagnosticDescriptor Note(string code, string title, string format) => new(code, Severity.Note, title, format);
}
