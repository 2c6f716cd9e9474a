using System.Text;
using NurtureLang.History;
using NurtureLang.Plan;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Execution;
using NurtureLang.Simulation.Run;

namespace NurtureLang.Simulation.Tests;

/// <summary>A newer version goes live while people wait: they finish on theirs, or are moved and their waits reckoned anew, or the edit is refused.</summary>
public sealed class VersionTests
{
    private const string Events = """
        contact_id,timestamp,event
        ada,2026-03-02T10:00:00Z,asked
        bo,2026-03-05T10:00:00Z,asked
        cy,2026-03-07T10:00:00Z,asked
        ada,2026-04-01T10:00:00Z,tick
        """;

    private static readonly string Renamed = Wait("3 days").Replace("step pause:", "step other:", StringComparison.Ordinal);

    private static readonly string[] People = ["ada", "bo", "cy"];

    public static TheoryData<int, bool> Seeds
    {
        get
        {
            var seeds = new TheoryData<int, bool>();
            for (var seed = 1; seed <= 8; seed++)
            {
                seeds.Add(seed, false);
                seeds.Add(seed, true);
            }

            return seeds;
        }
    }

    // The newer version is live from 6 March at 10:00: ada has waited four days then, bo one.
    [Fact]
    public void With_five_days_changed_to_three_people_inside_keep_theirs_and_whoever_comes_later_has_the_new() => Assert.Equal(
        ["2026-03-07T10:00:00Z ada sent tips", "2026-03-10T10:00:00Z bo sent tips", "2026-03-10T10:00:00Z cy sent tips"],
        Touches(Wait("5 days"), Wait("3 days"), migrates: false));

    [Fact]
    public void Moved_people_leave_in_time_and_at_once_where_that_has_passed() => Assert.Equal(
        ["2026-03-06T10:00:00Z ada sent tips", "2026-03-08T10:00:00Z bo sent tips", "2026-03-10T10:00:00Z cy sent tips"],
        Touches(Wait("5 days"), Wait("3 days"), migrates: true));

    [Fact]
    public void A_longer_wait_is_reckoned_from_when_it_began() => Assert.Equal(
        ["2026-03-09T10:00:00Z ada sent tips", "2026-03-12T10:00:00Z bo sent tips", "2026-03-14T10:00:00Z cy sent tips"],
        Touches(Wait("5 days"), Wait("7 days"), migrates: true));

    [Fact]
    public void A_step_that_was_given_another_name_strands_whoever_waits_at_it_and_is_refused()
    {
        var problem = Assert.Throws<SimulationException>(() => Touches(Wait("5 days"), Renamed, migrates: true));
        Assert.Contains("no place for 2 people: 2 at step `pause` of sequence `follow`", problem.Message, StringComparison.Ordinal);
        // Without moving anybody nothing is stranded.
        Assert.Equal(3, Touches(Wait("5 days"), Renamed, migrates: false).Count);
    }

    [Fact]
    public void A_sequence_that_is_gone_strands_too_and_runs_to_its_end_where_nobody_is_moved()
    {
        var without = Wait("3 days").Replace("sequence follow", "sequence another", StringComparison.Ordinal);
        var problem = Assert.Throws<SimulationException>(() => Touches(Wait("5 days"), without, migrates: true));
        Assert.Contains("2 at step `pause` of sequence `follow`", problem.Message, StringComparison.Ordinal);
        Assert.Equal(
            ["2026-03-07T10:00:00Z ada sent tips", "2026-03-10T10:00:00Z bo sent tips", "2026-03-10T10:00:00Z cy sent tips"],
            Touches(Wait("5 days"), without, migrates: false));
    }

