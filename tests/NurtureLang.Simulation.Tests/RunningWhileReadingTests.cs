using System.Collections.Concurrent;
using System.Text;
using NurtureLang.History;
using NurtureLang.History.Rejects;
using NurtureLang.Plan;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Execution;
using NurtureLang.Simulation.Run;

namespace NurtureLang.Simulation.Tests;

/// <summary>Running a history while it is read gives what running it afterwards gives.</summary>
public sealed class RunningWhileReadingTests
{
    private const long Little = 10_000;
    private static readonly CampaignPlan Plan = Campaigns.Compile(Campaigns.Broad);

    // More than one block, so that little memory means several rounds.
    private static readonly (string[] Contacts, string[] Events) Log = Campaigns.Draw(5, 300, 25_000);

    // What comes of the log when it is read first and run then; the same for all tests.
    private static readonly ConcurrentDictionary<SimulationOptions, (string Json, string Decisions)> Expected = [];

    [Theory]
    [InlineData(1, 16, Little)]
    [InlineData(2, 16, Little)]
    [InlineData(3, 7, Little)]
    [InlineData(2, 1, Little)]
    [InlineData(3, 64, 1L << 30)]
    public void The_bytes_are_the_same_for_any_number_of_threads_partitions_and_rounds(int threads, int partitions, long memory)
    {
        foreach (var options in new[]
                 {
                     new SimulationOptions { Scores = true },
                     new SimulationOptions { From = Instant(3, 25), Until = Instant(4, 2) },
                     new SimulationOptions { Until = Instant(4, 10) },
                 })
        {
            var (json, decided) = Expected.GetOrAdd(options, RunAfterReading);
            var outcome = Run(Log.Contacts, Log.Events, options with { Threads = threads, DecisionMemory = 50_000 }, partitions, memory);
            Assert.True(outcome.HasRun);
            Assert.Equal(json, outcome.Json);
            Assert.Equal(decided, outcome.Decisions);
        }
    }

    [Fact]
    public void Without_decisions_partitions_may_change_hands_and_the_figures_stay()
    {
        var options = new SimulationOptions { Threads = 3 };
        var (json, _) = Expected.GetOrAdd(options, RunAfterReading);
        for (var time = 0; time < 5; time++)
        {
            var outcome = Run(Log.Contacts, Log.Events, options, 16, Little, decisions: false);
            Assert.True(outcome.HasRun);
            Assert.Equal(json, outcome.Json);
        }
    }

    [Theory]
    [InlineData(100)]
    [InlineData(24_900)]
    public void Events_out_of_order_are_run_in_order_whether_the_first_round_finds_them_or_a_later_one(int place)
    {
        var events = Log.Events.ToArray();
        var later = Array.FindIndex(events, place + 1, row => IdOf(row) == IdOf(events[place]) && row != events[place]);
        (events[place], events[later]) = (events[later], events[place]);
        var expected = Campaigns.Run(Plan, Campaigns.ContactsFile(Log.Contacts), Campaigns.EventsFile(events), new SimulationOptions { Scores = true });
        for (var threads = 1; threads <= 3; threads++)
        {
            var outcome = Run(Log.Contacts, events, new SimulationOptions { Scores = true, Threads = threads }, 16, Little);
            Assert.False(outcome.HasRun);
            Assert.Equal(Campaigns.Json(expected.Result), outcome.Json);
            Assert.Equal(expected.Decisions, outcome.Decisions);
        }
    }

    [Fact]
    public void Rows_that_cannot_be_read_are_told_once_and_in_order_though_the_file_is_read_twice()
    {
        var events = Log.Events.ToArray();
        for (var place = 50; place < events.Length; place += 999) events[place] = $"c1,no time {place},seen,/a";
        events[^1] = "c0,2026-03-20T00:00:00Z,seen,/a";
        events[^2] = "c0,2026-04-20T00:00:00Z,seen,/a";
        string[] contacts = [.. Log.Contacts, "c0,twice@x.example,,"];
        var expected = Run(contacts, events, new SimulationOptions(), 16, 1L << 30);
        var outcome = Run(contacts, events, new SimulationOptions { Threads = 2 }, 16, Little);
        Assert.False(outcome.HasRun);
        Assert.Equal(1 + ((25_000 - 50 + 998) / 999), outcome.Rejects.Count);
        Assert.Equal(expected.Rejects, outcome.Rejects);
        Assert.Equal(expected.Json, outcome.Json);
    }

    [Fact]
    public void A_campaign_whose_goals_are_measured_is_run_afterwards()
    {
        const string plain = """
            campaign plain { timezone "Europe/Berlin" }
            contact { email: text }
            event seen
            stages journey { path visitor, lead final  visitor -> lead on seen }
            """;
        Assert.True(RunningWhileReading.Suits(Campaigns.Compile(plain)));
        Assert.False(RunningWhileReading.Suits(Campaigns.Compile(plain + "\ngoal leads visitor -> lead >= 5% within 30 days")));
    }

