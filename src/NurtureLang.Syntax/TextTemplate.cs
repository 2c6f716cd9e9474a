using System.Collections.Immutable;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Parsing;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Syntax;

/// <summary>A message's body from a file of its own: plain text whose `{tokens}` are those of quoted texts. Parsing never fails.</summary>
/// <param name="SourceText">The file.</param>
/// <param name="Parts">Plain runs and tokens, in order.</param>
/// <param name="Diagnostics">What is wrong with its tokens, in the order of the text.</param>
public sealed record TextTemplate(SourceText SourceText, ImmutableArray<TextPartSyntax> Parts, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Reads a body, whatever it holds.</summary>
    public static TextTemplate Parse(SourceText source)
    {
        var diagnostics = new DiagnosticBag();
        var parts = new TreeBuilder(source, diagnostics).TextParts(new TextSpan(0, source.Length));
        return new TextTemplate(source, parts, diagnostics.ToImmutable());
    }
}
