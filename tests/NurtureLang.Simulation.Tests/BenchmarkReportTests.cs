using NurtureLang.Benchmarks.WholeRun;

namespace NurtureLang.Simulation.Tests;

/// <summary>The benchmark's report: the ratios and their limits from figures that are given, and what is left out.</summary>
public sealed class BenchmarkReportTests : IDisposable
{
    private const long Million = 1_000_000;
    private readonly string folder = Directory.CreateTempSubdirectory("nurture-report-").FullName;
    private readonly Results results = new();
    private readonly StringWriter output = new() { NewLine = "\n" };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_report_gives_ratios_and_limits()
    {
        Take("hand 1", 0.1);
        Take("hand small", 0.02, Million / 10);
        Take("nurture 1", 0.25);
        Take("nurture 2", 0.125);
        Take("nurture small", 0.05, Million / 10);
        Take("history 1", 0.2);
        Take("history 2", 0.125);
        Take("peer 1", 0.05);
        Take("duckdb", 0.75);
        Take("jre", 8, 100_000);
        Take("rules 5", 1);
        Take("rules 50", 3);
        results.Note("Something was left out.");
        new Report(Facts, results, output).Write();
        Assert.Equal(Whole, output.ToString());
    }

    [Fact]
    public void A_program_that_was_wrong_once_has_no_figures()
    {
        Take("hand 1", 0.1);
        Take("nurture 1", 0.25);
        results.Take("nurture 1", "contacts 9, not 10", new Measurement(0.2, 0.2, 0.2, 0) { Events = Million });
        Take("nurture 1", 0.25);
        results.LeaveOut("duckdb", "DuckDB is not compared: it ended with 137.");
        Take("duckdb", 0.75);
        new Report(Facts, results, output).Write();
        var report = output.ToString();
        Assert.Null(results["nurture 1"]);
        Assert.DoesNotContain("nurture simulate, CSV", report, StringComparison.Ordinal);
        Assert.DoesNotContain("against", report, StringComparison.Ordinal);
        Assert.DoesNotContain("0.750", report, StringComparison.Ordinal);
        Assert.Contains("DuckDB is not compared: it ended with 137.\n\nDIFFERENT: nurture 1: contacts 9, not 10\n", report, StringComparison.Ordinal);
        Assert.DoesNotContain("All answers are equal.", report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_from_which_the_host_took_is_made_again_and_the_quietest_counts()
    {
        var quiet = new QuietRuns(results, mostAgain: 3);
        TakeQuiet(quiet, "hand 1", (0.4, 0.01));
        TakeQuiet(quiet, "nurture 1", (0.9, 0.2), (0.5, 0.021), (0.7, 0.02));
        Assert.Equal((0.7, 2), (results["nurture 1"]?.Program, quiet.MadeAgain));
        // One is left for the program; then the quietest counts, however long it was.
        TakeQuiet(quiet, "nurture 2", (0.3, 0.5), (0.9, 0.3), (0.1, 0.6), (0.2, 0.4));
        Assert.Equal((0.9, 5), (results["nurture 2"]?.Program, quiet.MadeAgain));
        TakeQuiet(quiet, "nurture 2", (0.8, 0.9));
        TakeQuiet(quiet, "history 1", (0.4, null));
        new Report(Facts with { MadeAgain = quiet.MadeAgain }, results, output).Write();
        var report = output.ToString();
        Assert.Contains("\nRuns made again, since the host took more than 2 % of the wanted work: 5. What it took", report, StringComparison.Ordinal);
        Assert.Contains("peak MB   M ev/s host %\n", report, StringComparison.Ordinal);
        Assert.Contains("  1.4286    2.0\n", report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_is_made_again_has_to_give_the_right_answer_too()
    {
        var answers = new Queue<string?>([null, "contacts 9, not 10"]);
        new QuietRuns(results, mostAgain: 3).Take("nurture 1", () => (answers.Dequeue(), new Measurement(1, 1, 1, 0) { Events = Million, Stolen = 0.5 }));
        Assert.Empty(answers);
        Assert.Null(results["nurture 1"]);
        Assert.Equal(["nurture 1: contacts 9, not 10"], results.Differences);
    }

    [Fact]
    public void What_the_host_took_is_read_of_what_was_wanted()
    {
        const string All = "cpu  1 2 3 4 5 6 7 8 9 10";
        var before = HostTime.Parse([All, "cpu0 100 0 50 9000 300 0 10 40 0 0", "cpu1 0 0 0 0 0 0 0 0 0 0", "intr 1 2 3 4 5 6 7 8 9"]);
        // The first was in use all the time, the second for a hundredth of it.
        var after = HostTime.Parse([All, "cpu0 170 0 65 9000 300 0 10 55 0 0", "cpu1 0 0 1 90 9 0 0 20 0 0", "intr 1 2 3 4 5 6 7 8 9"]);
        Assert.NotNull(before);
        Assert.NotNull(after);
        Assert.Equal(15.2 / (85 + 1 + 15.2), after.StolenSince(before), precision: 12);
        Assert.Equal(0, after.StolenSince(after));
        Assert.Null(HostTime.Parse([All, "cpu0 1 2 3 4"]));
        Assert.Equal(File.Exists("/proc/stat"), HostTime.Now() is not null);
    }

    [Fact]
    public void Growth_gives_each_size_beside_the_one_before()
    {
        var before = new GrowthSize(new LogFacts(Million, 10_000, 60_000_000), Runs: 3);
        before.Results.Take("nurture 1", difference: null, new Measurement(1, 1.2, 1.1, 50e6) { Events = Million });
        before.Results.Take("hand 1", difference: null, new Measurement(0.1, 0.2, 0.1, 40e6) { Events = Million });
        var size = new GrowthSize(new LogFacts(10 * Million, 100_000, 600_000_000), Runs: 1) { HistoryBytes = 200_000_000 };
        size.Results.Take("nurture 1", difference: null, new Measurement(13, 14, 10, 95e6) { Events = 10 * Million });
        size.Results.Take("hand 1", difference: null, new Measurement(0.5, 0.6, 0.5, 49e6) { Events = 10 * Million });
        size.Results.LeaveOut("history 1", "history 1 is left out: nurture simulate ended with 137.");
        new GrowthReport(output).Write(before, before: null);
        new GrowthReport(output).Write(size, before);
        Assert.Equal(TwoSizes, output.ToString());
    }

    [Fact]
    public void A_log_that_does_not_fit_is_said()
    {
        Assert.Null(Growth.SpaceMissing(Million, 150_000_000, "/tmp/"));
        Assert.Equal(
            "100,000,000 events are left out: they need 15.0 GB in /tmp/, and 6.5 GB are free there.",
            Growth.SpaceMissing(100 * Million, 6_500_000_000, "/tmp/"));
    }

    [Fact]
    public void The_beginning_of_a_log_has_its_contacts_only()
    {
        File.WriteAllText(Path.Combine(folder, "contacts.csv"), "contact_id,country\na,US\nb,GB\nc,DE\n");
        File.WriteAllText(Path.Combine(folder, "events.csv"), "event_id,timestamp,contact_id,event,url\n1,t,c,x,\n2,t,a,x,\n3,t,b,x,\n");
        var cut = Path.Combine(folder, "cut");
        LogCut.Write(folder, cut, 2);
        Assert.Equal("contact_id,country\na,US\nc,DE\n", File.ReadAllText(Path.Combine(cut, "contacts.csv")));
        Assert.Equal("event_id,timestamp,contact_id,event,url\n1,t,c,x,\n2,t,a,x,\n", File.ReadAllText(Path.Combine(cut, "events.csv")));
    }

    private static LogFacts Facts { get; } = new(Million, 10_000, 60_000_000)
    {
        Answer = "reached 3/2/1", StateBytes = 360, PeerNames = new Dictionary<string, string> { ["duckdb"] = "DuckDB SQL 1.5" },
    };

    private void Take(string key, double seconds, long events = Million) => results.Take(
        key, difference: null, new Measurement(seconds, seconds + 0.1, key == "duckdb" ? 0 : seconds + 0.05, 40e6 + events) { Events = events });

    // Seconds and what the host took, in order; all of them have to be asked for.
    private static void TakeQuiet(QuietRuns quiet, string key, params (double Seconds, double? Stolen)[] runs)
    {
        var left = new Queue<(double Seconds, double? Stolen)>(runs);
        quiet.Take(key, () =>
        {
            var (seconds, stolen) = left.Dequeue();
            return (null, new Measurement(seconds, seconds, seconds, 1) { Events = Million, Stolen = stolen });
        });
        Assert.Empty(left);
    }

    private const string Whole = """
        W1: 1,000,000 events of 10,000 contacts, 60 MB of CSV.
        Medians of 5 runs in turn, of 3 where a program comes from outside.
        Answer: reached 3/2/1

        program                        threads      events  program s   wall s    CPU s  peak MB   M ev/s
        written by hand                      1   1,000,000      0.100    0.200    0.150       41  10.0000
        nurture simulate, CSV                1   1,000,000      0.250    0.350    0.300       41   4.0000
        nurture simulate, CSV                2   1,000,000      0.125    0.225    0.175       41   8.0000
        nurture simulate, history            1   1,000,000      0.200    0.300    0.250       41   5.0000
        nurture simulate, history            2   1,000,000      0.125    0.225    0.175       41   8.0000
        shared/bench/w1 by hand              1   1,000,000      0.050    0.150    0.100       41  20.0000
        DuckDB SQL 1.5                       2   1,000,000      0.750    0.850        -       41   1.3333
        json-rules-engine                    1     100,000      8.000    8.100    8.050       40   0.0125

        times as fast                                                     clock      CPU  limit
        nurture, CSV, against by hand, one thread                          0.40     0.50  at least 0.25  holds
        nurture, CSV, against by hand, each further event                  0.40     0.40
        nurture, history, against by hand from CSV, one thread             0.50     0.60
        nurture, history against CSV, one thread                           1.25     1.20  at least 0.5   holds
        nurture, CSV, against shared/bench/w1, one thread                  0.20     0.33  at least 0.25  MISSED
        nurture, CSV, two threads against one                              2.00     1.71  at least 1.7   holds
        nurture, history, two threads against one                          1.60     1.43  at least 1.7   MISSED
        nurture, CSV, against DuckDB SQL 1.5, two threads                  6.00        -  at least 5     holds
        nurture, CSV, against json-rules-engine                             320      268  at least 300   holds

        growth                                                            clock      CPU  limit
        by hand: time per event against that at 100,000 events             0.50     0.21
        by hand: peak memory grows by, bytes an event                       1.0
        nurture: time per event against that at 100,000 events             0.50     0.30  at most 1.2    holds
        nurture: peak memory grows by, bytes an event                       1.0
        nurture: time with 50 rules against 5                              3.00     2.90  below 3        MISSED

        bytes of state a contact                                       360 (by hand 64)

        Something was left out.

        All answers are equal.

        """;

    private const string TwoSizes = """
        1,000,000 events of 10,000 contacts, 60 MB of CSV; medians of 3 runs in turn.

        program           threads  program s    CPU s   M ev/s  peak MB  B/contact  B/event
        nurture, CSV            1      1.000    1.100     1.00       50       5000     50.0
        by hand, CSV            1      0.100    0.100    10.00       40       4000     40.0

        All answers are equal.

        10,000,000 events of 100,000 contacts, 600 MB of CSV, 200 MB of compact history; one run each.

        program           threads  program s    CPU s   M ev/s  peak MB  B/contact  B/event B/+contact  time an event against 1,000,000: clock, CPU, limit
        nurture, CSV            1     13.000   10.000     0.77       95        950      9.5        500      1.30     0.91  at most 1.2    MISSED
        by hand, CSV            1      0.500    0.500    20.00       49        490      4.9        100      0.50     0.50

        history 1 is left out: nurture simulate ended with 137.

        All answers are equal.


        """;
}