    [Fact]
    public void A_failure_of_one_thread_ends_the_others_and_is_told_where_reading_was_asked_for()
    {
        var options = new SimulationOptions { Threads = 3 };
        using var running = new RunningWhileReading(() => throw new SimulationException("There is no room."), options, wantsDecisions: true);
        var problem = Assert.Throws<SimulationException>(() => Read(Log.Contacts, Log.Events, 3, 16, Little, running));
        Assert.Equal("There is no room.", problem.Message);
        var events = Log.Events.ToArray();
        events[24_000] = "nothing";
        var texts = new TextPool();
        var engine = Engine.Load(Plan, texts);
        using var other = new RunningWhileReading(() => engine, options, wantsDecisions: true);
        Assert.Throws<HistoryException>(() => Read(Log.Contacts, events, 3, 16, Little, other, texts: texts, strict: true));
    }

    [Fact]
    public void A_pipe_is_read_once_and_run_afterwards()
    {
        var bytes = Encoding.UTF8.GetBytes(Campaigns.EventsFile(Log.Events));
        var opened = 0;
        var pipe = HistorySource.FromStream("events.csv", () =>
        {
            opened++;
            return new System.IO.Compression.BrotliStream(Compressed(bytes), System.IO.Compression.CompressionMode.Decompress);
        });
        var texts = new TextPool();
        var engine = Engine.Load(Plan, texts);
        using var running = new RunningWhileReading(() => engine, new SimulationOptions(), wantsDecisions: false);
        using var history = PartitionedReader.Read(
            Campaigns.Source("contacts.csv", Campaigns.ContactsFile(Log.Contacts)), pipe, Campaigns.OptionsFor(Plan, texts), 2, 16, Little, running);
        Assert.False(history.HasRun);
        Assert.Equal(1, opened);
        var expected = Campaigns.Run(Plan, Campaigns.ContactsFile(Log.Contacts), Campaigns.EventsFile(Log.Events), new SimulationOptions());
        Assert.Equal(Campaigns.Json(expected.Result), Campaigns.Json(Simulator.Run(engine, history, new SimulationOptions(), null)));
    }

    private static (string Json, string Decisions) RunAfterReading(SimulationOptions options)
    {
        var (result, decisions) = Campaigns.Run(Plan, Campaigns.ContactsFile(Log.Contacts), Campaigns.EventsFile(Log.Events), options);
        return (Campaigns.Json(result), decisions);
    }

    // A stream that cannot go back.
    private static MemoryStream Compressed(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var packing = new System.IO.Compression.BrotliStream(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true)) packing.Write(bytes);
        packed.Position = 0;
        return packed;
    }

    private static string IdOf(string row) => row[..row.IndexOf(',', StringComparison.Ordinal)];

    private static long Instant(int month, int day) => new DateTime(2026, month, day, 0, 0, 0, DateTimeKind.Utc).Ticks - DateTime.UnixEpoch.Ticks;

    private static Outcome Run(
        IEnumerable<string> contacts, IEnumerable<string> events, SimulationOptions options, int partitions, long memory, bool decisions = true)
    {
        var texts = new TextPool();
        var engine = Engine.Load(Plan, texts);
        var rejects = new RejectLines();
        using var running = new RunningWhileReading(() => engine, options, decisions);
        using var history = Read(contacts, events, options.Threads, partitions, memory, running, rejects, texts);
        using var written = new MemoryStream();
        var target = decisions ? written : null;
        var result = history.HasRun ? running.Finish(history, target) : Simulator.Run(engine, history, options, target);
        return new Outcome(history.HasRun, Campaigns.Json(result), Encoding.UTF8.GetString(written.ToArray()), rejects.Lines);
    }

    private static PartitionedHistory Read(
        IEnumerable<string> contacts,
        IEnumerable<string> events,
        int threads,
        int partitions,
        long memory,
        RunningWhileReading running,
        IRejects? rejects = null,
        TextPool? texts = null,
        bool strict = false) =>
        PartitionedReader.Read(
            Campaigns.Source("contacts.csv", Campaigns.ContactsFile(contacts)),
            Campaigns.Source("events.csv", Campaigns.EventsFile(events)),
            Campaigns.OptionsFor(Plan, texts ?? new TextPool()) with { Rejects = rejects, Strict = strict },
            threads,
            partitions,
            memory,
            running);

    private sealed record Outcome(bool HasRun, string Json, string Decisions, IReadOnlyList<string> Rejects);

    private sealed class RejectLines : IRejects
    {
        public List<string> Lines { get; } = [];

        public void Add(Reject reject) => Lines.Add(reject.ToString());
    }
}
