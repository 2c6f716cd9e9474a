using NurtureLang.Syntax.Text;

namespace NurtureLang.Semantics.Symbols;

/// <summary>A place in a file that something was written in.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">The place.</param>
public sealed record Origin(SourceText Source, TextSpan Span)
{
    /// <summary>As plans and decisions name it: `acme.nurture:88`.</summary>
    public string Line => $"{Source.Path}:{Source.GetLine(Span.Start)}";

    /// <summary>The same file, another place.</summary>
    public Origin At(TextSpan span) => new(Source, span);

    /// <inheritdoc />
    public override string ToString() => Line;
}
