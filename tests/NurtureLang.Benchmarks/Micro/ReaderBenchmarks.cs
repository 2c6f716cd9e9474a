using System.Text;
using BenchmarkDotNet.Attributes;
using NurtureLang.Benchmarks.Workload;
using NurtureLang.History;
using NurtureLang.Plan;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Time;

namespace NurtureLang.Benchmarks.Micro;

/// <summary>Reading CSV and JSON Lines from memory; the time and the memory are those of one event.</summary>
[MemoryDiagnoser]
public class ReaderBenchmarks
{
    private const int Events = 50_000;
    private CampaignPlan? plan;
    private byte[] contacts = [];
    private byte[] csv = [];
    private byte[] lines = [];

    [GlobalSetup]
    public void Prepare()
    {
        plan = Plans.Compile(Parts.Text(Parts.Whole));
        var folder = Directory.CreateTempSubdirectory("nurture-bench-").FullName;
        ReferenceWorkload.Write(Events, Events / 100, folder);
        contacts = File.ReadAllBytes(Path.Combine(folder, "contacts.csv"));
        csv = File.ReadAllBytes(Path.Combine(folder, "events.csv"));
        lines = Encoding.UTF8.GetBytes(string.Concat(Encoding.UTF8.GetString(csv).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(Line)));
        Directory.Delete(folder, recursive: true);
    }

    [Benchmark(OperationsPerInvoke = Events)]
    public int Csv() => Read("events.csv", csv);

    [Benchmark(OperationsPerInvoke = Events)]
    public int JsonLines() => Read("events.jsonl", lines);

    private int Read(string name, byte[] events)
    {
        var schema = (plan ?? throw new InvalidOperationException("not prepared")).Schema;
        var zone = ZoneTable.Find("UTC") ?? throw new InvalidOperationException("no zones");
        var history = HistoryReader.Read(
            HistorySource.FromStream("contacts.csv", () => new MemoryStream(contacts)),
            HistorySource.FromStream(name, () => new MemoryStream(events)),
            new HistoryOptions(schema, new TextPool(), zone.At, ZoneTable.IsZone));
        return history.EventCount == Events ? Events : throw new InvalidOperationException("events were rejected");
    }

    private static string Line(string row)
    {
        var cells = row.Split(',');
        var url = cells[4].Length > 0 ? $",\"url\":\"{cells[4]}\"" : "";
        return $"{{\"event_id\":\"{cells[0]}\",\"timestamp\":\"{cells[1]}\",\"contact_id\":\"{cells[2]}\",\"event\":\"{cells[3]}\"{url}}}\n";
    }
}
