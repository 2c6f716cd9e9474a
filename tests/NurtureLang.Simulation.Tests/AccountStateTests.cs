using NurtureLang.Plan;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Accounts;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Runtime.Execution;
using NurtureLang.Simulation.Decisions;

namespace NurtureLang.Simulation.Tests;

/// <summary>Contacts of accounts, stored between any two events and restored by another process, go on as if nothing had happened.</summary>
public sealed class AccountStateTests
{
    private const int Contacts = 12;

    private static readonly CampaignPlan Plan = AccountCampaigns.Plan;
    private static readonly long Start = new DateTime(2026, 3, 20, 0, 0, 0, DateTimeKind.Utc).Ticks - DateTime.UnixEpoch.Ticks;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 6)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Stored_between_any_two_events_it_goes_on(int seed)
    {
        var events = Draw(seed);
        var expected = Run(seed, events, null);
        Assert.NotEmpty(expected);
        var random = new Random(seed);
        for (var count = 0; count < 2; count++) Assert.Equal(expected, Run(seed, events, random.Next(events.Count)));
    }

    [Fact]
    public void What_was_changed_is_refused()
    {
        var texts = new TextPool();
        var engine = Engine.Load(Plan, texts);
        var circle = Begin(engine, texts, 1, []);
        var bytes = circle.Save();
        Assert.Equal(bytes, AccountCircle.Restore(engine, bytes, _ => new Sink("", [])).Save());
        for (var index = 0; index < bytes.Length; index += 31)
        {
            var changed = (byte[])bytes.Clone();
            changed[index] ^= 1;
            Assert.Throws<InvalidDataException>(() => AccountCircle.Restore(engine, changed, _ => new Sink("", [])));
        }

        Assert.Throws<InvalidDataException>(() => AccountCircle.Restore(engine, bytes.AsSpan(0, bytes.Length / 2), _ => new Sink("", [])));
    }

    private static List<string> Run(int seed, List<(long At, int Contact, string Event, string? Text)> events, int? cut)
    {
        var texts = new TextPool();
        var engine = Engine.Load(Plan, texts);
        var lines = new List<string>();
        var circle = Begin(engine, texts, seed, lines);
        for (var index = 0; index < events.Count; index++)
        {
            if (index == cut)
            {
                var bytes = circle.Save();
                texts = new TextPool();
                texts.Intern("something else");
                engine = Engine.Load(Plan, texts);
                circle = AccountCircle.Restore(engine, bytes, id => new Sink(id, lines));
            }

            var (at, contact, name, text) = events[index];
            var type = Enumerable.Range(0, Plan.Schema.Events.Length).First(one => Plan.Schema.Events[one].Name == name);
            var properties = Plan.Schema.Events[type].Properties.Select(property => property.Name switch
            {
                "url" or "email" or "team" => text is null ? Value.Unknown : texts.Intern(property.Name == "team" ? text[..2] : text),
                "value" => 200 * Value.One,
                _ => Value.Unknown,
            });
            circle.Apply(circle.Members.First(member => member.Id == $"c{contact:00}"), new EventInput(at, type, [.. properties]));
        }

        circle.AdvanceTo(events[^1].At + (40 * Ticks.PerDay));
        return lines;
    }

    private static AccountCircle Begin(Engine engine, TextPool texts, int seed, List<string> lines)
    {
        var random = new Random(seed);
        var circle = engine.NewCircle();
        for (var contact = 0; contact < Contacts; contact++)
        {
            var id = $"c{contact:00}";
            var member = circle.Add(id, engine.NewContact(), new Sink(id, lines));
            long[] fields = [texts.Intern($"m{contact}@co{random.Next(3)}.example"), texts.Intern($"t{random.Next(2)}"), Value.Unknown];
            circle.Begin(member, System.Text.Encoding.UTF8.GetBytes(id), fields, Start);
        }

        return circle;
    }

    private static List<(long At, int Contact, string Event, string? Text)> Draw(int seed)
    {
        var random = new Random(seed);
        string[] names = ["seen", "seen", "joined", "joined", "bought", "called", "contact_updated"];
        return
        [
            .. Enumerable.Range(0, 160).Select(_ => random.Next(15_000)).Order().Select(minutes =>
            {
                var name = names[random.Next(names.Length)];
                var text = name == "contact_updated" ? $"t{random.Next(2)}@co{random.Next(3)}.example" : "/a";
                // Several at one instant, so that a cut may fall between them.
                return (Start + (minutes / 40 * 40 * Ticks.PerMinute), random.Next(Contacts), name, (string?)text);
            }),
        ];
    }

    private sealed class Sink(string contact, List<string> lines) : IDecisionSink
    {
        private readonly DecisionJson json = new();

        public bool WantsScores => true;

        public void Take(Decision decision) => lines.Add(System.Text.Encoding.UTF8.GetString(json.Write(contact, decision)));
    }
}
