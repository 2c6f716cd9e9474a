using NurtureLang.Semantics.Files;

namespace NurtureLang.Ide.Workspaces;

/// <summary>The disk as an editor's features see it. Paths are absolute, with forward slashes. Every member may be called from any thread.</summary>
public interface IFileSystem
{
    /// <summary>The text of a file; null where there is none, or where it is no text.</summary>
    string? Read(string path);

    /// <summary>Whether there is a file.</summary>
    bool Exists(string path);

    /// <summary>The `.nurture` files of a folder, in the order of their paths.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="isDeep">Whether those of the folders below it count.</param>
    IReadOnlyList<string> FilesIn(string folder, bool isDeep);

    /// <summary>Gives the files of a campaign, from its folder and from nowhere else.</summary>
    ISourceLoader Open(string folder);
}
