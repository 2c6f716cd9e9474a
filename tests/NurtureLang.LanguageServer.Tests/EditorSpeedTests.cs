using NurtureLang.Benchmarks.EditorRuns;
using NurtureLang.Benchmarks.Workload;
using NurtureLang.Compiler;
using NurtureLang.Ide.Workspaces;

namespace NurtureLang.LanguageServer.Tests;

/// <summary>What `./bench editor` measures, once and small, and without a look at the clock.</summary>
public sealed class EditorSpeedTests
{
    [Fact]
    public void Everything_that_is_measured_is_answered()
    {
        using var speed = new EditorSpeed(LongCampaign.Text(280), TimeSpan.FromMilliseconds(5));
        var figures = speed.Measure(runs: 1, before: 0);
        var output = new StringWriter();
        var report = new EditorReport(output);
        report.Write(280, figures);
        report.WriteMemory(speed.MemoryAfter(40), speed.MemoryAfter(40), 1);
        report.WriteWorkspace(2, 1, 2);
        Assert.Equal(0, speed.Faults);
        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(30, lines.Length);
        Assert.Contains("the workspace opened, to its last diagnostic            1000.0 ms   0.500 below 1        holds", output.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("a check of 280 lines: ", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void The_campaign_that_is_measured_has_the_length_that_it_says_and_no_mistake()
    {
        var text = LongCampaign.Text(2_000);
        Assert.InRange(text.Split('\n').Length, 1_900, 2_001);
        var workspace = Workspace.Create(new MemoryFiles(), _ => true, []).With(new OpenDocument("/c/long.nurture", 1, text));
        Assert.Empty(workspace.CampaignAt("/c/long.nurture").Diagnostics.Select(one => one.ToString()));
        Assert.NotNull(Compilation.Of(workspace.CampaignAt("/c/long.nurture").Analysis, "long.nurture").Plan);
        Assert.All(CaretPlace.In(text), place => Assert.InRange(place.Line, 1, 2_000));
    }
}
