using System.Text;
using System.Text.Json;
using NurtureLang.History;
using NurtureLang.Plan;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Execution;
using NurtureLang.Simulation.Run;
using NurtureLang.Simulation.WhatIf;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Simulation.Tests;

public sealed class WhatIfTests
{
    private const string Text = """
        campaign reacting { timezone "Europe/Berlin" }
        contact { email: text  age: number?  created: instant? }
        event seen { url: text }
        event joined
        event bought
        event left
        event sent_before { message: message  channel: channel? }
        event opened { message: message }
        event clicked { message: message  link: text? }
        persona young when age < 30
        persona other otherwise
        score warmth 0..100 { half-life 20 days  +10 on opened  +20 on clicked }
        stages journey {
          path cold, warm, hot
          cold -> warm on opened
          before hot -> hot when warmth >= 30
        }
        message hello { channel email  subject "Hello"  text "Hello." }
        message again { channel sms  text "Again." }
        message thanks { channel email  subject "Thanks"  text "Thanks." }
        sequence welcome {
          enter on joined  again always
          goal on bought within 20 days
          send hello
          wait for clicked where message = hello up to 3 days { then { send thanks } timeout { send again } }
        }
        goal opens rate of opened per email >= 20% within 7 days
        """;

    private static readonly CampaignPlan Plan = Campaigns.Compile(Text);

    private static readonly CampaignPlan Crossing = Campaigns.Compile(Text.Replace(
        "send hello\n", "at most 20 contacts per calendar day\n  split mail { 30% one { send hello }  30% two { send thanks }  40% rest waits for the winner } winner by clicked after 4 days at least 5 each\n",
        StringComparison.Ordinal));

