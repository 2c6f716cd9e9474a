using System.Text.Json;
using NurtureLang.Plan;
using NurtureLang.Simulation.Run;

namespace NurtureLang.Simulation.Tests;

/// <summary>Ten thousand people at splits: the declared shares, independent of one another, the same again after every change that concerns nobody.</summary>
public sealed class SplitTests
{
    private const int People = 10_000;

    private const string Two = "split subject { 50% plain { send a }  30% question { send b }  20% nothing { } }  split colour { 50% red { send a }  50% blue { } }";

    private static readonly Lazy<Dictionary<string, string>> Subjects = new(() => Deal(Two, "subject"));

    [Fact]
    public void The_arms_have_their_declared_shares_to_within_a_point_and_a_half()
    {
        Assert.Equal(People, Subjects.Value.Count);
        foreach (var (arm, share) in new[] { ("plain", 50.0), ("question", 30.0), ("nothing", 20.0) })
            Assert.InRange(100.0 * Subjects.Value.Values.Count(one => one == arm) / People, share - 1.5, share + 1.5);
    }

    [Fact]
    public void Two_splits_are_independent_of_one_another()
    {
        var colours = Deal(Two, "colour");
        foreach (var (arm, share) in new[] { ("plain", 0.5), ("question", 0.3), ("nothing", 0.2) })
        {
            var together = Subjects.Value.Count(one => one.Value == arm && colours[one.Key] == "red");
            Assert.InRange(100.0 * together / People, (50 * share) - 1.5, (50 * share) + 1.5);
        }
    }

    [Fact]
    public void Nobody_moves_when_arms_change_places_lines_or_company()
    {
        const string Other = """
            split colour { 10% red { }  90% blue { send b } }
            wait 2 days
            split subject {   // the same arms
              20% nothing { exit }
              50% plain { send b }
              30% question { }
            }
            """;
        var others = Enumerable.Range(0, 500).Select(number => "someone" + number);
        Assert.Equal(Subjects.Value.OrderBy(one => one.Key), Deal(Other, "subject", "another").OrderBy(one => one.Key));
        Assert.Equal(Subjects.Value.OrderBy(one => one.Key),
            Deal(Two, "subject", people: Names().Reverse().Concat(others)).Where(one => one.Key.StartsWith('p')).OrderBy(one => one.Key));
    }

    [Fact]
    public void Who_comes_in_again_is_dealt_to_the_same_arm()
    {
        var plan = Compile("drip", Two);
        var events = Names().SelectMany(name => new[] { Row(name, 1), Row(name, 12) });
        var (result, decisions) = Campaigns.Run(plan, Contacts(Names()), Events(events), new SimulationOptions { Threads = 2 });
        var arms = Assigned(decisions, "subject").ToList();
        Assert.Equal(2 * People, arms.Count);
        Assert.All(arms, one => Assert.Equal(Subjects.Value[one.Contact], one.Arm));
        Assert.Equal(People, result.Metrics.Splits[0].Arms.Sum(arm => arm.Contacts));
        Assert.Equal(2 * People, result.Metrics.Splits[0].Arms.Sum(arm => arm.Enrolments));
    }

    [Fact]
    public void Of_two_arms_one_that_grows_takes_only_whom_it_must()
    {
        var before = Deal("split s { 50% a { }  50% b { } }", "s");
        var after = Deal("split s { 60% a { }  40% b { } }", "s");
        var moved = before.Where(one => after[one.Key] != one.Value).ToList();
        Assert.All(moved, one => Assert.Equal("b", one.Value));
        Assert.InRange(moved.Count, (int)(People * 0.085), (int)(People * 0.115));
    }

    [Fact]
    public void An_arm_that_grows_at_the_cost_of_all_others_or_comes_anew_takes_only_whom_it_must()
    {
        var before = Deal("split s { 30% a { }  30% b { }  40% c { } }", "s");
        // The others keep their ratio: three to four.
        var grown = Deal("split s { 44% a { }  24% b { }  32% c { } }", "s");
        Assert.All(before.Where(one => grown[one.Key] != one.Value), one => Assert.Equal("a", grown[one.Key]));
        var added = Deal("split s { 20% fresh { }  24% a { }  24% b { }  32% c { } }", "s");
        Assert.All(before.Where(one => added[one.Key] != one.Value), one => Assert.Equal("fresh", added[one.Key]));
        Assert.InRange(before.Count(one => added[one.Key] != one.Value), (int)(People * 0.185), (int)(People * 0.215));
    }

