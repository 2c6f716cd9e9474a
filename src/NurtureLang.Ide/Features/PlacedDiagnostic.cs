using System.Collections.Immutable;
using NurtureLang.Syntax.Diagnostics;

namespace NurtureLang.Ide.Features;

/// <summary>A diagnostic in its file.</summary>
/// <param name="Path">The file's absolute path.</param>
/// <param name="Diagnostic">What is said.</param>
/// <param name="Related">Other places that matter.</param>
/// <param name="Edits">The edits of its mend, where it has one.</param>
public sealed record PlacedDiagnostic(
    string Path, Diagnostic Diagnostic, ImmutableArray<RelatedPlace> Related, ImmutableArray<FileEdit> Edits)
{
    // Said of what does nothing: the editor shows it faded.
    private static readonly HashSet<string> Unnecessary = ["NUR1305", "NUR2004", "NUR2017", "NUR2051"];

    /// <summary>Whether it is about something that does nothing, such as a branch that is never reached.</summary>
    public bool IsUnnecessary => Unnecessary.Contains(Diagnostic.Code);

    /// <summary>Whether it is about a form that is better not written any more.</summary>
    public bool IsDeprecated => false;
}

/// <summary>Another place, and what it has to do with a diagnostic.</summary>
/// <param name="Label">A few words.</param>
/// <param name="Place">The place.</param>
public sealed record RelatedPlace(string Label, FileSpan Place);
