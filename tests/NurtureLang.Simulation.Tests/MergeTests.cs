using System.Text;
using System.Text.Json;
using NurtureLang.History;
using NurtureLang.Plan;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Execution;
using NurtureLang.Simulation.Run;

namespace NurtureLang.Simulation.Tests;

/// <summary>Contacts that a merge joins end as if their events had always been one contact's, however they were dealt out.</summary>
public sealed class MergeTests
{
    private static readonly CampaignPlan Plan = Campaigns.Compile(Campaigns.Broad);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Merged_contacts_stand_where_one_contact_with_all_events_stands(int seed)
    {
        var (contacts, events) = Campaigns.Draw(seed, 40, 800);
        var (apart, merges) = Scatter(seed, 40, events);
        var one = JsonDocument.Parse(Campaigns.Json(Run(contacts, events.Select(row => row + ",,"), null).Result)).RootElement;
        var merged = JsonDocument.Parse(Campaigns.Json(Run(contacts, apart.Concat(merges), null).Result)).RootElement;
        foreach (var part in new[] { "contacts", "personas", "segments", "scores", "grades" })
            Assert.Equal(one.GetProperty(part).GetRawText(), merged.GetProperty(part).GetRawText());
        Assert.Equal(NowOf(one), NowOf(merged));
    }

    [Fact]
    public void Any_number_of_threads_and_partitions_gives_the_same_bytes_from_tables_and_from_the_compact_history()
    {
        var (contacts, events) = Campaigns.Draw(5, 60, 900);
        var (apart, merges) = Scatter(5, 60, events);
        var rows = apart.Concat(merges).ToList();
        var one = Run(contacts, rows, null);
        Assert.Contains("\"reason\":\"merged\"", one.Decisions, StringComparison.Ordinal);
        foreach (var (threads, partitions) in new[] { (1, 3), (3, 256), (2, 16) })
        {
            var texts = new TextPool();
            using var tables = PartitionedReader.Read(
                Campaigns.Source("contacts.csv", Campaigns.ContactsFile(contacts)), Campaigns.Source("events.csv", File(rows)),
                Campaigns.OptionsFor(Plan, texts), threads, partitions, 10_000);
            Same(one, tables, texts, threads);
            using var file = new MemoryStream();
            HistoryFile.Write(tables, Campaigns.OptionsFor(Plan, texts), Plan.TimeZone, threads, file);
            var again = new TextPool();
            using var compact = HistoryFile.Open("a.history", file.ToArray(), Campaigns.OptionsFor(Plan, again), Plan.TimeZone);
            Same(one, compact, again, threads);
        }
    }

    private static void Same((SimulationResult Result, string Decisions) one, PartitionedHistory history, TextPool texts, int threads)
    {
        using var decisions = new MemoryStream();
        var result = Simulator.Run(Engine.Load(Plan, texts), history, new SimulationOptions { Threads = threads, Scores = true }, decisions);
        Assert.Equal(one.Decisions, Encoding.UTF8.GetString(decisions.ToArray()));
        Assert.Equal(Campaigns.Json(one.Result), Campaigns.Json(result));
    }

    // Half of the events go to a second id of the same person, which is merged at some time; some come under it even then.
    private static (List<string> Events, List<string> Merges) Scatter(int seed, int contacts, string[] events)
    {
        var random = new Random(seed);
        var apart = events.Select(row => random.Next(2) == 0 ? $"a{row[1..]},," : $"{row},,").ToList();
        var merges = Enumerable.Range(0, contacts).Select(contact =>
        {
            var at = new DateTime(2026, 3, 20, 0, 0, 0, DateTimeKind.Utc).AddMinutes(random.Next(41_000)).AddSeconds(1);
            return $"{(random.Next(2) == 0 ? "c" : "a")}{contact},{at:yyyy-MM-dd'T'HH:mm:ss'Z'},contacts_merged,,a{contact},c{contact}";
        }).ToList();
        // The run is as long either way, and everybody was merged by its end.
        merges.RemoveAll(row => string.CompareOrdinal(row.Split(',')[1], events[^1].Split(',')[1]) >= 0);
        var left = Enumerable.Range(0, contacts).Where(contact => !merges.Exists(row => row.EndsWith($",a{contact},c{contact}", StringComparison.Ordinal)));
        merges.AddRange(left.Select(contact => $"c{contact},{events[^1].Split(',')[1]},contacts_merged,,a{contact},c{contact}"));
        return (apart, merges);
    }

    private static string File(IEnumerable<string> rows) => string.Join('\n', rows.Prepend("contact_id,timestamp,event,url,from,into")) + "\n";

    private static string NowOf(JsonElement result) =>
        string.Join(' ', result.GetProperty("stages").EnumerateObject().Select(stage => $"{stage.Name} {stage.Value.GetProperty("now")}"));

    private static (SimulationResult Result, string Decisions) Run(string[] contacts, IEnumerable<string> events, SimulationOptions? options) =>
        Campaigns.Run(Plan, Campaigns.ContactsFile(contacts), File(events), options ?? new SimulationOptions { Scores = true });
}