    [Fact]
    public void An_arm_that_grows_at_the_cost_of_one_other_moves_less_than_twice_as_many()
    {
        var before = Deal("split s { 30% a { }  30% b { }  40% c { } }", "s");
        var after = Deal("split s { 40% a { }  30% b { }  30% c { } }", "s");
        Assert.InRange(before.Count(one => after[one.Key] != one.Value), (int)(People * 0.085), (int)(People * 0.19));
        Assert.DoesNotContain(before, one => one.Value == "a" && after[one.Key] != "a");
        Assert.DoesNotContain(before, one => one.Value != "c" && after[one.Key] == "c");
    }

    [Fact]
    public void The_result_tells_the_arms_with_their_goals()
    {
        var plan = Compile("drip", "goal on bought within 10 days  split subject { 50% plain { send a }  50% question { send b } }");
        var names = Names().Take(200).ToList();
        var bought = names.Where((_, number) => number % 4 == 0).Select(name => $"{name},2026-03-03T10:00:00Z,bought");
        var (result, decisions) = Campaigns.Run(
            plan, Contacts(names), Events(names.Select(name => Row(name, 1)).Concat(bought).Append($"{names[0]},2026-04-20T10:00:00Z,asked")),
            new SimulationOptions());
        var split = JsonDocument.Parse(Campaigns.Json(result)).RootElement.GetProperty("splits").GetProperty("subject");
        Assert.Equal("drip", split.GetProperty("sequence").GetString());
        var arms = Assigned(decisions, "subject").Where(one => one.Enrolment == 1).ToDictionary(one => one.Contact, one => one.Arm);
        foreach (var arm in split.GetProperty("arms").EnumerateObject())
        {
            var mine = names.Where(name => arms[name] == arm.Name).ToList();
            Assert.Equal(0.5, arm.Value.GetProperty("share").GetDouble());
            Assert.Equal(mine.Count, arm.Value.GetProperty("contacts").GetInt32());
            Assert.Equal(mine.Count(name => names.IndexOf(name) % 4 == 0), arm.Value.GetProperty("goals_met").GetInt32());
        }
    }

    private static Dictionary<string, string> Deal(string steps, string split, string sequence = "drip", IEnumerable<string>? people = null)
    {
        var names = (people ?? Names()).ToList();
        var events = names.Select(name => Row(name, 1)).Append(Row(names[0], 5));
        var (_, decisions) = Campaigns.Run(Compile(sequence, steps), Contacts(names), Events(events), new SimulationOptions());
        return Assigned(decisions, split).Where(one => one.Enrolment == 1).ToDictionary(one => one.Contact, one => one.Arm);
    }

    private static IEnumerable<(string Contact, string Arm, int Enrolment)> Assigned(string decisions, string split)
    {
        foreach (var line in decisions.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.Contains("\"assigned\"", StringComparison.Ordinal)))
        {
            var one = JsonDocument.Parse(line).RootElement;
            if (one.GetProperty("split").GetString() == split)
                yield return (one.GetProperty("contact").GetString() ?? "", one.GetProperty("arm").GetString() ?? "", one.GetProperty("enrolment").GetInt32());
        }
    }

    private static IEnumerable<string> Names() => Enumerable.Range(0, People).Select(number => "p" + number);

    private static string Row(string name, int day) => $"{name},2026-03-{day:00}T10:00:00Z,asked";

    private static string Events(IEnumerable<string> rows) => string.Join('\n', rows.Prepend("contact_id,timestamp,event")) + "\n";

    private static string Contacts(IEnumerable<string> names) => string.Join('\n', names.Select(name => $"{name},{name}@x.example").Prepend("contact_id,email")) + "\n";

    private static CampaignPlan Compile(string sequence, string steps) => Campaigns.Compile($$"""
        campaign lots { timezone "UTC" }
        contact { email: text }
        event asked
        event bought
        message a { channel email  subject "a"  text "a" }
        message b { channel email  subject "b"  text "b" }
        sequence {{sequence}} { enter on asked  again always  {{steps}} }
        """);
}
