using System.Text;
using NurtureLang.Compiler;
using NurtureLang.History;
using NurtureLang.Plan;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Execution;
using NurtureLang.Runtime.Time;
using NurtureLang.Semantics.Files;
using NurtureLang.Simulation.Metrics;
using NurtureLang.Simulation.Run;

namespace NurtureLang.Simulation.Tests;

/// <summary>Campaigns and histories given as text.</summary>
internal static class Campaigns
{
    /// <summary>A campaign that uses a little of everything that the figures count.</summary>
    public const string Broad = """
        campaign broad { timezone "Europe/Berlin" }
        contact { email: text  age: number?  created: instant? }
        event seen { url: text }
        event joined
        event bought
        event left
        persona young when age < 30
        persona old when age >= 60
        segment keen = count(seen) >= 3 in last 7 days
        segment away = no event in last 10 days
        score warmth 0..100 { half-life 5 days  +10 on seen  +30 on joined  -20 on left }
        grade heat = hot when warmth >= 30, cold otherwise
        stages journey {
          path visitor, lead, buyer, fan
          side gone
          visitor -> lead when warmth >= 20
          before buyer -> buyer on bought
          buyer -> fan after 5 days
          before fan -> gone on left
        }
        calendar office { open mon-fri 09:00-17:00 }
        handoff to sales at buyer {
          task "Thank {email}" to "desk"
          respond by seen where url is known within 2 hours of office hours
          late { reassign to next of ("one", "two") }
          late by 1 day { alert "Nobody thanked {email}" to "boss" }
        }
        message hello { channel email  from "a@b.example"  subject "Hello"  text "Hello." }
        message again { channel sms  text "Again." }
        policy { quiet 20:00-08:00  cap 1 touch per calendar day else wait up to 1 day }
        sequence welcome {
          enter on joined  again after 3 days
          exit on left
          goal on bought within 10 days
          send hello
          wait for seen up to 2 days { then { task "Call" to "sales" } timeout { send again } }
          wait 4 days
          send hello
        }
        sequence back { enter when is away  again always  send again  alert "Quiet" to "sales" }
        """;

    /// <summary>Compiles a campaign.</summary>
    public static CampaignPlan Compile(string text)
    {
        var compilation = Compilation.Create(new OneFile(text), "main.nurture", ZoneTable.IsZone);
        return compilation.Plan ?? throw new InvalidOperationException(string.Join('\n', compilation.Diagnostics));
    }

    /// <summary>Reads a history and makes an engine for it.</summary>
    public static (Engine Engine, HistoryData History) Load(CampaignPlan plan, string contacts, string events)
    {
        var texts = new TextPool();
        var history = HistoryReader.Read(Source("contacts.csv", contacts), Source("events.csv", events), OptionsFor(plan, texts));
        return (Engine.Load(plan, texts), history);
    }

    /// <summary>What reading has to know of a plan.</summary>
    public static HistoryOptions OptionsFor(CampaignPlan plan, TextPool texts) =>
        new(plan.Schema, texts, ZoneTable.Find(plan.TimeZone)!.At, ZoneTable.IsZone)
        {
            Names = new PlanNames(plan.Channels, [.. plan.Messages.Select(one => one.Name)], [.. plan.Assets.Select(one => one.Name)], plan.Topics),
        };

    /// <summary>A file given as text.</summary>
    public static HistorySource Source(string name, string text) => HistorySource.FromStream(name, () => new MemoryStream(Encoding.UTF8.GetBytes(text)));

    /// <summary>Runs a campaign over a history.</summary>
    public static (SimulationResult Result, string Decisions) Run(CampaignPlan plan, string contacts, string events, SimulationOptions options)
    {
        var (engine, history) = Load(plan, contacts, events);
        using var decisions = new MemoryStream();
        var result = Simulator.Run(engine, history, options, decisions);
        return (result, Encoding.UTF8.GetString(decisions.ToArray()));
    }

    /// <summary>A result as JSON.</summary>
    public static string Json(SimulationResult result)
    {
        using var bytes = new MemoryStream();
        ResultJson.Write(result, bytes);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <summary>A history drawn from a seed: rows of contacts and of events, in order of time.</summary>
    public static (string[] Contacts, string[] Events) Draw(int seed, int contactCount, int eventCount)
    {
        var random = new Random(seed);
        var start = new DateTime(2026, 3, 20, 0, 0, 0, DateTimeKind.Utc);
        string Instant(int minutes) => start.AddMinutes(minutes).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        var contacts = Enumerable.Range(0, contactCount)
            .Select(i => $"c{i},m{i}@x.example,{(random.Next(4) == 0 ? "" : random.Next(18, 80))},{(random.Next(3) == 0 ? Instant(random.Next(20_000)) : "")}");
        string[] names = ["seen", "seen", "seen", "joined", "bought", "left"];
        var events = Enumerable.Range(0, eventCount).Select(_ => random.Next(40_000)).Order()
            .Select(minutes => (minutes, name: names[random.Next(names.Length)]))
            .Select(one => $"c{random.Next(contactCount)},{Instant(one.minutes)},{one.name},{(one.name == "seen" ? "/a" : "")}");
        return ([.. contacts], [.. events]);
    }

    /// <summary>Rows under the header of the contacts.</summary>
    public static string ContactsFile(IEnumerable<string> rows) => string.Join('\n', rows.Prepend("contact_id,email,age,created")) + "\n";

    /// <summary>Rows under the header of the events.</summary>
    public static string EventsFile(IEnumerable<string> rows) => string.Join('\n', rows.Prepend("contact_id,timestamp,event,url")) + "\n";

    private sealed class OneFile(string text) : ISourceLoader
    {
        public LoadedFile? Load(string path) => path == "main.nurture" ? new LoadedFile([.. Encoding.UTF8.GetBytes(text)]) : null;
    }
}
