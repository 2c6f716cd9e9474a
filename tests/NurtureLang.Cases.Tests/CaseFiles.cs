using NurtureLang.Semantics.Files;

namespace NurtureLang.Cases.Tests;

/// <summary>Gives the files of a case's folder; the campaign's own may be put in the place of the one on disk.</summary>
internal sealed class CaseFiles(GoldenCase @case, byte[]? main = null) : ISourceLoader
{
    public LoadedFile? Load(string path)
    {
        if (main is not null && path == "main.nurture") return new LoadedFile([.. main]);
        return @case.Has(path) ? new LoadedFile([.. File.ReadAllBytes(@case.PathOf(path))]) : null;
    }
}
