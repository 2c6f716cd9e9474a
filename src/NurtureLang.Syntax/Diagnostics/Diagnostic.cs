using System.Collections.Immutable;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Syntax.Diagnostics;

/// <summary>Something to tell the author about a place in a file.</summary>
/// <param name="Descriptor">Which kind it is.</param>
/// <param name="Message">One line in the marketer's words.</param>
/// <param name="Source">The file.</param>
/// <param name="Span">The smallest span that shows it.</param>
/// <param name="Related">Other places that matter, each with what it has to do with this.</param>
/// <param name="Fix">A mend that can be applied as it is, where one exists.</param>
public sealed record Diagnostic(
    DiagnosticDescriptor Descriptor,
    string Message,
    SourceText Source,
    TextSpan Span,
    ImmutableArray<RelatedSpan> Related,
    Fix? Fix)
{
    /// <summary>`NUR` and four digits.</summary>
    public string Code => Descriptor.Code;

    /// <summary>How grave it is: as its kind is, unless somebody has set another severity.</summary>
    public Severity Severity { get; init; } = Descriptor.Severity;

    /// <summary>The line and column where it starts.</summary>
    public LinePosition Position => Source.GetPosition(Span.Start);

    /// <summary>The same diagnostic with another place that matters.</summary>
    public Diagnostic With(RelatedSpan related) => this with { Related = Related.Add(related) };

    /// <summary>The same diagnostic with a mend.</summary>
    public Diagnostic With(Fix? fix) => this with { Fix = fix };

    /// <inheritdoc />
    public override string ToString() => $"{Source.Path}:{Position} {Code} {Message}";
}
