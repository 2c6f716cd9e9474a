using System.Text.Json;
using NurtureLang.Simulation.Run;

namespace NurtureLang.Simulation.Tests;

/// <summary>The figures of hand-offs.</summary>
public sealed class HandoffTests
{
    private const string Campaign = """
        campaign small { timezone "UTC" }
        contact { email: text }
        event asked
        event answered
        event bought
        stages journey { path new, ready, customer  new -> ready on asked  ready -> customer on bought  customer -> new after 9 days }
        handoff to sales at ready {
          task "Call {email}" to "desk"
          respond by answered within 1 hour
          late { reassign to "manager" }
        }
        handoff news to desk on bought { alert "{email} bought" to "desk" }
        """;

    [Fact]
    public void Each_hand_off_is_in_time_missed_left_or_waiting()
    {
        string[] events =
        [
            "contact_id,timestamp,event",
            "in_time,2026-03-02T10:00:00Z,asked", "in_time,2026-03-02T11:00:00Z,answered",
            "late,2026-03-02T10:00:00Z,asked", "late,2026-03-02T12:00:00Z,answered",
            "never,2026-03-02T10:00:00Z,asked",
            "left,2026-03-02T10:00:00Z,asked", "left,2026-03-02T10:59:00Z,bought", "left,2026-03-02T11:30:00Z,answered",
            "left_late,2026-03-02T10:00:00Z,asked", "left_late,2026-03-02T11:01:00Z,bought",
            "waiting,2026-03-02T17:30:00Z,asked",
            "nobody,2026-03-02T18:00:00Z,answered",
        ];
        var names = events.Skip(1).Select(line => line.Split(',')[0]).Distinct();
        var contacts = string.Join('\n', names.Select(name => $"{name},{name}@example.com").Prepend("contact_id,email"));
        var (result, _) = Campaigns.Run(Campaigns.Compile(Campaign), contacts, string.Join('\n', events), new SimulationOptions());
        using var json = JsonDocument.Parse(Campaigns.Json(result));
        var sla = json.RootElement.GetProperty("sla");
        Assert.Equal(
            """{"handed_over":6,"answered":2,"in_time":1,"missed":3,"left":1,"waiting":1,"attainment":0.25,"median_seconds":3600}""",
            Compact(sla.GetProperty("sales")));
        Assert.Equal(
            """{"handed_over":2,"answered":0,"in_time":0,"missed":0,"left":0,"waiting":0,"attainment":null,"median_seconds":null}""",
            Compact(sla.GetProperty("news")));
        Assert.Equal("""{"given":6,"reassigned":3,"closed":4}""", Compact(json.RootElement.GetProperty("tasks")));
    }

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);
}
