using System.Collections.Immutable;
using NurtureLang.Syntax.Diagnostics;

namespace NurtureLang.Syntax.Parsing;

/// <summary>Collects what is wrong with one file, up to a limit.</summary>
internal sealed class DiagnosticBag
{
    private readonly List<Diagnostic> diagnostics = [];

    /// <summary>Whether the file cannot be parsed at all.</summary>
    public bool IsFatal { get; set; }

    /// <summary>Whether the limit is reached: nothing more is kept.</summary>
    public bool IsFull => diagnostics.Count > SyntaxLimits.DiagnosticsMax;

    /// <summary>Keeps a diagnostic; the first one over the limit says that the rest is left out.</summary>
    public void Add(Diagnostic diagnostic)
    {
        if (IsFull)
            return;
        var isLast = diagnostics.Count == SyntaxLimits.DiagnosticsMax;
        diagnostics.Add(isLast
            ? SyntaxDiagnostics.TooManyMistakes.At(diagnostic.Source, diagnostic.Span, SyntaxLimits.DiagnosticsMax)
            : diagnostic);
    }

    /// <summary>Adds everything kept to another one.</summary>
    public void MoveTo(DiagnosticBag other) => diagnostics.ForEach(other.Add);

    /// <summary>Everything kept, in the order of the text.</summary>
    public ImmutableArray<Diagnostic> ToImmutable() => [.. diagnostics.OrderBy(diagnostic => diagnostic.Span.Start)];
}
