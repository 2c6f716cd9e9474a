using System.Text;
using System.Text.Json;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Simulation.Decisions;
using NurtureLang.Simulation.Run;

namespace NurtureLang.Simulation.Tests;

public sealed class DecisionTests
{
    private static readonly long Instant = Ticks.PerDay * 20_516;

    [Theory]
    [InlineData(0, "1970-01-01T00:00:00Z")]
    [InlineData(-1, "1969-12-31T23:59:59.9999999Z")]
    [InlineData(10_000, "1970-01-01T00:00:00.001Z")]
    [InlineData(12_300_000, "1970-01-01T00:00:01.23Z")]
    [InlineData(Ticks.Earliest, "0001-01-02T00:00:00Z")]
    [InlineData(Ticks.Latest, "9999-12-30T00:00:00Z")]
    public void An_instant_has_a_fraction_only_where_it_is_not_zero(long ticks, string expected) =>
        Assert.Equal(expected, InstantText.Format(ticks));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(12_500_000, "12.5")]
    [InlineData(-1, "-0.000001")]
    [InlineData(-40_000_000, "-40")]
    [InlineData(1_000_001, "1.000001")]
    public void A_number_is_a_decimal_without_trailing_zeros(long millionths, string expected) =>
        Assert.Equal(expected, InstantText.FormatNumber(millionths));

    [Fact]
    public void A_touch_is_written_in_one_fixed_order_and_says_nothing_about_what_does_not_concern_it()
    {
        var decision = new Decision
        {
            At = Instant, Kind = DecisionKind.Deferred, Source = "acme.nurture:88", Sequence = "welcome", Enrolment = 1, Step = "hello", Name = "hello",
            Channel = "email", Reason = Reasons.QuietHours, Until = Instant + Ticks.PerHour,
        };
        Assert.Equal(
            """
            {"at":"2026-03-04T00:00:00Z","contact":"A","kind":"deferred","sequence":"welcome","enrolment":1,"step":"hello","name":"hello","channel":"email",
            "reason":"quiet_hours","until":"2026-03-04T01:00:00Z","source":"acme.nurture:88"}

            """.ReplaceLineEndings("").Trim() + "\n",
            Line("A", decision));
    }

    [Fact]
    public void A_score_change_has_points_as_decimals() =>
        Assert.EndsWith(
            "\"rule\":\"on page_viewed\",\"delta\":2,\"before\":0.5,\"after\":2.5,\"source\":\"a:1\"}\n",
            Line("A", new Decision
            {
                At = Instant, Kind = DecisionKind.Score, Source = "a:1", Name = "lead", Rule = "on page_viewed", Delta = 2_000_000, Before = 500_000, After = 2_500_000,
            }),
            StringComparison.Ordinal);

    [Fact]
    public void A_task_says_to_whom_and_what_goes_along()
    {
        var line = Line("A", new Decision
        {
            At = Instant, Kind = DecisionKind.Task, Source = "a:1", To = "sdr", Text = "Call", Due = Instant, With = [new("lead", "80"), new("form", null)],
        });
        Assert.Contains("\"due\":\"2026-03-04T00:00:00Z\",\"to\":\"sdr\",\"text\":\"Call\",\"with\":{\"lead\":\"80\",\"form\":null},\"source\"", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("quote \" back \\ slash / tab \t line \n return \r bell \u0007 delete \u007f")]
    [InlineData("Zoë 名前 😀 \u202E")]
    [InlineData("\"\"\\\\")]
    public void Whatever_a_contact_is_called_the_line_is_json_and_says_it(string id)
    {
        var line = Line(id, new Decision { At = Instant, Kind = DecisionKind.Finished, Source = "a:1" });
        Assert.Equal(1, line.Count(unit => unit == '\n'));
        Assert.Equal(id, JsonDocument.Parse(line).RootElement.GetProperty("contact").GetString());
    }

    [Fact]
    public void Half_of_a_surrogate_pair_becomes_the_replacement_character() =>
        Assert.Equal("a\uFFFDb", JsonDocument.Parse(
            Line("a\uD800b", new Decision { At = Instant, Kind = DecisionKind.Finished, Source = "a:1" })).RootElement.GetProperty("contact").GetString());

    [Theory]
    [InlineData(64 << 20)]
    [InlineData(100)]
    [InlineData(0)]
    public void Stores_merge_in_order_of_instant_contact_and_decision(long memory)
    {
        using var stores = new DecisionStores(3, memory);
        void Add(int store, long at, string contact, string text)
        {
            stores[store].Begin(Encoding.UTF8.GetBytes(contact));
            stores[store].Add(at, Encoding.UTF8.GetBytes(text + "\n"));
        }

        Add(0, 5, "c", "5 c first");
        Add(0, 5, "c", "5 c second");
        Add(0, 1, "c", "1 c");
        Add(1, 5, "b", "5 b");
        Add(1, 9, "b", "9 b");
        Add(1, 5, "d", "5 d");
        Add(1, 1, "d", new string('x', 3_000_000));
        using var target = new MemoryStream();
        Assert.Equal(7, stores.Merge(target));
        var lines = Encoding.UTF8.GetString(target.ToArray()).Split('\n');
        Assert.Equal(["1 c", "5 b", "5 c first", "5 c second", "5 d", "9 b", ""], lines.Where(line => !line.StartsWith('x')));
        Assert.Equal(3_000_000, lines[1].Length);
    }

    [Fact]
    public void Whatever_is_put_aside_comes_out_in_the_same_order()
    {
        var all = Drawn(1, 64 << 20);
        Assert.True(all.Length > 200_000);
        foreach (var (workers, memory) in new[] { (1, 5_000L), (3, 20_000L), (2, 1_000_000L), (3, 64L << 20) })
            Assert.True(all.AsSpan().SequenceEqual(Drawn(workers, memory)), $"{workers} workers with {memory} bytes");
    }

    [Fact]
    public void A_folder_that_takes_no_file_is_told_with_what_mends_it()
    {
        var nowhere = Path.Combine(Path.GetTempPath(), "nurture-is-not-there");
        using var file = DecisionStores.Temporary(nowhere);
        var store = new DecisionStore(0, file);
        store.Begin("A"u8);
        store.Add(1, "one\n"u8);
        var problem = Assert.Throws<SimulationException>(() => store.Add(2, "two\n"u8));
        Assert.Contains(nowhere, problem.Message, StringComparison.Ordinal);
        Assert.Contains("TMPDIR", problem.Message, StringComparison.Ordinal);
    }

    // The same decisions of the same contacts, contact by contact, dealt out to any number of workers.
    private static byte[] Drawn(int workers, long memory)
    {
        using var stores = new DecisionStores(workers, memory);
        for (var contact = 0; contact < 300; contact++)
        {
            var random = new Random(contact);
            var id = Encoding.UTF8.GetBytes($"{random.Next(10)}-{contact}");
            var store = stores[contact % workers];
            store.Begin(id);
            for (var (i, at) = (0, 0); i < 30; i++, at += random.Next(3))
                store.Add(at, Encoding.UTF8.GetBytes($"{at} {contact} {i} {new string('y', random.Next(60))}\n"));
        }

        using var target = new MemoryStream();
        Assert.Equal(9_000, stores.Merge(target));
        return target.ToArray();
    }

    [Fact]
    public void Every_kind_has_its_name_in_lower_case_with_underscores() =>
        Assert.All(DecisionNames.All, kind => Assert.Equal(
            JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString()), DecisionNames.Of(kind)));

    private static string Line(string contact, Decision decision) => Encoding.UTF8.GetString(new DecisionJson().Write(contact, decision));
}
