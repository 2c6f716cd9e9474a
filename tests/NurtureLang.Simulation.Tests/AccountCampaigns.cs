using System.Globalization;
using NurtureLang.Plan;

namespace NurtureLang.Simulation.Tests;

/// <summary>A campaign that reads figures of accounts wherever it can, and histories for it.</summary>
internal static class AccountCampaigns
{
    private const string Text = """
        campaign committees { timezone "Europe/Berlin"  calendar office }
        contact { email: text?  team: text?  timezone: timezone? }
        event seen { url: text }
        event joined
        event bought { value: money }
        event called
        event tick
        calendar office { open mon-fri 09:00-17:00 }
        score warmth 0..100 { half-life 5 days  +10 on seen  +30 on joined  +20 on bought expires after 9 days }
        score cold { half-life 3 days  -15 on seen  -5 on joined }
        score lead = 70% of warmth + 30% of cold
        score steps { +40 on joined expires after 4 days  +25 on bought halves every 6 days }
        account company by domain(email, "gmail.com") {
          score  = sum of lead, best of 3
          steps  = sum of steps
          usual  = average of warmth, best of 2
          chill  = min of cold
          spent  = max of sum(bought.value)
          hot    = count of contacts where warmth >= 30
          away   = count of contacts where no seen in last 6 days
        }
        account group by team { people = count of contacts  points = sum of warmth }
        segment team_hot = company.score >= 45
        segment cooling = company.hot >= 2 and company.usual < 38
        persona insider when company.steps >= 80 or group.points > 150
        persona quiet   when company.away >= 3
        persona other   otherwise
        score extra { +7 when is team_hot  +3 on seen where company.hot >= 1 and group.people >= 2 }
        grade rank = A when group.points >= 120, B when company.chill < -10, C otherwise
        stages journey {
          path one, two, three
          side lost
          one -> two when company.score >= 40 until company.score < 30
          two -> three when company.spent >= EUR 300 and is cooling
          one -> lost when company.away >= 2 for 2 days
          lost -> one on joined
        }
        message hello { channel email  from "a@b.example"  subject "Hello"  text "You are {company.hot or "no"} of {group.people or "none"}." }
        message again { channel sms  text "Again." }
        policy { cap 1 touch per calendar day else wait up to 1 day  suppress when company.hot >= 2 }
        sequence warm {
          enter when is team_hot  again after 2 days
          exit when company.score < 20
          goal company.steps >= 100 within 12 days
          if group.points >= 60 { send hello } else { send again }
          wait for company.usual >= 45 or company.away >= 3 up to 4 days { then { task "Call {email or "nobody"}: {company.score or "?"}" to "desk" } timeout { send hello } }
          wait 2 days
          send again
        }
        handoff committee to sales on company when count of contacts where warmth >= 25 >= 2 and score >= 30 {
          task "Call {email or "nobody"} of {company.hot or "?"}" to "desk" with company.score
          respond by called within 3 hours of office hours
          late { reassign to next of ("one", "two") }
          late by 2 days { alert "Nobody called" to "boss" }
        }
        handoff silence to success on company when away >= 2 { task "Ask {email or "nobody"}" to "care"  respond by called within 1 day }
        handoff crowd to sales on group when points >= 90 { alert "A crowd: {group.points or "?"}" to "boss" }
        """;

    /// <summary>The campaign.</summary>
    public static CampaignPlan Plan { get; } = Campaigns.Compile(Text);

    /// <summary>Rows of contacts and of events, in order of time.</summary>
    /// <param name="seed">What they are drawn by.</param>
    /// <param name="contactCount">How many contacts.</param>
    /// <param name="eventCount">How many events.</param>
    /// <param name="merges">Whether contacts become others.</param>
    public static (string Contacts, List<string> Events) Draw(int seed, int contactCount, int eventCount, bool merges)
    {
        var random = new Random(seed);
        string Team() => random.Next(5) == 0 ? "" : random.Next(2) == 0 ? $"t{random.Next(contactCount / 4)}" : $"T{random.Next(contactCount / 4)}";
        string Mail(int contact) => random.Next(8) == 0 ? $"m{contact}@gmail.com" : random.Next(8) == 0 ? "" : $"m{contact}@co{random.Next(1 + (contactCount / 4))}.example";
        string[] zones = ["", "", "Asia/Tokyo", "America/New_York"];
        var contacts = Enumerable.Range(0, contactCount).Select(i => $"c{i},{Mail(i)},{Team()},{zones[random.Next(4)]}").ToList();
        string[] names = ["seen", "seen", "seen", "joined", "bought", "called", "contact_updated", "contacts_merged"];
        var gone = new HashSet<int>();
        var events = Enumerable.Range(0, eventCount).Select(_ => random.Next(40_000)).Order().Select(minutes =>
        {
            var (contact, name) = (random.Next(contactCount), names[random.Next(names.Length)]);
            if (name == "contact_updated" && random.Next(3) > 0) name = "seen";
            if (name == "contacts_merged" && (!merges || random.Next(6) > 0)) name = "joined";
            var (into, left) = (random.Next(contactCount), name == "contact_updated");
            var (from, to) = name == "contacts_merged" ? ($"c{contact}", $"c{into}") : ("", "");
            return $"c{contact},{Instant(minutes * 60)},{name},{(name == "seen" ? "/a" : "")},{(name == "bought" ? $"EUR {random.Next(50, 400)}" : "")},"
                + $"{(left ? Mail(contact) : "")},{(left ? Team() : "")},{from},{to}";
        });
        return (string.Join('\n', contacts.Prepend("contact_id,email,team,timezone")) + "\n", [.. events]);
    }

    /// <summary>Rows under the header of the events.</summary>
    public static string File(IEnumerable<string> rows) => string.Join('\n', rows.Prepend("contact_id,timestamp,event,url,value,email,team,from,into")) + "\n";

    /// <summary>An instant so many seconds after the beginning.</summary>
    public static string Instant(int seconds) =>
        new DateTime(2026, 3, 20, 0, 0, 0, DateTimeKind.Utc).AddSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
