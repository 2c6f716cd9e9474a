using System.Text;
using System.Text.Json;
using NurtureLang.History;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Execution;
using NurtureLang.Simulation.Run;

namespace NurtureLang.Simulation.Tests;

/// <summary>Contacts of one account see one another as they are at each instant, however they were dealt out and whoever looks.</summary>
public sealed class AccountTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 4)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Any_number_of_threads_and_partitions_gives_the_same_bytes_from_tables_and_from_the_compact_history(int seed)
    {
        var plan = AccountCampaigns.Plan;
        var (contacts, events) = AccountCampaigns.Draw(seed, 40, 500, merges: seed % 2 == 0);
        var one = Campaigns.Run(plan, contacts, AccountCampaigns.File(events), new SimulationOptions { Scores = true });
        foreach (var (threads, partitions) in new[] { (1, 3), (3, 64) })
        {
            var texts = new TextPool();
            using var tables = PartitionedReader.Read(
                Campaigns.Source("contacts.csv", contacts), Campaigns.Source("events.csv", AccountCampaigns.File(events)),
                Campaigns.OptionsFor(plan, texts), threads, partitions, 10_000);
            Same(one, tables, texts, threads);
            using var file = new MemoryStream();
            HistoryFile.Write(tables, Campaigns.OptionsFor(plan, texts), plan.TimeZone, threads, file);
            var again = new TextPool();
            using var compact = HistoryFile.Open("a.history", file.ToArray(), Campaigns.OptionsFor(plan, again), plan.TimeZone);
            Same(one, compact, again, threads);
        }
    }

    // Where changes of scores are wanted the phases are interpreted; else the code that was made of the plan runs.
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Interpreted_and_made_code_decide_the_same(int seed)
    {
        var (contacts, events) = AccountCampaigns.Draw(seed, 30, 500, merges: seed % 2 == 0);
        var with = Campaigns.Run(AccountCampaigns.Plan, contacts, AccountCampaigns.File(events), new SimulationOptions { Scores = true });
        var without = Campaigns.Run(AccountCampaigns.Plan, contacts, AccountCampaigns.File(events), new SimulationOptions());
        Assert.NotEmpty(without.Decisions);
        Assert.Equal(without.Decisions, string.Concat(Lines(with.Decisions).Where(line => !line.Contains("\"kind\":\"score\"", StringComparison.Ordinal))));
    }

    // An event that nothing listens to makes its contact come to that instant: had a wake-up been missed, something would change then.
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Looking_more_often_changes_nothing(int seed)
    {
        var random = new Random(seed);
        var (contacts, events) = AccountCampaigns.Draw(seed, 24, 300, merges: seed % 2 == 0);
        // Everybody is there from the beginning, and the run is as long either way.
        events.InsertRange(0, Enumerable.Range(0, 24).Select(contact => $"c{contact},{AccountCampaigns.Instant(0)},tick,,,,,,"));
        events.Add($"c0,{AccountCampaigns.Instant(4_000_000)},tick,,,,,,");
        var expected = Campaigns.Run(AccountCampaigns.Plan, contacts, AccountCampaigns.File(events), new SimulationOptions());
        var ticks = Enumerable.Range(0, 600).Select(_ => $"c{random.Next(24)},{AccountCampaigns.Instant(random.Next(4_000_000))},tick,,,,,,");
        var more = events.Concat(ticks).OrderBy(row => row.Split(',')[1], StringComparer.Ordinal);
        var seen = Campaigns.Run(AccountCampaigns.Plan, contacts, AccountCampaigns.File(more), new SimulationOptions());
        Assert.Equal(Lines(expected.Decisions), Lines(seen.Decisions));
    }

    [Fact]
    public void The_made_up_histories_reach_everything()
    {
        var all = new StringBuilder();
        for (var seed = 1; seed <= 4; seed++)
        {
            var (contacts, events) = AccountCampaigns.Draw(seed, 40, 500, merges: seed % 2 == 0);
            all.Append(Campaigns.Run(AccountCampaigns.Plan, contacts, AccountCampaigns.File(events), new SimulationOptions { Scores = true }).Decisions);
        }

        var text = all.ToString();
        foreach (var part in new[]
        {
            "committee", "silence", "crowd", "task_closed", "\"to\":\"three\"", "\"to\":\"lost\"", "\"from\":\"two\",\"to\":\"one\"", "insider", "\"quiet\"", "\"to\":\"A\"",
            "\"to\":\"B\"", "\"reason\":\"exit\"", "\"reason\":\"goal\"", "\"reason\":\"suppressed\"", "\"reason\":\"merged\"", "\"name\":\"extra\"", "\"kind\":\"sent\"",
        }) Assert.Contains(part, text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"reason\":\"loop\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_takes_a_thousand_contacts_and_the_log_says_who_came_after()
    {
        var plan = Campaigns.Compile("""
            campaign c { timezone "UTC" }
            contact { email: text }
            event seen
            account company by domain(email, "gmail.com") { people = count of contacts }
            stages s { path few, many final  few -> many when company.people >= 1000 }
            """);
        var rows = Enumerable.Range(0, 1_003).Select(i => $"c{i:0000},m{i}@large.example").Append("d,m@small.example");
        var (result, decisions) = Campaigns.Run(
            plan, string.Join('\n', rows.Prepend("contact_id,email")), "contact_id,timestamp,event\nd,2026-03-02T10:00:00Z,seen\n", new SimulationOptions());
        using var json = JsonDocument.Parse(Campaigns.Json(result));
        Assert.Equal(
            """{"company":{"accounts":2,"contacts":1001,"largest":1000,"figures":{"people":{"known":2,"average":500.5,"least":1,"greatest":1000}}}}""",
            JsonSerializer.Serialize(json.RootElement.GetProperty("accounts")));
        Assert.Equal(["c1000", "c1001", "c1002"], Lines(decisions).Where(line => line.Contains("account_full", StringComparison.Ordinal))
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("contact").GetString()!));
        Assert.Equal(1_000, Lines(decisions).Count(line => line.Contains("\"to\":\"many\"", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Lines(string decisions) => decisions.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line + "\n");

    private static void Same((SimulationResult Result, string Decisions) one, PartitionedHistory history, TextPool texts, int threads)
    {
        using var decisions = new MemoryStream();
        var result = Simulator.Run(Engine.Load(AccountCampaigns.Plan, texts), history, new SimulationOptions { Threads = threads, Scores = true }, decisions);
        Assert.Equal(one.Decisions, Encoding.UTF8.GetString(decisions.ToArray()));
        Assert.Equal(Campaigns.Json(one.Result), Campaigns.Json(result));
    }
}
