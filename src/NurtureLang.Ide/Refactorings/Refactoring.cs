using System.Collections.Immutable;
using NurtureLang.Ide.Features;

namespace NurtureLang.Ide.Refactorings;

/// <summary>What sort of refactoring it is: editors show them apart.</summary>
public enum RefactoringKind
{
    /// <summary>A part gets a name of its own.</summary>
    Extract,
    /// <summary>A name gives way to what it stands for.</summary>
    Inline,
    /// <summary>The same is written in another form.</summary>
    Rewrite,
}

/// <summary>Another way to write the same campaign.</summary>
/// <param name="Kind">What sort it is.</param>
/// <param name="Title">What it does, as an instruction.</param>
/// <param name="Edits">Its edits, in every file; those of one file do not overlap.</param>
public sealed record Refactoring(RefactoringKind Kind, string Title, ImmutableArray<FileEdit> Edits);
