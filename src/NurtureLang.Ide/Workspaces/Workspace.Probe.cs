using System.Collections.Immutable;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Ide.Workspaces;

/// <summary>Questions about a text that is not written yet.</summary>
public sealed partial class Workspace
{
    /// <summary>
    /// The campaigns that a file belongs to, for a question about one place of it: where one is not analysed since the last edits, only the declarations
    /// around these are read again, and only what stands at the place is understood. What is said about the rest is missing from it.
    /// </summary>
    public ImmutableArray<Campaign> CampaignsNear(OpenDocument document, int offset) =>
        [.. CampaignsOf(document.Path).Select(campaign => campaign.Near(document.Path, offset))];

    /// <summary>
    /// A campaign with something put into a document, as far as the place needs it. The names that are looked for there in vain are its questions.
    /// </summary>
    /// <param name="campaign">The campaign that is asked.</param>
    /// <param name="document">The document.</param>
    /// <param name="replaced">What the name would take the place of.</param>
    /// <param name="inserted">What is put there: a name that nothing has, and perhaps what closes something behind it.</param>
    internal Campaign With(Campaign campaign, OpenDocument document, TextSpan replaced, string inserted)
    {
        var text = string.Concat(document.Text.Text.AsSpan(0, replaced.Start), inserted, document.Text.Text.AsSpan(replaced.End));
        var changed = Documents.SetItem(document.Path, new OpenDocument(document.Path, document.Version, text));
        var loader = new OverlayLoader(campaign.Folder, changed, disk.Files.Open(campaign.Folder), new ParsedFiles());
        var known = campaign.Analysed ?? Analysed(campaign);
        return campaign.Part(new EditedFiles(known, changed, SyntaxTree.Parse), loader, document.Path, replaced.Start);
    }

    /// <summary>The files that a file could import, by their paths from its folder.</summary>
    internal IEnumerable<string> ImportableFrom(string path)
    {
        var folder = FilePath.FolderOf(path);
        return disk.FilesIn(folder, isDeep: true).Where(file => file != path && !Semantics.Files.TestFiles.IsOne(file) && !IsRoot(file))
            .Select(file => FilePath.Within(folder, file)).OfType<string>();
    }

    private static Campaign Analysed(Campaign campaign)
    {
        _ = campaign.Analysis;
        return campaign;
    }
}