    public static TheoryData<int> Seeds => [1, 2, 3, 4];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Any_number_of_threads_and_partitions_and_any_order_of_contacts_give_the_same_bytes(int seed)
    {
        foreach (var plan in (CampaignPlan[])[Plan, Crossing])
        {
            var (contacts, events) = Campaigns.Draw(seed, 120, 900);
            var model = Model(plan, 0.5, 0.6);
            var one = Run(plan, contacts, events, model, threads: 1, partitions: 1);
            Assert.Equal(one, Run(plan, contacts, events, model, threads: 4, partitions: 16));
            Assert.Equal(one, Run(plan, contacts.Reverse(), events.OrderBy(row => row[..row.IndexOf(',', StringComparison.Ordinal)], StringComparer.Ordinal), model, 3, 7));
            Assert.Contains("\"kind\":\"reaction\"", one.Decisions, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_model_in_which_nobody_reacts_decides_what_the_replay_decides(int seed)
    {
        foreach (var plan in (CampaignPlan[])[Plan, Crossing, Campaigns.Compile(Campaigns.Broad)])
        {
            var (contacts, events) = Campaigns.Draw(seed, 120, 900);
            var model = plan.Name == "broad"
                ? Parse(plan, """{"version": 1, "reactions": [{"event": "bought", "rate": 0, "delay": "1 day"}]}""")
                : Model(plan, 0, 0);
            var replay = Campaigns.Run(plan, Campaigns.ContactsFile(contacts), Campaigns.EventsFile(events), new SimulationOptions { Scores = true });
            var (json, decisions) = Run(plan, contacts, events, model, threads: 2, partitions: 8, scores: true);
            Assert.Equal(replay.Decisions, decisions.Replace(",\"what_if\":1}", "}", StringComparison.Ordinal));
            SameFigures(JsonDocument.Parse(Campaigns.Json(replay.Result)).RootElement, JsonDocument.Parse(json).RootElement.GetProperty("what_if").GetProperty("figures"));
        }
    }

    [Fact]
    public void At_a_rate_of_one_every_touch_is_reacted_to_and_what_depends_on_it_follows()
    {
        var (contacts, events) = Campaigns.Draw(5, 100, 500);
        var (json, decisions) = Run(Plan, contacts, events, Model(Plan, 1, 1), 2, 4);
        var lines = decisions.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var until = JsonDocument.Parse(json).RootElement.GetProperty("until").GetDateTimeOffset();
        var mails = lines.Count(line => Is(line, "kind", "sent") && Is(line, "channel", "email") && line.GetProperty("at").GetDateTimeOffset() <= until.AddHours(-2));
        Assert.True(mails > 50);
        Assert.InRange(lines.Count(line => Is(line, "kind", "reaction") && Is(line, "name", "opened")), mails, mails + 5);
        Assert.InRange(lines.Count(line => Is(line, "kind", "reaction") && Is(line, "name", "clicked")), mails, mails + 5);
        // Whoever clicks within three days is thanked, and nobody gets the text message.
        Assert.DoesNotContain(lines, line => Is(line, "kind", "sent") && Is(line, "name", "again"));
        Assert.All(lines, line => Assert.Equal(1, line.GetProperty("what_if").GetInt32()));
    }

    [Fact]
    public void Rates_over_ten_thousand_contacts_are_those_of_the_model_and_the_interval_holds_them()
    {
        string[] contacts = [.. Enumerable.Range(0, 10_000).Select(i => $"c{i},m{i}@x.example,{(i % 2 == 0 ? 20 : 50)},")];
        string[] events = [.. Enumerable.Range(0, 10_000).Select(i => $"c{i},2026-03-20T10:{i % 60:00}:00Z,joined,"), "c0,2026-05-20T10:00:00Z,left,"];
        var model = Parse(Plan, """
            {"version": 1, "reactions": [
              {"event": "opened", "channel": "email", "rate": 0.3, "delay": {"median": "2 hours", "spread": 10}},
              {"event": "opened", "message": "hello", "persona": "young", "rate": 0.5, "delay": {"min": "1 minute", "max": "1 hour"}},
              {"event": "clicked", "channel": "email", "after": "opened", "rate": "20%", "delay": "10 minutes"}]}
            """);
        var result = Result(Plan, contacts, events, model, 2, 8).WhatIf!;
        var sent = (int)((Figure)result.Figures.Group("touches").Group("email").Group("hello")["sent"]!).Median!;
        Assert.Equal(10_000, sent);
        var opened = result.Reactions.Figure("opened");
        // Of ten thousand first mails half are opened at 0.5 and half at 0.3; a fifth of these are clicked, whose thanks are opened at 0.3.
        var first = 5_000 * 0.5m + 5_000 * 0.3m;
        var clicks = first * 0.2m;
        Within(first + (clicks * 0.3m), opened, 90);
        Within((first + (clicks * 0.3m)) * 0.2m, result.Reactions.Figure("clicked"), 60);
        Assert.True(result.Figures.Group("touches").Group("sms").Group("again").Figure("sent").Median > 8_800);

        static void Within(decimal truth, Figure figure, decimal deviation)
        {
            Assert.InRange(truth, figure.Low!.Value, figure.High!.Value);
            Assert.InRange(figure.Mean!.Value, truth - deviation, truth + deviation);
        }
    }

    [Fact]
    public void The_bound_of_reactions_ends_a_contact_that_would_go_on_for_ever()
    {
        var plan = Campaigns.Compile(Text.Replace("enter on joined  again always", "enter on opened  enter on joined  again always", StringComparison.Ordinal));
        string[] events = ["c0,2026-03-20T10:00:00Z,joined,", "c0,2027-03-20T10:00:00Z,left,"];
        var result = Result(plan, ["c0,m@x.example,,"], events, Parse(plan, """
            {"version": 1, "at_most": 50, "reactions": [{"event": "opened", "rate": 1, "delay": "1 second"}]}
            """), 1, 1).WhatIf!;
        Assert.Equal(50, result.Reactions.Figure("opened").Median);
        Assert.Equal(1, result.CutShort.Median);
    }

    [Fact]
    public void The_most_specific_rule_holds_as_a_whole()
    {
        var model = Parse(Plan, """
            {"version": 1, "reactions": [
              {"event": "opened", "rate": 0.1, "delay": "1 hour"},
              {"event": "opened", "stage": "warm", "rate": 0.2, "delay": "1 hour"},
              {"event": "opened", "persona": "young", "rate": 0.3, "delay": "1 hour"},
              {"event": "opened", "channel": "email", "rate": 0.4, "delay": "1 hour"},
              {"event": "opened", "message": ["hello", "thanks"], "rate": 0.5, "delay": "1 hour"},
              {"event": "opened", "message": "hello", "stage": "warm", "rate": 0.6, "delay": "1 hour"}]}
            """);
        long? Rate(string message, string channel, int persona, int stage)
        {
            var rule = model.RuleOf(0, Plan.Messages.ToList().FindIndex(one => one.Name == message), Plan.Channels.IndexOf(channel), persona, [stage]);
            return rule < 0 ? null : model.Rules[rule].Rate * 10 / Value.One;
        }

        Assert.Equal(1, Rate("again", "sms", 1, 0));
        Assert.Equal(2, Rate("again", "sms", 1, 1));
        Assert.Equal(3, Rate("again", "sms", 0, 1));
        Assert.Equal(5, Rate("thanks", "email", 0, 1));
        Assert.Equal(5, Rate("hello", "email", 0, 0));
        Assert.Equal(6, Rate("hello", "email", 0, 1));
    }

    [Fact]
    public void Rates_and_delays_are_estimated_from_the_touches_that_the_history_records()
    {
        // Sixty recorded mails: forty opened two hours later, ten of these clicked; one sent at the very end has had no time.
        var events = new List<string>();
        for (var i = 0; i < 60; i++)
        {
            events.Add($"c{i},2026-03-20T10:00:00Z,sent_before,,hello");
            if (i < 40) events.Add($"c{i},2026-03-20T12:00:{i:00}Z,opened,,hello");
            if (i is < 40 and >= 20) events.Add($"c{i},2026-03-21T12:00:00Z,opened,,hello");
            if (i < 10) events.Add($"c{i},2026-03-20T12:05:00Z,clicked,,hello");
            // About another message, and about none that was sent: nobody's.
            if (i == 50) events.Add($"c{i},2026-03-20T12:05:00Z,opened,,thanks");
        }

        events.Add("c1,2026-04-20T10:00:00Z,sent_before,,hello");
        events.Add("c2,2026-04-21T10:00:00Z,left,,");
        var model = Parse(Plan, """
            {"version": 1, "leave_out": ["opened", "clicked"], "estimate": {"touches": {"event": "sent_before"}, "within": "3 days", "at_least": 40}, "reactions": [
              {"event": "opened", "channel": "email", "rate": "estimate", "delay": "estimate"},
              {"event": "clicked", "channel": "email", "after": "opened", "rate": "estimate", "delay": "1 minute"}]}
            """);
        string[] contacts = [.. Enumerable.Range(0, 60).Select(i => $"c{i},m{i}@x.example,,")];
        var (engine, history) = Load(Plan, contacts, events, "contact_id,timestamp,event,url,message");
        var result = WhatIfSimulator.Run(engine, PartitionedHistory.Of(history), new SimulationOptions(), new WhatIfOptions(model, 99), null).WhatIf!;
        Assert.Equal((60L, 40L), (result.Rates[0].Touches!.Value, result.Rates[0].Reacted!.Value));
        Assert.Equal((40L, 10L), (result.Rates[1].Touches!.Value, result.Rates[1].Reacted!.Value));
        Assert.Equal(Value.Divide(41, 62), result.Rates[0].Expected);
        var delay = Assert.IsType<RecordedDelay>(result.Rates[0].Delay);
        Assert.Equal((7_200L, 7_239L), (delay.Points[0], delay.Points[^1]));
        // The rates of the repetitions spread as an estimate of so many touches does: 41/62 give or take twelve hundredths.
        Assert.InRange(result.Rates[0].Rate.Mean!.Value, 0.63m, 0.69m);
        Assert.InRange(result.Rates[0].Rate.High!.Value - result.Rates[0].Rate.Low!.Value, 0.12m, 0.28m);
    }

    [Fact]
    public void A_history_that_says_too_little_is_refused_with_a_sentence()
    {
        var model = Parse(Plan, """
            {"version": 1, "estimate": {"touches": {"event": "sent_before"}}, "reactions": [{"event": "opened", "message": "again", "rate": "estimate", "delay": "1 hour"}]}
            """);
        var (contacts, events) = Campaigns.Draw(1, 10, 100);
        var problem = Assert.Throws<SimulationException>(() => Result(Plan, contacts, events, model, 1, 1));
        Assert.Contains("opened to again", problem.Message, StringComparison.Ordinal);
        Assert.Contains("0 with their whole time", problem.Message, StringComparison.Ordinal);
        Assert.True(problem.IsOfCampaign);
    }

    private static ResponseModel Model(CampaignPlan plan, double opens, double clicks) => Parse(plan, string.Create(System.Globalization.CultureInfo.InvariantCulture, $$$"""
        {"version": 1, "about": "drawn", "reactions": [
          {"event": "opened", "channel": "email", "rate": {{{opens}}}, "delay": {"min": "1 minute", "max": "1 hour"}},
          {"event": "clicked", "channel": "email", "after": "opened", "rate": {{{clicks}}}, "delay": {"median": "5 minutes", "spread": 4}, "with": {"link": "top"}},
          {"event": "joined", "message": "thanks", "rate": {{{clicks / 2}}}, "delay": "2 hours"}]}
        """));

    private static ResponseModel Parse(CampaignPlan plan, string text) =>
        ResponseFile.Parse("r.json", Encoding.UTF8.GetBytes(text), plan, Campaigns.OptionsFor(plan, new TextPool()), Spelling.Nearest);

    private static SimulationResult Result(CampaignPlan plan, IEnumerable<string> contacts, IEnumerable<string> events, ResponseModel model, int threads, int partitions) =>
        RunOver(plan, contacts, events, model, threads, partitions, false).Result;

    private static (string Json, string Decisions) Run(
        CampaignPlan plan, IEnumerable<string> contacts, IEnumerable<string> events, ResponseModel model, int threads, int partitions, bool scores = false)
    {
        var (result, decisions) = RunOver(plan, contacts, events, model, threads, partitions, scores);
        return (Campaigns.Json(result), decisions);
    }

    private static (SimulationResult Result, string Decisions) RunOver(
        CampaignPlan plan, IEnumerable<string> contacts, IEnumerable<string> events, ResponseModel model, int threads, int partitions, bool scores)
    {
        var texts = new TextPool();
        using var history = PartitionedReader.Read(
            Campaigns.Source("contacts.csv", Campaigns.ContactsFile(contacts)), Campaigns.Source("events.csv", Campaigns.EventsFile(events)),
            Campaigns.OptionsFor(plan, texts), threads, partitions, 64 << 20);
        using var decisions = new MemoryStream();
        var options = new SimulationOptions { Threads = threads, Seed = 7, Scores = scores };
        // Values that a model writes are texts of another pool here: `link` is not looked at.
        var whatIf = new WhatIfOptions(model, contacts.TryGetNonEnumeratedCount(out var count) && count > 1_000 ? 20 : 6);
        var result = WhatIfSimulator.Run(Engine.Load(plan, texts), history, options, whatIf, decisions);
        return (result, Encoding.UTF8.GetString(decisions.ToArray()));
    }

    private static (Engine Engine, HistoryData History) Load(CampaignPlan plan, IEnumerable<string> contacts, IEnumerable<string> events, string header) =>
        Campaigns.Load(plan, Campaigns.ContactsFile(contacts), string.Join('\n', events.Prepend(header)) + "\n");

    private static bool Is(JsonElement line, string name, string value) => line.TryGetProperty(name, out var found) && found.ValueEquals(value);

    // Each figure of the what-if is the replay's, from its low end to its high one.
    private static void SameFigures(JsonElement replay, JsonElement whatIf)
    {
        foreach (var member in whatIf.EnumerateObject())
        {
            var before = replay.TryGetProperty(member.Name, out var value) ? value : default;
            if (before.ValueKind == JsonValueKind.Object && member.Value.ValueKind == JsonValueKind.Object && member.Name != "winner") SameFigures(before, member.Value);
            if (before.ValueKind != JsonValueKind.Number) continue;
            foreach (var end in (string[])["median", "low", "high"]) Assert.Equal(before.GetDecimal(), member.Value.GetProperty(end).GetDecimal());
        }
    }
}
