using System.Text;
using System.Text.Json;
using NurtureLang.History;
using NurtureLang.Plan;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Execution;
using NurtureLang.Simulation.Run;

namespace NurtureLang.Simulation.Tests;

/// <summary>What takes other contacts to decide is the same for any number of threads and partitions, and from the compact history.</summary>
public sealed class CrossingTests
{
    private static readonly CampaignPlan Plan = Campaigns.Compile("""
        campaign crossing { timezone "Europe/Berlin" }
        contact { email: text  age: number?  created: instant? }
        event seen { url: text }
        event joined
        event bought
        event left
        message one { channel email  subject "One"  text "One." }
        message other { channel email  subject "Other"  text "Other." }
        sequence first_test {
          enter on joined  again always
          at most 5 contacts per calendar day
          split early { 20% a { send one }  30% b { send other }  50% rest waits for the winner } winner by seen after 5 days at least 5 each
          wait 1 day
          split late_one { 50% c { send one }  50% d { send other } } winner by bought after 2 days tie d
        }
        sequence following { enter on left  at most 3 contacts per 12 hours  start first_test  send other }
        """);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Winners_and_paces_are_the_same_bytes_however_the_run_is_cut(int seed)
    {
        var (contacts, events) = Campaigns.Draw(seed, 150, 1_500);
        var (result, decisions) = Campaigns.Run(Plan, Campaigns.ContactsFile(contacts), Campaigns.EventsFile(events), new SimulationOptions());
        var expected = Campaigns.Json(result);
        Assert.Equal(2, result.Outcomes.Count);
        Assert.Contains("\"reason\":\"winner\"", decisions, StringComparison.Ordinal);
        for (var threads = 1; threads <= 3; threads++)
        {
            var texts = new TextPool();
            using var tables = PartitionedReader.Read(
                Campaigns.Source("contacts.csv", Campaigns.ContactsFile(contacts)), Campaigns.Source("events.csv", Campaigns.EventsFile(events)),
                Campaigns.OptionsFor(Plan, texts), threads, 7 * threads, threads == 3 ? 10_000 : 64 << 20);
            Same(tables, texts, threads);
            using var file = new MemoryStream();
            HistoryFile.Write(tables, Campaigns.OptionsFor(Plan, texts), Plan.TimeZone, threads, file);
            var again = new TextPool();
            using var compact = HistoryFile.Open("a.history", file.ToArray(), Campaigns.OptionsFor(Plan, again), Plan.TimeZone);
            Same(compact, again, threads);
        }

        void Same(PartitionedHistory history, TextPool pool, int threads)
        {
            using var written = new MemoryStream();
            Assert.Equal(expected, Campaigns.Json(Simulator.Run(Engine.Load(Plan, pool), history, new SimulationOptions { Threads = threads }, written)));
            Assert.Equal(decisions, Encoding.UTF8.GetString(written.ToArray()));
        }
    }

    [Fact]
    public void No_more_begin_in_a_day_than_may_and_nobody_begins_before_coming_in()
    {
        var (contacts, events) = Campaigns.Draw(11, 150, 1_500);
        var (_, decisions) = Campaigns.Run(Plan, Campaigns.ContactsFile(contacts), Campaigns.EventsFile(events), new SimulationOptions());
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var begins = decisions.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)
            .Where(one => one.GetProperty("kind").GetString() == "enrolled" && one.GetProperty("sequence").GetString() == "first_test")
            .Select(one => one.TryGetProperty("until", out var until) ? until.GetDateTimeOffset() : one.GetProperty("at").GetDateTimeOffset())
            .GroupBy(at => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, berlin).DateTime)).Select(day => day.Count()).ToList();
        Assert.All(begins, count => Assert.InRange(count, 1, 5));
        Assert.Contains(5, begins);
    }

    [Fact]
    public void The_winner_is_the_arm_with_the_best_rate_of_those_it_was_decided_by()
    {
        var (contacts, events) = Campaigns.Draw(12, 150, 1_500);
        var (result, _) = Campaigns.Run(Plan, Campaigns.ContactsFile(contacts), Campaigns.EventsFile(events), new SimulationOptions());
        Assert.All(result.Outcomes, outcome =>
        {
            var rates = outcome.People.Select((people, arm) => people == 0 ? -1.0 : (double)outcome.Converted[arm] / people).ToList();
            Assert.Equal(rates.Max(), rates[outcome.Arm]);
        });
        var winner = JsonDocument.Parse(Campaigns.Json(result)).RootElement.GetProperty("splits").GetProperty("early").GetProperty("winner");
        Assert.Equal(["a", "b"], winner.GetProperty("decided_by").EnumerateObject().Select(one => one.Name));
        Assert.All(winner.GetProperty("decided_by").EnumerateObject(), one => Assert.True(one.Value.GetProperty("people").GetInt32() >= 5));
    }
}
