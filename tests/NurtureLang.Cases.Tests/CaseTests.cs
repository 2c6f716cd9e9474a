using System.Text;
using System.Text.RegularExpressions;
using NurtureLang.Plan;
using NurtureLang.Plan.Serialization;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Formatting;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Cases.Tests;

/// <summary>Puts every golden folder through every phase.</summary>
public sealed partial class CaseTests
{
    public static TheoryData<GoldenCase> Cases => [.. GoldenCase.All];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_phase_gives_what_stands_in_its_file(GoldenCase @case)
    {
        var compilation = CaseRun.Compile(@case);
        var differences = Phases.All
            .Select(phase => Golden.Compare(@case, phase.File, phase.Run(@case, compilation)))
            .OfType<string>()
            .ToList();
        Assert.True(differences.Count == 0, string.Join('\n', differences));
        Assert.True(compilation.HasErrors == @case.Invalid, @case.Invalid
            ? $"{@case.Name} compiles; a folder whose name starts with invalid_ must not."
            : $"{@case.Name} does not compile:\n{string.Join('\n', compilation.Diagnostics)}");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_means_the_same_with_the_other_line_end(GoldenCase @case)
    {
        var text = @case.Read("main.nurture");
        var other = text.Contains('\r', StringComparison.Ordinal)
            ? text.Replace("\r\n", "\n", StringComparison.Ordinal)
            : text.Replace("\n", "\r\n", StringComparison.Ordinal);
        var first = CaseRun.Compile(@case);
        var second = CaseRun.Compile(@case, Encoding.UTF8.GetBytes(other));
        Assert.Equal(
            first.Diagnostics.Select(one => $"{one.Position} {one.Code} {one.Message}"),
            second.Diagnostics.Select(one => $"{one.Position} {one.Code} {one.Message}"));
        if (first.Plan is not { } plan || second.Plan is not { } again) return;
        // The sources' hashes differ, as they should, and with them the plan's.
        Assert.Equal(
            PlanJson.Write(plan with { Hash = "", Sources = [] }),
            PlanJson.Write(again with { Hash = "", Sources = [] }));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_plan_that_was_written_and_read_decides_the_same_on_more_threads(GoldenCase @case)
    {
        if (!CaseRun.HasHistory(@case) || CaseRun.Compile(@case).Plan is not { } plan) return;
        // With functions in C# each run starts a process that compiles them: there the plan that was read is run by the test below.
        if (!plan.Functions.IsEmpty) return;
        Assert.Equal(CaseRun.Decisions(@case, plan), CaseRun.Simulate(@case, Read(plan), threads: 3));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_history_that_is_dealt_out_and_run_while_it_is_read_gives_the_same_decisions(GoldenCase @case)
    {
        if (!CaseRun.HasHistory(@case) || CaseRun.Compile(@case).Plan is not { } plan) return;
        var expected = CaseRun.Decisions(@case, plan);
        Assert.Equal(expected, CaseRun.SimulateInParts(@case, plan.Functions.IsEmpty ? plan : Read(plan), threads: 3, partitions: 16));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Formatting_changes_neither_meaning_nor_comments_and_is_done_the_first_time(GoldenCase @case)
    {
        var tree = SyntaxTree.Parse(new SourceText("main.nurture", @case.Read("main.nurture")));
        if (Formatter.Format(tree) is not { } formatted) return;
        var again = SyntaxTree.Parse(new SourceText("main.nurture", formatted));
        Assert.Equal(formatted, Formatter.Format(again));
        Assert.Equal(tree.Tokens.Select(token => token.Text), again.Tokens.Select(token => token.Text));
        Assert.Equal(Comments(tree), Comments(again));
        if (CaseRun.Compile(@case).Plan is { } plan)
            Assert.Equal(WithoutLines(plan), WithoutLines(CaseRun.Compile(@case, Encoding.UTF8.GetBytes(formatted)).Plan));
    }

    private static CampaignPlan Read(CampaignPlan plan) => PlanJson.Read(PlanJson.Write(plan));

    private static IEnumerable<string> Comments(SyntaxTree tree) =>
        tree.Tokens.SelectMany(token => token.LeadingTrivia.Concat(token.TrailingTrivia))
            .Where(trivia => trivia.Kind == SyntaxTriviaKind.Comment)
            .Select(trivia => trivia.Text.TrimEnd());

    private static string WithoutLines(CampaignPlan? plan) => plan is null
        ? "no plan"
        : SourceLine().Replace(Encoding.UTF8.GetString(PlanJson.Write(plan with { Hash = "", Sources = [] })), "$1");

    [GeneratedRegex("""("[^"]+\.nurture):[0-9]+(?=")""")]
    private static partial Regex SourceLine();
}
