using NurtureLang.Benchmarks.HandWritten;
using NurtureLang.Benchmarks.Workload;
using NurtureLang.Plan.Values;
using NurtureLang.Simulation.Run;

namespace NurtureLang.Simulation.Tests;

/// <summary>The campaign that the benchmark compares, small: the program written by hand and the engine say the same.</summary>
public sealed class ReferenceWorkloadTests : IDisposable
{
    private const int Events = 20_000;
    private readonly string folder = Directory.CreateTempSubdirectory("nurture-w1-").FullName;

    public ReferenceWorkloadTests() => ReferenceWorkload.Write(Events, Events / 100, folder);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_engine_says_what_a_program_written_by_hand_says(int threads)
    {
        var expected = HandWrittenRun.Run(folder, threads);
        Assert.Equal(Events, expected.Events);
        Assert.True(expected.Reached[2] > 0 && expected.Segments.Sum() > 0, "the log is too thin to show a difference");
        Assert.Null(RunEngine(threads).DifferenceFrom(expected));
    }

    [Fact]
    public void A_thread_more_or_fewer_changes_nothing_by_hand() =>
        Assert.Null(HandWrittenRun.Run(folder, 3).DifferenceFrom(HandWrittenRun.Run(folder, 1)));

    [Theory]
    [InlineData(5)]
    [InlineData(50)]
    public void Campaigns_of_many_rules_compile(int rules)
    {
        var plan = Campaigns.Compile(ScoringCampaign.Text(rules));
        Assert.Equal(rules, plan.Scores[0].Rules.Length);
    }

    private Answer RunEngine(int threads)
    {
        var plan = Campaigns.Compile(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "w1.nurture")));
        var (engine, history) = Campaigns.Load(plan, File.ReadAllText(Path.Combine(folder, "contacts.csv")), File.ReadAllText(Path.Combine(folder, "events.csv")));
        var start = ReferenceWorkload.Start * Ticks.PerSecond;
        using var decisions = new MemoryStream();
        var options = new SimulationOptions { Threads = threads, Until = start + (ReferenceWorkload.Days * Ticks.PerDay) };
        var metrics = Simulator.Run(engine, history, options, decisions).Metrics;
        var stages = metrics.Journeys[0].Stages;
        var segments = metrics.Segments.InOrder.ToDictionary(one => one.Key, one => one.Value);
        string[] names = ["builders", "large_accounts", "evaluators"];
        return new Answer
        {
            Contacts = metrics.Contacts,
            Events = metrics.Events,
            Now = [.. stages.Select(stage => stage.Now)],
            Reached = [.. stages.Skip(1).Select(stage => stage.Reached)],
            ReachedSeconds = SumInstants(decisions, [.. stages.Select(stage => stage.Name)]),
            AverageScore = metrics.Scores[0].Average ?? 0,
            Points = new SortedDictionary<long, long>(metrics.Scores[0].Points.InOrder.ToDictionary(one => one.Key, one => one.Value)),
            Segments = [.. names.Select(name => segments.GetValueOrDefault(name))],
        };
    }

    private static long[] SumInstants(MemoryStream decisions, string[] stages)
    {
        var sums = new long[stages.Length - 1];
        foreach (var line in System.Text.Encoding.UTF8.GetString(decisions.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var decision = System.Text.Json.JsonDocument.Parse(line);
            var root = decision.RootElement;
            if (root.GetProperty("kind").GetString() != "stage") continue;
            sums[Array.IndexOf(stages, root.GetProperty("to").GetString()) - 1] +=
                root.GetProperty("at").GetDateTimeOffset().ToUnixTimeSeconds() - ReferenceWorkload.Start;
        }

        return sums;
    }
}
