using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Syntax.Diagnostics;

namespace NurtureLang.Semantics.Allowances;

/// <summary>The other thing that can be done about a diagnostic that is no error: to allow it where it stands, and to say why.</summary>
public static class AllowanceFix
{
    /// <summary>
    /// Writes the comment that allows a diagnostic, up to its reason: as long as that is missing the comment allows nothing, and says so. Where a comment allows
    /// something on the line already, the code is added to it.
    /// </summary>
    /// <param name="diagnostic">The diagnostic.</param>
    /// <param name="allowances">The comments of its campaign.</param>
    /// <returns>Null for what cannot be allowed: an error, and what is told of settings, of comments, and of a file that is no campaign's.</returns>
    public static Fix? For(Diagnostic diagnostic, AllowanceSet allowances)
    {
        var (source, code) = (diagnostic.Source, diagnostic.Code);
        if (diagnostic.Descriptor.Severity == Severity.Error || IsOfSettings(code) || !source.Path.EndsWith(".nurture", StringComparison.Ordinal)) return null;
        var line = source.GetLine(diagnostic.Span.Start);
        var known = allowances.All.FirstOrDefault(one => one.Source.Path == source.Path && one.Line == line);
        if (known is not null) return Mends.Insert("allow it here too", source, known.Codes[^1].Span.End, $", {code}");
        var text = source.GetLineText(line);
        var indent = text[..(text.Length - text.TrimStart().Length)];
        return Mends.Insert("allow it here, and say why", source, source.GetLineSpan(line).Start, $"{indent}// nurture: allow {code} because {Mends.NewLine(source)}");
    }

    private static bool IsOfSettings(string code) => code.StartsWith("NUR4", StringComparison.Ordinal);
}
