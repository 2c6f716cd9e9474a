using NurtureLang.Ide.Features;
using NurtureLang.Ide.Workspaces;
using NurtureLang.Syntax.Text;

namespace NurtureLang.LanguageServer.Tests.Features;

/// <summary>A workspace with one open document and a caret in it, written as `^`.</summary>
internal sealed class Editor
{
    public Editor(string text, MemoryFiles? files = null, string path = "/c/acme.nurture")
    {
        Offset = text.IndexOf('^', StringComparison.Ordinal);
        Document = new OpenDocument(path, 1, Offset < 0 ? text : text.Remove(Offset, 1));
        Workspace = Workspace.Create(files ?? Small.Files(), zone => zone is "UTC", ["/c"]).With(Document);
    }

    public int Offset { get; }

    public OpenDocument Document { get; }

    public Workspace Workspace { get; }

    /// <summary>The small campaign with something behind it.</summary>
    public static Editor Behind(string text, MemoryFiles? files = null) => new(Small.Campaign + text, files);

    public string Completion()
    {
        var all = CompletionFeature.At(Workspace, Document, Offset).All;
        return string.Join(' ', all.Where(one => one.Snippet is null).Select(one => one.Label));
    }

    public string Names() => string.Join(' ', CompletionFeature.At(Workspace, Document, Offset).All.Where(one => one.Rank == 0).Select(one => one.Label).Order(StringComparer.Ordinal));

    public static string Apply(SourceText source, IEnumerable<FileEdit> edits)
    {
        var text = source.Text;
        foreach (var edit in edits.OrderByDescending(edit => edit.Span.Start).ThenByDescending(edit => edit.Span.End))
            text = string.Concat(text.AsSpan(0, edit.Span.Start), edit.NewText, text.AsSpan(edit.Span.End));
        return text;
    }
}
