using System.Collections.Immutable;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Syntax.Diagnostics;

/// <summary>A mend as data: the command line shows it, the editor offers and applies it.</summary>
/// <param name="Title">What it does, as an instruction: `write 3 days`.</param>
/// <param name="Edits">The edits, which do not overlap.</param>
/// <param name="IsSafe">Whether it says what the author can only have meant, so that it may be applied without asking: another way to write the same thing, never a guess.</param>
public sealed record Fix(string Title, ImmutableArray<TextEdit> Edits, bool IsSafe = false)
{
    /// <summary>A mend that replaces one span.</summary>
    public static Fix Replace(string title, SourceText source, TextSpan span, string newText) =>
        new(title, [new TextEdit(source, span, newText)]);

    /// <summary>A mend that replaces one span by another way to write what is meant there.</summary>
    public static Fix Rewrite(string title, SourceText source, TextSpan span, string newText) =>
        new(title, [new TextEdit(source, span, newText)], IsSafe: true);
}
