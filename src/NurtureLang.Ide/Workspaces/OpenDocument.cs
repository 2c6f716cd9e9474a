using System.Text;
using NurtureLang.Semantics.Files;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Ide.Workspaces;

/// <summary>A document as the editor has it, saved or not. Immutable.</summary>
public sealed class OpenDocument
{
    private readonly Lazy<FileHead> head;
    private readonly Lazy<string> readable;

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
        readable = new Lazy<string>(() => HasSurrogates(text) ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text);
    }

    /// <summary>Its absolute path, with forward slashes.</summary>
    public string Path { get; }

    /// <summary>The editor's number of the version.</summary>
    public int Version { get; }

    /// <summary>Its text.</summary>
    public SourceText Text { get; }

    /// <summary>Its text as it would be on the disk: half of a surrogate pair is another code unit, so that every offset stays what it is.</summary>
    internal string Readable => readable.Value;

    /// <summary>What can be told of it without parsing it.</summary>
    internal FileHead Head => head.Value;

    private static bool HasSurrogates(string text) => text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF');
}
