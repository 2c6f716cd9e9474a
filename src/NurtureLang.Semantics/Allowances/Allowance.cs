using System.Collections.Immutable;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Semantics.Allowances;

/// <summary>A comment that allows diagnostics of some kinds on one line: `// nurture: allow NUR2017 because ...`.</summary>
/// <param name="Source">The file.</param>
/// <param name="Comment">The whole comment.</param>
/// <param name="Line">The line that it is about, from one: its own where something stands before it, the next one with something on it otherwise.</param>
/// <param name="Codes">What it allows.</param>
/// <param name="Reason">Why, in the author's words; never empty.</param>
public sealed record Allowance(SourceText Source, TextSpan Comment, int Line, ImmutableArray<AllowedCode> Codes, string Reason)
{
    /// <summary>Whether it allows a diagnostic.</summary>
    public bool Allows(Diagnostic diagnostic) =>
        diagnostic.Severity != Severity.Error
        && diagnostic.Source.Path == Source.Path
        && diagnostic.Position.Line == Line
        && Codes.Any(one => one.Code == diagnostic.Code);
}

/// <summary>A code in an allowance.</summary>
/// <param name="Code">`NUR` and four digits.</param>
/// <param name="Span">Where it stands.</param>
public sealed record AllowedCode(string Code, TextSpan Span);

/// <summary>A diagnostic that is not shown, because a comment allows it.</summary>
/// <param name="Diagnostic">The diagnostic.</param>
/// <param name="By">The comment.</param>
public sealed record AllowedDiagnostic(Diagnostic Diagnostic, Allowance By);
