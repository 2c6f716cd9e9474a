using NurtureLang.Syntax.Text;

namespace NurtureLang.Ide.Workspaces;

/// <summary>A document as the editor has it, saved or not. Immutable.</summary>
public sealed class OpenDocument
{
    private readonly Lazy<FileHead> head;

    /// <summary>A document in one of its versions.</summary>
    /// <param name="path">Its absolute path.</param>
    /// <param name="version">The editor's number of the version.</param>
    /// <param name="text">Its text.</param>
    public OpenDocument(string path, int version, string text)
    {
        Path = path;
        Version = version;
        Text = new SourceText(path, text);
        head = new Lazy<FileHead>(() => FileHead.Of(text));
    }

    /// <summary>Its absolute path, with forward slashes.</summary>
    public string Path { get; }

    /// <summary>The editor's number of the version.</summary>
    public int Version { get; }

    /// <summary>Its text.</summary>
    public SourceText Text { get; }

    /// <summary>What can be told of it without parsing it.</summary>
    internal FileHead Head => head.Value;
}
