using System.Collections.Immutable;
using NurtureLang.Ide.Workspaces;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Declarations;

namespace NurtureLang.Ide.Features;

/// <summary>A test as it is written.</summary>
/// <param name="Title">Its title, by which `nurture test --filter` finds it.</param>
/// <param name="Place">All of it.</param>
/// <param name="TitleSpan">The title, quotes included.</param>
/// <param name="Campaign">The absolute path of the campaign's own file.</param>
public sealed record ListedTest(string Title, FileSpan Place, TextSpan TitleSpan, string Campaign);

/// <summary>The tests of campaigns, in their files and in files of tests beside them, in the order of the text.</summary>
public static class TestListFeature
{
    /// <summary>The tests of every campaign that a file belongs to.</summary>
    public static ImmutableArray<ListedTest> Of(Workspace workspace, string path) => Of(workspace.CampaignsOf(path));

    /// <summary>The tests of every campaign of the workspace.</summary>
    public static ImmutableArray<ListedTest> Of(Workspace workspace, CancellationToken cancelled) =>
        Of(workspace.AllCampaigns().TakeWhile(_ => !cancelled.IsCancellationRequested));

    // A file of several campaigns has its tests once.
    private static ImmutableArray<ListedTest> Of(IEnumerable<Campaign> campaigns) =>
        [.. campaigns.SelectMany(In).DistinctBy(test => (test.Place.Path, test.TitleSpan.Start))];

    private static IEnumerable<ListedTest> In(Campaign campaign)
    {
        foreach (var tree in campaign.Analysis.Trees)
        {
            foreach (var test in tree.Root.Declarations.OfType<TestSyntax>())
            {
                var title = test.Title.PlainText ?? tree.SourceText.GetText(test.Title.Span);
                yield return new ListedTest(title, new FileSpan(campaign.PathOf(tree.SourceText), tree.SourceText, test.Span), test.Title.Span, campaign.Path);
            }
        }
    }
}
