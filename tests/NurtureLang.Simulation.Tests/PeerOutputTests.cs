using NurtureLang.Benchmarks.HandWritten;
using NurtureLang.Benchmarks.WholeRun;

namespace NurtureLang.Simulation.Tests;

/// <summary>What the benchmark reads of the peers' output, and what it takes for a wrong answer.</summary>
public sealed class PeerOutputTests
{
    private const string Line = "contacts=10;stages=4,3,2,1;tsum=60,30,10;score=12.34;ever=5,6,7;first=50,60,70;end=1,2,0";
    private const string Time = "duckdb mode=csv threads=2 events=100 sec=1.458 Mev/s=0.686 rssMB=314";
    private static readonly Measurement Took = new(Program: 1.458, Wall: 2, Processor: 3, Peak: 4);

    private static readonly Answer Expected = new()
    {
        Contacts = 10, Events = 100, Now = [4, 3, 2, 1], Reached = [6, 3, 1], ReachedSeconds = [60, 30, 10],
        AverageScore = 1_234_000, Points = [], Segments = [1, 2, 0],
    };

    [Fact]
    public void The_answer_and_the_events_are_read()
    {
        var run = PeerRun.Of("a peer", new ChildProcess.Result(0, Line + "\n", Time + "\n", Took));
        Assert.Equal(10, run.Answer.Contacts);
        Assert.Equal(12.34, run.Answer.Score);
        Assert.Equal(100, run.Took.Events);
        Assert.Equal("1.458", PeerRun.OwnSeconds.Match(Time).Groups[1].Value);
        Assert.Null(run.DifferenceFrom(Expected, run.Answer));
    }

    [Theory]
    [InlineData("score=12.34", "score=12.35")]
    [InlineData("end=1,2,0", "end=1,3,0")]
    public void Rounding_and_the_second_at_which_a_window_begins_are_no_difference(string part, string other) =>
        Assert.Null(Parse(Line.Replace(part, other, StringComparison.Ordinal)).DifferenceFrom(Expected));

    [Theory]
    [InlineData("contacts=10", "contacts=11", "contacts 11, not 10")]
    [InlineData("stages=4,3,2,1", "stages=4,3,1,2", "stages 4,3,1,2, not 4,3,2,1")]
    [InlineData("tsum=60,30,10", "tsum=60,31,10", "tsum 60,31,10, not 60,30,10")]
    [InlineData("score=12.34", "score=12.44", "sum of the scores 12.44, not 12.34")]
    [InlineData("end=1,2,0", "end=0,2,0", "end 0,2,0, not 1,2,0")]
    public void A_difference_from_our_own_program_is_said(string part, string other, string difference) =>
        Assert.Equal(difference, Parse(Line.Replace(part, other, StringComparison.Ordinal)).DifferenceFrom(Expected));

    [Theory]
    [InlineData("ever=5,6,7", "ever=5,6,8", "ever 5,6,8, not 5,6,7")]
    [InlineData("first=50,60,70", "first=51,60,70", "first 51,60,70, not 50,60,70")]
    [InlineData("end=1,2,0", "end=1,3,0", "end 1,3,0, not 1,2,0")]
    [InlineData("score=12.34", "score=12.36", "sum of the scores 12.36, not 12.34")]
    public void Among_peers_the_whole_line_is_the_same(string part, string other, string difference) =>
        Assert.Equal(difference, Parse(Line.Replace(part, other, StringComparison.Ordinal)).DifferenceFrom(Parse(Line)));

    [Fact]
    public void A_run_over_other_events_is_wrong()
    {
        var run = new PeerRun(Parse(Line), Took with { Events = 99 });
        Assert.Equal("events 99, not 100", run.DifferenceFrom(Expected, peer: null));
    }

    [Fact]
    public void The_sum_over_nobody_is_nothing() =>
        Assert.Equal("tsum 60,30,0, not 60,30,10", Parse(Line.Replace("60,30,10", "60,30,null", StringComparison.Ordinal)).DifferenceFrom(Expected));

    [Theory]
    [InlineData("")]
    [InlineData("no answer")]
    [InlineData("contacts=10;stages=4,3,2,1;tsum=60,30,10;score=12.34;ever=5,6,7;first=50,60,70")]
    [InlineData("contacts=10;stages=4,3,2;tsum=60,30,10;score=12.34;ever=5,6,7;first=50,60,70;end=1,2,0")]
    [InlineData("contacts=10;stages=4,3,2,1;tsum=60,30,10;score=NaN;ever=5,6,7;first=50,60,70;end=1,2,0")]
    [InlineData("contacts=ten;stages=4,3,2,1;tsum=60,30,10;score=12.34;ever=5,6,7;first=50,60,70;end=1,2,0")]
    [InlineData(Line + "\n" + Line)]
    public void Anything_else_is_no_answer(string output) => Assert.Null(PeerAnswer.TryParse(output));

    [Theory]
    [InlineData(137, Line, Time, "a peer ended with 137: duckdb mode=csv threads=2 events=100 sec=1.458 Mev/s=0.686 rssMB=314")]
    [InlineData(1, "", "w1.mjs:2\n^\n\nRangeError: too deep\n    at w1.mjs:2:3\n\nNode.js v20\n", "a peer ended with 1: RangeError: too deep")]
    [InlineData(0, "Killed", Time, "a peer gave no answer that can be read: Killed")]
    [InlineData(0, Line, "sec=1.000", "a peer does not say over how many events it ran.")]
    public void A_failed_run_has_no_figures(int code, string output, string error, string message)
    {
        var problem = Assert.Throws<WholeRunException>(() => PeerRun.Of("a peer", new ChildProcess.Result(code, output, error, Took)));
        Assert.Equal(message, problem.Message);
    }

    private static PeerAnswer Parse(string line) => PeerAnswer.TryParse(line) ?? throw new InvalidOperationException(line);
}
