using System.Collections.Immutable;
using NurtureLang.Ide.Workspaces;
using NurtureLang.Semantics.Files;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Ide.Refactorings;

/// <summary>Other ways to write what stands at a place. INVARIANT: none of them changes what the campaign does, or adds something to be told about it.</summary>
public static class RefactoringFeature
{
    /// <summary>What is offered for a selection, or for the caret where nothing is selected; nothing while a campaign of the file has errors.</summary>
    public static ImmutableArray<Refactoring> At(Workspace workspace, OpenDocument document, TextSpan selection)
    {
        if (!FilePath.IsCampaignFile(document.Path)) return [];
        var campaigns = workspace.CampaignsOf(document.Path);
        if (campaigns.IsEmpty || campaigns.Any(campaign => campaign.Analysis.HasErrors)) return [];
        // INVARIANT: the tree and the meaning are of one text.
        if (campaigns[0].TreeOf(document.Path) is not { } tree || tree.SourceText.Text != document.Text.Text) return [];
        var site = new Site(workspace, document, campaigns, tree, selection);
        var isTest = TestFiles.IsOne(document.Path);
        return
        [
            .. isTest ? [] : ExtractSegment.At(site),
            .. InlineSegment.At(site),
            .. isTest ? [] : SplitCondition.At(site),
            .. isTest ? [] : NameStep.At(site),
        ];
    }
}
