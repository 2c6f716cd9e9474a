using System.Text.Json;
using NurtureLang.Simulation.Run;

namespace NurtureLang.Simulation.Tests;

/// <summary>The goals of a campaign, each figure worked out by hand.</summary>
public sealed class GoalTests
{
    private const string Campaign = """
        campaign small { timezone "UTC" }
        calendar office { open mon-fri 09:00-17:00 }
        contact { email: text }
        event joined
        event opened { message: message }
        event clicked
        event asked
        event answered
        event bought
        message one { channel email  subject "One"  text "One" }
        message two { channel email  subject "Two"  text "Two" }
        message ping { channel sms  text "Ping" }
        stages journey { path new, warm, ready, customer final  new -> warm on clicked  before ready -> ready on asked  ready -> customer on bought }
        handoff sales to sales at ready { alert "Call" to "desk"  respond by answered within 1 hour }
        sequence welcome { enter on joined  send one  wait 1 day  send two  send ping }
        goal opens      rate of opened per email                >= 75%
        goal opens_soon rate of opened per one                  >= 50% within 1 hour
        goal clicks     rate of clicked per welcome             > 30%
        goal mql        warm -> ready                           >= 50% within 2 days
        goal velocity   median time new -> ready                <= 1 day
        goal average    average time warm -> ready              < 2 days
        goal sla        handoff sales answered within 2 hours of office hours >= 50%
        goal all        handoff answered within 30 minutes      >= 50%
        goal nothing    ready -> customer                       >= 10%
        """;

    // Ada: joined Monday 10:00, so one at 10:00; two and ping on Tuesday at 10:00.
    private static readonly string[] Events =
    [
        "contact_id,timestamp,event,message",
        "ada,2026-03-02T10:00:00Z,joined,",
        "ada,2026-03-02T11:00:00Z,opened,one",
        "ada,2026-03-02T11:30:00Z,opened,one",
        "ada,2026-03-02T12:00:00Z,clicked,",
        "ada,2026-03-03T09:00:00Z,asked,",
        "ada,2026-03-03T10:00:00Z,answered,",
        "ada,2026-03-03T12:00:00Z,opened,one",
        "ada,2026-03-03T13:00:00Z,opened,two",
        "bo,2026-03-02T10:00:00Z,joined,",
        "bo,2026-03-02T11:00:01Z,opened,one",
        "bo,2026-03-02T12:00:00Z,clicked,",
        "bo,2026-03-05T16:30:00Z,asked,",
        "bo,2026-03-06T09:31:00Z,answered,",
        "cy,2026-03-02T09:00:00Z,clicked,",
        "di,2026-03-02T10:00:00Z,asked,",
        "di,2026-03-09T10:00:00Z,joined,",
    ];

    [Fact]
    public void Each_goal_has_its_figure_and_says_whether_it_is_met()
    {
        var goals = Run().ToDictionary(goal => goal.GetProperty("name").GetString()!);
        // Mails: ada two, bo two, di one (at the last instant). Followed: ada's both, bo's first.
        Is(goals["opens"], "0.6", "false", 3, 5, 0);
        // Of message one: ada, bo, di. Ada's event comes exactly an hour after; bo's a second later. Di still has her hour.
        Is(goals["opens_soon"], "0.333333", "false", 1, 3, 1);
        // Touches of the sequence: ada three, bo three, di one. The clicks of ada and bo follow their first.
        Is(goals["clicks"], "0.285714", "false", 2, 7, 0);
        // Warm: ada, bo, cy, and di, who passed it. Ready within two days: ada, and di in no time.
        Is(goals["mql"], "0.5", "true", 2, 4, 0);
        // From the first instant: ada 23 hours, bo 3 days 6 h 30, di no time.
        Is(goals["velocity"], "82800", "true", 3, 4, 0);
        // From warm: ada 21 hours, bo 3 days 4 h 30, di none: 75,600 + 275,400 over 3.
        Is(goals["average"], "117000", "true", 3, 4, 0);
        // Ada's hour and bo's 30 + 31 minutes are in time; nobody answers di.
        Is(goals["sla"], "0.666667", "true", 2, 3, 0);
        Is(goals["all"], "0", "false", 0, 3, 0);
        // Three are ready, none bought.
        Is(goals["nothing"], "0", "false", 0, 3, 0);
    }

    private static List<JsonElement> Run()
    {
        var contacts = "contact_id,email\nada,a@b.example\nbo,b@b.example\ncy,c@b.example\ndi,d@b.example";
        var plan = Campaigns.Compile(Campaign);
        var (result, _) = Campaigns.Run(plan, contacts, string.Join('\n', Events), new SimulationOptions());
        return [.. JsonDocument.Parse(Campaigns.Json(result)).RootElement.GetProperty("goals").EnumerateArray()];
    }

    private static void Is(JsonElement goal, string value, string met, int count, int among, int open) => Assert.Equal(
        $"{value} {met} {count} of {among}, {open} open",
        $"{goal.GetProperty("value").GetRawText()} {goal.GetProperty("met").GetRawText()} {goal.GetProperty("count").GetRawText()} of "
            + $"{goal.GetProperty("among").GetRawText()}, {goal.GetProperty("open").GetRawText()} open");
}
