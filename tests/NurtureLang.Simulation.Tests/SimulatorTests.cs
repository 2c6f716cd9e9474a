using System.Text.Json;
using NurtureLang.History;
using NurtureLang.History.Log;
using NurtureLang.Plan;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Execution;
using NurtureLang.Simulation.Decisions;
using NurtureLang.Simulation.Metrics;
using NurtureLang.Simulation.Run;

namespace NurtureLang.Simulation.Tests;

public sealed class SimulatorTests
{
    private static readonly CampaignPlan Plan = Campaigns.Compile(Campaigns.Broad);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Any_number_of_threads_and_any_grouping_give_the_same_bytes(int seed)
    {
        var (contacts, events) = Campaigns.Draw(seed, 150, 1_500);
        var one = Run(contacts, events, threads: 1);
        var three = Run(contacts, events, threads: 3);
        var regrouped = Run(contacts.Reverse(), events.OrderBy(row => row[..row.IndexOf(',', StringComparison.Ordinal)], StringComparer.Ordinal), threads: 2);
        Assert.Equal(one, three);
        Assert.Equal(one, regrouped);
        Assert.True(one.Decisions.Length > 1_000);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(256)]
    public void Any_number_of_partitions_gives_the_same_bytes_from_tables_and_from_the_compact_history(int partitions)
    {
        var (contacts, events) = Campaigns.Draw(77, 150, 1_500);
        var one = Run(contacts, events, threads: 1);
        for (var threads = 1; threads <= 3; threads++)
        {
            // With three threads all but a few events and decisions go to files.
            var memory = threads == 3 ? 10_000 : 64 << 20;
            var texts = new TextPool();
            using var tables = Partitioned(contacts, events, texts, threads, partitions, memory);
            Same(tables, texts);
            using var file = new MemoryStream();
            HistoryFile.Write(tables, Campaigns.OptionsFor(Plan, texts), Plan.TimeZone, threads, file);
            var again = new TextPool();
            using var compact = HistoryFile.Open("a.history", file.ToArray(), Campaigns.OptionsFor(Plan, again), Plan.TimeZone);
            Same(compact, again);
            void Same(PartitionedHistory history, TextPool pool)
            {
                using var decisions = new MemoryStream();
                var options = new SimulationOptions { Threads = threads, Scores = true, DecisionMemory = memory };
                var result = Simulator.Run(Engine.Load(Plan, pool), history, options, decisions);
                Assert.Equal(one.Json, Campaigns.Json(result));
                Assert.Equal(one.Decisions, System.Text.Encoding.UTF8.GetString(decisions.ToArray()));
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_partition_that_cannot_be_loaded_ends_the_run_and_nothing_is_written(int threads)
    {
        var texts = new TextPool();
        var (contacts, events) = Campaigns.Draw(7, 50, 500);
        using var broken = new BrokenHistory(Partitioned(contacts, events, texts, threads, 16, 1 << 20));
        using var decisions = new MemoryStream();
        var options = new SimulationOptions { Threads = threads, DecisionMemory = 1_000 };
        Assert.Equal("It is damaged.", Assert.Throws<HistoryException>(() => Simulator.Run(Engine.Load(Plan, texts), broken, options, decisions)).Message);
        Assert.Equal(0, decisions.Length);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Figures_of_parts_add_up_to_those_of_the_whole_in_any_order(int seed)
    {
        var (contacts, events) = Campaigns.Draw(seed, 60, 600);
        var options = new SimulationOptions { From = Instant(2026, 3, 20), Until = Instant(2026, 4, 20) };
        var whole = Campaigns.Run(Plan, Campaigns.ContactsFile(contacts), Campaigns.EventsFile(events), options).Result;
        var parts = Enumerable.Range(0, 3).Select(part => Campaigns.Run(
            Plan,
            Campaigns.ContactsFile(contacts.Where((_, i) => i % 3 == part)),
            Campaigns.EventsFile(events.Where(row => int.Parse(row[1..row.IndexOf(',', StringComparison.Ordinal)]) % 3 == part)),
            options).Result.Metrics).ToArray();
        foreach (var order in new[] { new[] { 0, 1, 2 }, [2, 0, 1] })
        {
            var sum = new RunMetrics(Plan);
            foreach (var part in order) sum.Add(parts[part]);
            Assert.Equal(Campaigns.Json(whole), Campaigns.Json(whole with { Metrics = sum }));
        }
    }

    [Fact]
    public void What_goes_in_comes_out_somewhere()
    {
        var (contacts, events) = Campaigns.Draw(99, 200, 3_000);
        var metrics = Campaigns.Run(Plan, Campaigns.ContactsFile(contacts), Campaigns.EventsFile(events), new SimulationOptions()).Result.Metrics;
        Assert.Equal(3_000, metrics.Events + metrics.EventsLeftOut);
        Assert.Equal(200, metrics.Contacts + metrics.ContactsLeftOut);
        Assert.Equal(metrics.Contacts, metrics.Personas.Total);
        Assert.All(metrics.Grades, grade => Assert.Equal(metrics.Contacts, grade.Total));
        Assert.All(metrics.Journeys, journey => Assert.Equal(metrics.Contacts, journey.Stages.Sum(stage => stage.Now)));
        Assert.All(metrics.Scores, score => Assert.Equal(metrics.Contacts, score.Known));
        Assert.All(metrics.Sequences, sequence =>
            Assert.Equal(sequence.Figures.Enrolled, sequence.Figures.Now + sequence.Figures.Finished + sequence.Figures.Exited.Total));
        Assert.Contains(metrics.Journeys[0].Stages, stage => stage.Name == "gone" && stage.Reached > 0);
    }

    [Fact]
    public void A_stage_that_is_skipped_counts_as_passed_with_no_time_in_it()
    {
        var metrics = Campaigns.Run(
            Plan,
            Campaigns.ContactsFile(["c0,a@x.example,,", "c1,b@x.example,,"]),
            Campaigns.EventsFile(["c0,2026-03-20T10:00:00Z,bought,", "c1,2026-03-20T11:00:00Z,seen,/a"]),
            new SimulationOptions()).Result.Metrics;
        var stages = metrics.Journeys[0].Stages.ToDictionary(stage => stage.Name);
        Assert.Equal((2, 2, 1), (stages["visitor"].Entered, stages["visitor"].Reached, stages["visitor"].Now));
        Assert.Equal((0, 1, 0), (stages["lead"].Entered, stages["lead"].Reached, stages["lead"].Now));
        Assert.Null(stages["lead"].Spent.Median);
        Assert.Equal(0, stages["visitor"].Spent.Median);
        Assert.Equal(Value.One / 2, metrics.Journeys[0].Conversion(0));
        Assert.Equal(Value.One, metrics.Journeys[0].Conversion(1));
        Assert.Null(metrics.Journeys[0].Conversion(4));
    }

    [Fact]
    public void A_contact_begins_when_it_was_created_or_did_something_and_at_the_latest_with_the_run()
    {
        const string Events = "contact_id,timestamp,event,url\nearly,2026-03-20T10:00:00Z,seen,/a\nlate,2026-03-25T10:00:00Z,seen,/a\n";
        var contacts = Campaigns.ContactsFile(
            ["early,a@x.example,,2026-03-22T00:00:00Z", "late,b@x.example,,2026-03-01T00:00:00Z", "silent,c@x.example,,", "after,d@x.example,,2026-05-01T00:00:00Z"]);
        var (_, history) = Campaigns.Load(Plan, contacts, Events);
        ContactRun RunOf(SimulationOptions options) =>
            new(Plan, history, options, RunSpan.Of(options, PartitionedHistory.Of(history)), day => day * Ticks.PerDay);
        var run = RunOf(new SimulationOptions());
        string? First(string id) => run.FirstInstant(history.Contacts.Find(id)) is var first && first == Value.Unknown ? null : InstantText.Format(first);
        Assert.Equal("2026-03-20T10:00:00Z", First("early"));
        Assert.Equal("2026-03-01T00:00:00Z", First("late"));
        Assert.Equal("2026-03-20T10:00:00Z", First("silent"));
        Assert.Null(First("after"));
        var clipped = RunOf(new SimulationOptions { From = Instant(2026, 3, 24) });
        Assert.Equal(Instant(2026, 3, 24), clipped.FirstInstant(history.Contacts.Find("late")));
    }

    [Fact]
    public void A_run_without_time_is_refused()
    {
        var contacts = Campaigns.ContactsFile(["c0,a@x.example,,"]);
        var empty = Campaigns.EventsFile([]);
        Assert.Contains("--until", Assert.Throws<SimulationException>(() => Campaigns.Run(Plan, contacts, empty, new SimulationOptions())).Message, StringComparison.Ordinal);
        var options = new SimulationOptions { From = Instant(2026, 3, 2), Until = Instant(2026, 3, 1) };
        Assert.Contains("before it begins", Assert.Throws<SimulationException>(() => Campaigns.Run(Plan, contacts, empty, options)).Message, StringComparison.Ordinal);
        var named = Campaigns.Run(Plan, contacts, empty, options with { Until = Instant(2026, 3, 22) }).Result;
        Assert.Equal((1, 0), (named.Metrics.Contacts, named.Metrics.Events));
    }

    [Fact]
    public void The_result_is_json_with_the_fields_of_the_contract()
    {
        var (contacts, events) = Campaigns.Draw(5, 20, 200);
        var result = Campaigns.Run(Plan, Campaigns.ContactsFile(contacts), Campaigns.EventsFile(events), new SimulationOptions()).Result;
        var root = JsonDocument.Parse(Campaigns.Json(result)).RootElement;
        string[] contract = ["contacts", "events", "rejected", "decisions", "stages", "personas", "scores", "touches", "goals", "sla", "splits", "plan", "elapsed"];
        Assert.All(contract, name => Assert.True(root.TryGetProperty(name, out _), name));
        Assert.Equal(["20", "30"], root.GetProperty("scores").GetProperty("warmth").GetProperty("at_or_over").EnumerateObject().Select(one => one.Name));
        Assert.EndsWith("}\n", Campaigns.Json(result), StringComparison.Ordinal);
    }

    [Fact]
    public void Late_events_count_when_they_came_in_or_as_if_in_time()
    {
        const string Events = """
            contact_id,timestamp,event,url,received_at
            c0,2026-03-20T10:00:00Z,seen,/a,
            c0,2026-03-20T11:00:00Z,joined,,2026-03-21T09:00:00Z
            c0,2026-03-24T12:00:00Z,seen,/a,
            """;
        var contacts = Campaigns.ContactsFile(["c0,a@x.example,,"]);
        string FirstTouch(LateMode late)
        {
            var lines = Campaigns.Run(Plan, contacts, Events, new SimulationOptions { Late = late }).Decisions.Split('\n');
            return lines.First(line => line.Contains("\"kind\":\"sent\"", StringComparison.Ordinal))[..29];
        }

        Assert.Equal("{\"at\":\"2026-03-20T11:00:00Z\"", FirstTouch(LateMode.EventTime)[..28]);
        Assert.Equal("{\"at\":\"2026-03-21T09:00:00Z\"", FirstTouch(LateMode.AsReceived)[..28]);
    }

    private static (string Json, string Decisions) Run(IEnumerable<string> contacts, IEnumerable<string> events, int threads)
    {
        var options = new SimulationOptions { Threads = threads, Scores = true };
        var (result, decisions) = Campaigns.Run(Plan, Campaigns.ContactsFile(contacts), Campaigns.EventsFile(events), options);
        return (Campaigns.Json(result), decisions);
    }

    private static PartitionedHistory Partitioned(
        IEnumerable<string> contacts, IEnumerable<string> events, TextPool texts, int threads, int partitions, long memory) =>
        PartitionedReader.Read(
            Campaigns.Source("contacts.csv", Campaigns.ContactsFile(contacts)),
            Campaigns.Source("events.csv", Campaigns.EventsFile(events)),
            Campaigns.OptionsFor(Plan, texts),
            threads,
            partitions,
            memory);

    private static long Instant(int year, int month, int day) =>
        new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc).Ticks - DateTime.UnixEpoch.Ticks;

    private sealed class BrokenHistory(PartitionedHistory sound) : PartitionedHistory
    {
        public override int Partitions => sound.Partitions;

        public override bool HasReceivedAt => sound.HasReceivedAt;

        public override HistorySummary Summary => sound.Summary;

        public override HistorySpan SpanOf(EventOrder order) => sound.SpanOf(order);

        public override int PartitionOf(ReadOnlySpan<byte> contactId) => sound.PartitionOf(contactId);

        public override HistoryData Load(int partition) => partition == 13 ? throw new HistoryException("It is damaged.") : sound.Load(partition);

        protected override void Dispose(bool disposing) => sound.Dispose();
    }
}
