using System.IO.Compression;
using System.Text;
using NurtureLang.History.Rejects;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Values;

namespace NurtureLang.History.Tests;

/// <summary>A small schema, and ways to read texts as if they were files.</summary>
internal static class TestHistory
{
    public static readonly PlanType Text = new(ValueKind.Text);
    public static readonly PlanType MaybeText = new(ValueKind.Text, Optional: true);

    public static PlanSchema Schema { get; } = new(
        [new PlanEnum("industry", ["software", "finance"]), new PlanEnum("outcome", ["won", "lost"])],
        [
            new PlanProperty("email", MaybeText),
            new PlanProperty("employees", new PlanType(ValueKind.Number, Optional: true)),
            new PlanProperty("industry", new PlanType(ValueKind.Enum, Optional: true, Enum: 0)),
            new PlanProperty("consent", new PlanType(ValueKind.Channel, Optional: true, Set: true)),
            new PlanProperty("timezone", new PlanType(ValueKind.TimeZone, Optional: true)),
        ],
        [
            new PlanEvent("page_viewed", EventRole.Declared, [new PlanProperty("url", Text), new PlanProperty("seconds", new PlanType(ValueKind.Number, true))]),
            new PlanEvent("deal_closed", EventRole.Declared, [new PlanProperty("outcome", new PlanType(ValueKind.Enum, Enum: 1))]),
            new PlanEvent("logged_in", EventRole.Declared, []),
        ]);

    public static HistoryOptions Options(PlanSchema? schema = null) =>
        new(schema ?? Schema, new TextPool(), local => local - (2 * Ticks.PerHour), zone => zone.Contains('/', StringComparison.Ordinal))
        {
            Names = new PlanNames(["email", "sms", "call"], ["hello", "bye"], ["guide"], ["news"]),
        };

    public static Run Read(string? contacts, string? events, HistoryOptions? options = null, string extension = "csv") =>
        Read(Bytes(contacts), Bytes(events), options, extension);

    public static Run Read(byte[]? contacts, byte[]? events, HistoryOptions? options = null, string extension = "csv")
    {
        var rejects = new RejectList(100_000);
        options = (options ?? Options()) with { Rejects = rejects };
        var data = HistoryReader.Read(Source("contacts", extension, contacts), Source("events", extension, events), options);
        return new Run(data, rejects, options.Texts);
    }

    public static byte[]? Bytes(string? text) => text is null ? null : Encoding.UTF8.GetBytes(text);

    public static byte[] Gzip(byte[] bytes)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest)) gzip.Write(bytes);
        return zipped.ToArray();
    }

    public static long Instant(string iso) => (DateTimeOffset.Parse(iso, null).UtcDateTime - DateTime.UnixEpoch).Ticks;

    private static HistorySource? Source(string name, string extension, byte[]? bytes) =>
        bytes is null ? null : HistorySource.FromStream($"{name}.{extension}", () => new MemoryStream(bytes));
}

/// <summary>What one reading gave.</summary>
internal sealed record Run(HistoryData Data, RejectList Rejects, TextPool Texts)
{
    public HistorySummary Summary => Data.Summary;

    public Reject OnlyReject => Assert.Single(Rejects.Kept);

    /// <summary>The value of a field of a contact.</summary>
    public long Field(string contact, int field) => Data.Contacts.FieldsOf(Data.Contacts.Find(contact))[field];

    /// <summary>A contact's events as `type@seconds since 1970` in an order.</summary>
    public string Events(string contact, Log.EventOrder order = Log.EventOrder.AsReceived)
    {
        var events = Data.Group(order)[Data.Contacts.Find(contact)];
        var shown = new List<string>();
        for (var i = 0; i < events.Count; i++)
        {
            var properties = string.Join("|", events.PropertiesOf(i).ToArray().Select(value => value == Value.Unknown ? "?" : value.ToString()));
            shown.Add($"{TestHistory.Schema.Events[events.Types[i]].Name}({properties})");
        }

        return string.Join(" ", shown);
    }

    /// <summary>The seconds of a contact's events since a day, in an order.</summary>
    public IReadOnlyList<long> Seconds(string contact, Log.EventOrder order)
    {
        var instants = Data.Group(order)[Data.Contacts.Find(contact)].Instants.ToArray();
        return [.. instants.Select(instant => (instant - TestHistory.Instant("2026-03-01T00:00:00Z")) / Ticks.PerSecond)];
    }
}