    [Fact]
    public void A_stage_that_is_gone_with_people_in_it_is_refused()
    {
        const string Journey = "stages journey { path first_stage, asking  first_stage -> asking on asked }\n";
        var newer = Wait("3 days") + Journey.Replace("asking", "wanting", StringComparison.Ordinal);
        var problem = Assert.Throws<SimulationException>(() => Touches(Wait("5 days") + Journey, newer, migrates: false));
        Assert.Contains("2 in stage `asking` of `journey`", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_was_in_once_does_not_come_in_again_by_a_new_version_and_a_cap_counts_the_touches_of_both()
    {
        var older = Wait("5 days") + "policy { cap 1 email per 30 days else skip }\n";
        var newer = older + "message more { channel email  subject \"M\"  text \"M\" }\nsequence late_one { enter on tick  send more }\n";
        var events = Events.Replace("ada,2026-04-01T10:00:00Z,tick", "ada,2026-03-08T10:00:00Z,asked\nada,2026-03-09T10:00:00Z,tick\nada,2026-04-01T10:00:00Z,asked", StringComparison.Ordinal);
        var lines = Run(older, newer, migrates: false, events).Decisions.Split('\n');
        // Ada comes on 8 March, when the pinned enrolment is over, and on 1 April: once per contact, whichever version it was.
        Assert.Equal(["once", "once"], lines.Where(line => line.Contains("not_enrolled", StringComparison.Ordinal)).Select(Reason));
        Assert.Single(lines, line => line.Contains("\"dropped\"", StringComparison.Ordinal) && line.Contains("\"more\"", StringComparison.Ordinal) && Reason(line) == "cap");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_same_campaign_once_more_changes_nothing(int seed, bool migrates)
    {
        var (contacts, events) = Campaigns.Draw(seed, 40, 600);
        var plan = Campaigns.Compile(Campaigns.Broad);
        var (result, expected) = Campaigns.Run(plan, Campaigns.ContactsFile(contacts), Campaigns.EventsFile(events), new SimulationOptions());
        var again = Versioned(plan, plan, Instant(2026, 4, 1), migrates, Campaigns.ContactsFile(contacts), Campaigns.EventsFile(events), threads: 2);
        // At one instant those who finish on the version before come first; everything else is the same, to the byte.
        var (one, other) = (expected.Split('\n').Order(StringComparer.Ordinal), again.Decisions.Split('\n').Order(StringComparer.Ordinal));
        Assert.Equal("", string.Join('\n', one.Except(other).Select(line => "- " + line).Concat(other.Except(one).Select(line => "+ " + line))));
        Assert.Equal(one, other);
        Assert.Equal(Campaigns.Json(result), Campaigns.Json(again.Result with { Notes = result.Notes }));
    }

    [Fact]
    public void Other_data_is_refused()
    {
        var other = Wait("5 days").Replace("event tick", "event tock", StringComparison.Ordinal);
        var problem = Assert.Throws<SimulationException>(() => Touches(Wait("5 days"), other, migrates: false));
        Assert.Contains("other data", problem.Message, StringComparison.Ordinal);
    }

    private static string Reason(string line)
    {
        var from = line.IndexOf("\"reason\":\"", StringComparison.Ordinal) + 10;
        return line[from..line.IndexOf('"', from)];
    }

    private static string Wait(string length) => $$"""
        campaign tale { timezone "UTC" }
        contact { email: text }
        event asked
        event tick
        message tips { channel email  subject "T"  text "T" }
        sequence follow { enter on asked  step pause: wait {{length}}  send tips }

        """;

    private static List<string> Touches(string before, string after, bool migrates) =>
        [.. Run(before, after, migrates, Events).Decisions.Split('\n').Where(line => line.Contains("\"kind\":\"sent\"", StringComparison.Ordinal))
            .Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement)
            .Select(one => $"{one.GetProperty("at").GetString()} {one.GetProperty("contact").GetString()} {one.GetProperty("kind").GetString()} {one.GetProperty("name").GetString()}")];

    private static (SimulationResult Result, string Decisions) Run(string before, string after, bool migrates, string events) => Versioned(
        Campaigns.Compile(before), Campaigns.Compile(after), Instant(2026, 3, 6) + (10 * Ticks.PerHour), migrates,
        string.Join('\n', People.Select(name => $"{name},{name}@x.example").Prepend("contact_id,email")) + "\n", events, threads: 1);

    private static (SimulationResult Result, string Decisions) Versioned(
        CampaignPlan before, CampaignPlan after, long at, bool migrates, string contacts, string events, int threads)
    {
        var texts = new TextPool();
        var read = VersionedSimulator.PlanToRead(before, after);
        using var history = PartitionedReader.Read(
            Campaigns.Source("contacts.csv", contacts), Campaigns.Source("events.csv", events), Campaigns.OptionsFor(read, texts), threads, 8, 64 << 20);
        using var decisions = new MemoryStream();
        var result = VersionedSimulator.Run(
            Engine.Load(before, texts), new NextVersion(Engine.Load(after, texts), at, migrates), history, new SimulationOptions { Threads = threads }, decisions);
        return (result, Encoding.UTF8.GetString(decisions.ToArray()));
    }

    private static long Instant(int year, int month, int day) => new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc).Ticks - DateTime.UnixEpoch.Ticks;
}
