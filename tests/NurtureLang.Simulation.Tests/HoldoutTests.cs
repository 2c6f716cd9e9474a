using System.Text.Json;
using NurtureLang.Simulation.Run;

namespace NurtureLang.Simulation.Tests;

/// <summary>Control groups and spreads over ten thousand people.</summary>
public sealed class HoldoutTests
{
    private const int People = 10_000;

    [Fact]
    public void A_control_group_has_its_share_and_one_that_grows_keeps_everybody()
    {
        var ten = HeldOut("holdout 10%");
        var twenty = HeldOut("holdout 20%");
        Assert.InRange(ten.Count, 850, 1_150);
        Assert.InRange(twenty.Count, 1_850, 2_150);
        Assert.Subset(twenty, ten);
    }

    [Fact]
    public void Control_groups_of_two_sequences_are_independent_and_those_of_one_salt_are_one()
    {
        var (drip, other) = (HeldOut("holdout 30%"), HeldOut("holdout 30%", "other"));
        Assert.InRange(drip.Intersect(other).Count(), 750, 1_050);
        Assert.Equal(HeldOut("holdout 30% salt \"2026\""), HeldOut("holdout 30% salt \"2026\"", "other"));
        Assert.Equal(HeldOut("holdout 30% salt \"2026\""), HeldOut("", "drip", "policy { holdout 30% salt \"2026\" }"));
    }

    [Fact]
    public void The_result_tells_how_the_control_group_did()
    {
        var names = Names().Take(400).ToList();
        var plan = Campaigns.Compile(Text("drip", "holdout 25%  goal on bought within 10 days", ""));
        var bought = names.Where((_, number) => number % 4 == 0).Select(name => $"{name},2026-03-03T10:00:00Z,bought");
        var events = names.Select(Asked).Concat(bought).Append($"{names[0]},2026-04-20T10:00:00Z,asked");
        var (result, decisions) = Campaigns.Run(plan, Contacts(names), Events(events), new SimulationOptions { Threads = 2 });
        var held = Assigned(decisions);
        var control = JsonDocument.Parse(Campaigns.Json(result)).RootElement.GetProperty("sequences").GetProperty("drip").GetProperty("control");
        Assert.Equal(held.Count, control.GetProperty("enrolled").GetInt32());
        Assert.Equal(held.Count(name => names.IndexOf(name) % 4 == 0), control.GetProperty("goals_met").GetInt32());
        Assert.Equal(held.Count(name => names.IndexOf(name) % 4 != 0), control.GetProperty("goals_missed").GetInt32());
        Assert.DoesNotContain(decisions.Split('\n'), line => line.Contains("\"kind\":\"sent\"", StringComparison.Ordinal) && held.Any(name => line.Contains($"\"{name}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Who_is_spread_over_ten_days_begins_on_each_of_them()
    {
        var plan = Campaigns.Compile(Text("drip", "spread over 10 days", ""));
        var (_, decisions) = Campaigns.Run(plan, Contacts(Names()), Events(Names().Select(Asked).Append("p0,2026-04-20T10:00:00Z,bought")), new SimulationOptions());
        var days = new int[10];
        foreach (var line in decisions.Split('\n').Where(line => line.Contains("\"kind\":\"sent\"", StringComparison.Ordinal)))
            days[(int)(DateTime.Parse(line[7..27]).ToUniversalTime() - new DateTime(2026, 3, 1, 10, 0, 0, DateTimeKind.Utc)).TotalDays]++;
        Assert.Equal(People, days.Sum());
        Assert.All(days, day => Assert.InRange(day, 850, 1_150));
    }

    private static HashSet<string> HeldOut(string line, string sequence = "drip", string policy = "")
    {
        var plan = Campaigns.Compile(Text(sequence, line, policy));
        return Assigned(Campaigns.Run(plan, Contacts(Names()), Events(Names().Select(Asked)), new SimulationOptions()).Decisions);
    }

    private static HashSet<string> Assigned(string decisions) =>
        [.. decisions.Split('\n').Where(line => line.Contains("\"assigned\"", StringComparison.Ordinal))
            .Select(line => JsonDocument.Parse(line).RootElement).Where(one => one.GetProperty("split").GetString() == "holdout")
            .Select(one => one.GetProperty("contact").GetString() ?? "")];

    private static IEnumerable<string> Names() => Enumerable.Range(0, People).Select(number => "p" + number);

    private static string Asked(string name) => $"{name},2026-03-01T10:00:00Z,asked";

    private static string Contacts(IEnumerable<string> names) => string.Join('\n', names.Select(name => $"{name},{name}@x.example").Prepend("contact_id,email")) + "\n";

    private static string Events(IEnumerable<string> rows) => string.Join('\n', rows.Prepend("contact_id,timestamp,event")) + "\n";

    private static string Text(string sequence, string line, string policy) => $$"""
        campaign lots { timezone "UTC" }
        contact { email: text }
        event asked
        event bought
        message a { channel email  subject "a"  text "a" }
        {{policy}}
        sequence {{sequence}} { enter on asked  {{line}}  send a }
        """;
}
