namespace NurtureLang.Cli.Tests;

/// <summary>`simulate --then`: a newer version goes live during the run.</summary>
public sealed class ThenTests
{
    [Fact]
    public void People_finish_on_theirs_or_are_moved_and_an_edit_that_strands_somebody_is_refused_with_step_and_count()
    {
        using var nurture = new Nurture().Small();
        nurture.Write("newer/small.nurture", SmallCampaign.Text.Replace("wait 2 days", "wait 1 day", StringComparison.Ordinal));
        nurture.Write("other/small.nurture", SmallCampaign.Text.Replace("wait 2 days", "step pause: wait 1 day", StringComparison.Ordinal));
        Assert.Equal(0, nurture.Run("simulate", "small", "--then", "newer@2026-03-03T12:00:00Z", "--decisions", "kept.jsonl").Code);
        Assert.Equal(0, nurture.Run("simulate", "small", "--then", "newer@2026-03-03T12:00:00Z", "--migrate", "--decisions", "moved.jsonl").Code);
        Assert.Contains("{\"at\":\"2026-03-04T10:00:00Z\",\"contact\":\"A\",\"kind\":\"task\"", nurture.Read("kept.jsonl"), StringComparison.Ordinal);
        Assert.Contains("{\"at\":\"2026-03-03T12:00:00Z\",\"contact\":\"A\",\"kind\":\"task\"", nurture.Read("moved.jsonl"), StringComparison.Ordinal);
        var refused = nurture.Run("simulate", "small", "--then", "other@2026-03-03T12:00:00Z", "--migrate", "--decisions", "refused.jsonl");
        Assert.Equal(1, refused.Code);
        var said = string.Join(' ', refused.Error.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("1 at step `wait_1` of sequence `welcome`", said, StringComparison.Ordinal);
    }

    [Fact]
    public void What_makes_no_sense_is_said()
    {
        using var nurture = new Nurture().Small();
        Assert.Equal(2, nurture.Run("simulate", "small", "--then", "small").Code);
        Assert.Equal(2, nurture.Run("simulate", "small", "--then", "small@tomorrow").Code);
        Assert.Equal(2, nurture.Run("simulate", "small", "--then", "nowhere@2026-03-03").Code);
    }
}
