using System.Collections.Immutable;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Semantics.Files;

/// <summary>Gives the files of a campaign. What reads the disk, an archive or an editor's buffers stands outside of the compiler.</summary>
public interface ISourceLoader
{
    /// <summary>The file at a path from the campaign's folder, with forward slashes and without `..`.</summary>
    /// <returns>Its bytes, or why there are none; null where there is no such file.</returns>
    LoadedFile? Load(string path);

    /// <summary>Parses a file that was loaded. Who keeps what was parsed before may give it again, as long as path and text are the same.</summary>
    SyntaxTree Parse(SourceText source) => SyntaxTree.Parse(source);

    /// <summary>Whether files may be parsed before it is their turn, several at once: `Parse` is then called by several threads.</summary>
    bool CanParseAhead => false;
}

/// <summary>A file that was loaded, or why it was not.</summary>
/// <param name="Bytes">Its bytes; empty where it could not be read.</param>
/// <param name="Problem">Why it could not be read, in a few words; null where it was.</param>
public sealed record LoadedFile(ImmutableArray<byte> Bytes, string? Problem = null);
