using System.Globalization;
using NurtureLang.Compiler;
using NurtureLang.Differences;
using NurtureLang.Ide.Refactorings;
using NurtureLang.Ide.Workspaces;
using NurtureLang.LanguageServer.Tests.Features;
using NurtureLang.Plan;
using NurtureLang.Plan.Serialization;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Formatting;
using NurtureLang.Syntax.Text;
using Xunit.Abstractions;

namespace NurtureLang.LanguageServer.Tests.Refactorings;

/// <summary>Every refactoring that is offered anywhere in a sample: the campaign does what it did, nothing new is told about it, and it has its canonical form.</summary>
public sealed class RefactoringPropertyTests(ITestOutputHelper output)
{
    // There are some thousand, and each is a whole check: the suite tries every fifth, and NURTURE_REFACTORINGS=1 all of them.
    private static readonly int Step = Environment.GetEnvironmentVariable("NURTURE_REFACTORINGS") is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : 5;

    public static TheoryData<string> Files => Samples.Campaigns;

    [Theory]
    [MemberData(nameof(Files))]
    public void What_is_offered_changes_nothing_that_the_campaign_does(string file)
    {
        var workspace = Samples.Open(file, out var document);
        var before = workspace.CampaignOf(document.Path)!;
        var old = Plan(before);
        var (meaning, told) = (PlanMeaning.Of(old), Told(before));
        var offered = Offered(workspace, before).ToList();
        foreach (var (_, one) in offered.Where((_, at) => at % Step == 0))
        {
            var after = Apply(workspace, one).CampaignOf(document.Path)!;
            var problems = after.Diagnostics.Where(diagnostic => diagnostic.Severity == Syntax.Diagnostics.Severity.Error).ToList();
            Assert.True(problems.Count == 0, $"{one.Title}\n{Written(one)}\n{string.Join('\n', problems)}");
            var now = Told(after);
            Assert.True(now.All(code => code.Value <= told.GetValueOrDefault(code.Key)), $"{one.Title}\n{Written(one)}\n{string.Join('\n', after.Diagnostics)}");
            var plan = Plan(after);
            if (one.Title.StartsWith("Split at `and`", StringComparison.Ordinal)) OnlyStepsDiffer(old, plan);
            else Same(meaning, PlanMeaning.Of(plan), $"{one.Title}\n{Written(one)}");
            if (one.Title.StartsWith("Name this step", StringComparison.Ordinal)) Assert.Empty(PlanDifference.Between(old, plan).Changes);
            IsCanonical(before, after, one);
        }

        output.WriteLine(string.Join(", ", offered.CountBy(one => one.One.Kind).Select(group => $"{group.Key}: {group.Value}")));
    }

    [Fact]
    public void Much_is_offered_in_the_samples()
    {
        var kinds = new Dictionary<RefactoringKind, int>();
        foreach (var file in Samples.Campaigns.Select<object[], string>(row => (string)row[0]).Where((_, at) => at % 4 == 0))
        {
            var workspace = Samples.Open(file, out var document);
            foreach (var (_, one) in Offered(workspace, workspace.CampaignOf(document.Path)!)) kinds[one.Kind] = kinds.GetValueOrDefault(one.Kind) + 1;
        }

        Assert.All(Enum.GetValues<RefactoringKind>(), kind => Assert.True(kinds.GetValueOrDefault(kind) > 3, $"{kind}: {kinds.GetValueOrDefault(kind)}"));
    }

    // At every token of every file of the campaign, and for every two neighbours of a chain.
    private static IEnumerable<(string Path, Refactoring One)> Offered(Workspace workspace, Campaign campaign)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tree in campaign.Analysis.Trees)
        {
            var path = campaign.PathOf(tree.SourceText);
            var document = new OpenDocument(path, 1, tree.SourceText.Text);
            var opened = workspace.With(document);
            var spans = tree.Tokens.Select<SyntaxToken, TextSpan>(token => new TextSpan(token.Span.Start, 0))
                .Concat(ConditionPlaces.All(tree.Root).Select(place => place.Span)).ToList();
            foreach (var one in spans.SelectMany(span => RefactoringFeature.At(opened, document, span)))
            {
                if (seen.Add($"{path} {Written(one)}")) yield return (path, one);
            }
        }
    }

    private static Workspace Apply(Workspace workspace, Refactoring one)
    {
        foreach (var group in one.Edits.GroupBy(edit => edit.Path))
            workspace = workspace.With(new OpenDocument(group.Key, 2, Editor.Apply(group.First().Source, group)));
        return workspace;
    }

    private static CampaignPlan Plan(Campaign campaign) => PlanJson.Seal(Compilation.Of(campaign.Analysis, FilePath.NameOf(campaign.Path)).Plan!);

    private static Dictionary<string, int> Told(Campaign campaign) => campaign.Diagnostics.CountBy(one => one.Code).ToDictionary();

    private static string Written(Refactoring one) =>
        string.Join('\n', one.Edits.Select(edit => $"{edit.Path} {edit.Source.GetPosition(edit.Span.Start)} {edit.Span}: {edit.NewText}"));

    private static void Same(string before, string after, string what)
    {
        if (before == after) return;
        var at = Math.Max(0, before.AsSpan().CommonPrefixLength(after) - 200);
        Assert.Fail($"{what}\n{before[at..Math.Min(before.Length, at + 600)]}\n{after[at..Math.Min(after.Length, at + 600)]}");
    }

    private static void OnlyStepsDiffer(CampaignPlan old, CampaignPlan plan) =>
        Assert.All(PlanDifference.Between(old, plan).Changes, change => Assert.True(change.Part is Part.Sequences or Part.Handoffs, change.Whole));

    // A file that had its canonical form has it still.
    private static void IsCanonical(Campaign before, Campaign after, Refactoring one)
    {
        foreach (var path in one.Edits.Select(edit => edit.Path).Distinct())
        {
            if (before.TreeOf(path) is not { } tree || Formatter.Format(tree) != tree.SourceText.Text) continue;
            var made = after.TreeOf(path)!;
            Assert.Equal(Formatter.Format(SyntaxTree.Parse(made.SourceText)), made.SourceText.Text);
        }
    }
}
