using System.Text;
using BenchmarkDotNet.Attributes;
using NurtureLang.Benchmarks.WholeRun;
using NurtureLang.Benchmarks.Workload;
using NurtureLang.History;
using NurtureLang.History.Log;
using NurtureLang.Plan;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Time;

namespace NurtureLang.Benchmarks.Micro;

/// <summary>Reading CSV, JSON Lines and the compact history up to events that are grouped by contact; time and memory are those of one event.</summary>
[MemoryDiagnoser]
public class ReaderBenchmarks
{
    private const int Events = 50_000;
    private string folder = "";
    private string history = "";
    private CampaignPlan? plan;
    private byte[] contacts = [];
    private byte[] csv = [];
    private byte[] lines = [];

    [GlobalSetup]
    public void Prepare()
    {
        plan = Plans.Compile(Parts.Text(Parts.Whole));
        folder = Directory.CreateTempSubdirectory("nurture-bench-").FullName;
        ReferenceWorkload.Write(Events, Events / 100, folder);
        contacts = File.ReadAllBytes(Path.Combine(folder, "contacts.csv"));
        csv = File.ReadAllBytes(Path.Combine(folder, "events.csv"));
        var rows = Encoding.UTF8.GetString(csv).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1);
        lines = Encoding.UTF8.GetBytes(string.Concat(rows.Select(Line)));
        var campaign = Path.Combine(folder, "w1.nurture");
        File.WriteAllText(campaign, Parts.Text(Parts.Whole));
        history = new NurtureProgram(Path.Combine(MicroBenchmarks.Root, "artifacts", "nurture", "nurture")).Import(campaign, folder).History;
    }

    [GlobalCleanup]
    public void Clean() => Directory.Delete(folder, recursive: true);

    [Benchmark(OperationsPerInvoke = Events)]
    public int Csv() => ReadTables("events.csv", csv);

    [Benchmark(OperationsPerInvoke = Events)]
    public int JsonLines() => ReadTables("events.jsonl", lines);

    [Benchmark(OperationsPerInvoke = Events)]
    public int CompactHistory() => Group(HistoryFile.Open(history, Options(), "UTC"));

    private int ReadTables(string name, byte[] events) => Group(PartitionedReader.Read(
        HistorySource.FromStream("contacts.csv", () => new MemoryStream(contacts)),
        HistorySource.FromStream(name, () => new MemoryStream(events)),
        Options(),
        threads: 1));

    private HistoryOptions Options()
    {
        var schema = (plan ?? throw new InvalidOperationException("not prepared")).Schema;
        var zone = ZoneTable.Find("UTC") ?? throw new InvalidOperationException("no zones");
        return new HistoryOptions(schema, new TextPool(), zone.At, ZoneTable.IsZone);
    }

    private static int Group(PartitionedHistory history)
    {
        using (history)
        {
            long events = 0;
            for (var partition = 0; partition < history.Partitions; partition++)
            {
                var part = history.Load(partition);
                events += part.EventCount;
                part.Group(EventOrder.EventTime);
            }

            return events == Events ? Events : throw new InvalidOperationException("events were rejected");
        }
    }

    private static string Line(string row)
    {
        var cells = row.Split(',');
        var url = cells[4].Length > 0 ? $",\"url\":\"{cells[4]}\"" : "";
        return $"{{\"event_id\":\"{cells[0]}\",\"timestamp\":\"{cells[1]}\",\"contact_id\":\"{cells[2]}\",\"event\":\"{cells[3]}\"{url}}}\n";
    }
}
