using System.Globalization;
using System.Text;
using NurtureLang.History.Log;
using NurtureLang.History.Rejects;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Values;

namespace NurtureLang.History.Tests;

/// <summary>All that a reading gave, as text in which nothing depends on numbers that may differ.</summary>
internal static class Snapshot
{
    /// <summary>Reads into partitions and says what came of it, or the sentence of the refusal.</summary>
    public static string Of(byte[]? contacts, byte[]? events, Reading how, HistoryOptions? given = null, string extension = "csv")
    {
        var rejects = new RejectList(100_000);
        var options = (given ?? TestHistory.Options()) with { Rejects = rejects, Texts = new TextPool() };
        var text = new StringBuilder();
        try
        {
            using var history = PartitionedReader.Read(
                Source("contacts", extension, contacts), Source("events", extension, events), options, how.Threads, how.Partitions, how.Memory, how.Block);
            Append(text, history, options);
        }
        catch (HistoryException refused)
        {
            text.AppendLine(refused.Message);
        }

        foreach (var reject in rejects.Kept) text.AppendLine(reject.ToString()).AppendLine(reject.Row);
        return text.ToString();
    }

    /// <summary>The contacts and events of one partition.</summary>
    public static string Of(HistoryData data, HistoryOptions options)
    {
        var text = new StringBuilder();
        foreach (var line in Contacts(data, options)) text.AppendLine(line);
        return text.ToString();
    }

    private static void Append(StringBuilder text, PartitionedHistory history, HistoryOptions options)
    {
        var summary = history.Summary;
        var contacts = new List<string>();
        for (var partition = 0; partition < history.Partitions; partition++)
        {
            var data = history.Load(partition);
            summary = summary.With(data);
            for (var contact = 0; contact < data.Contacts.Count; contact++)
                Assert.Equal(partition, history.PartitionOf(data.Contacts.IdBytesOf(contact)));
            contacts.AddRange(Contacts(data, options));
        }

        var ignored = $"{string.Join("|", summary.IgnoredContactColumns)} {string.Join("|", summary.IgnoredEventColumns)}";
        text.AppendLine(CultureInfo.InvariantCulture, $"{summary with { IgnoredContactColumns = default, IgnoredEventColumns = default }} {ignored}");
        text.AppendLine(CultureInfo.InvariantCulture, $"{history.SpanOf(EventOrder.EventTime)} {history.SpanOf(EventOrder.AsReceived)} {history.HasReceivedAt}");
        contacts.Sort(StringComparer.Ordinal);
        foreach (var contact in contacts) text.AppendLine(contact);
    }

    private static IEnumerable<string> Contacts(HistoryData data, HistoryOptions options)
    {
        var logs = Enum.GetValues<EventOrder>().Select(data.Group).ToArray();
        for (var contact = 0; contact < data.Contacts.Count; contact++)
        {
            var text = new StringBuilder(data.Contacts.IdOf(contact));
            text.Append(':').Append(Values(data.Contacts.FieldsOf(contact), options.Schema.Fields.AsSpan(), options));
            foreach (var log in logs) Append(text.Append(" / "), log[contact], options);
            yield return text.ToString();
        }
    }

    private static void Append(StringBuilder text, ContactEvents events, HistoryOptions options)
    {
        for (var i = 0; i < events.Count; i++)
        {
            var schema = options.Schema.Events[events.Types[i]];
            text.Append(CultureInfo.InvariantCulture, $" {schema.Name}@{events.Instants[i]}");
            if (events.ReceivedAt.Length > 0) text.Append(CultureInfo.InvariantCulture, $"/{events.ReceivedAt[i]}");
            text.Append(Values(events.PropertiesOf(i), schema.Properties.AsSpan(), options));
        }
    }

    private static string Values(ReadOnlySpan<long> values, ReadOnlySpan<PlanProperty> properties, HistoryOptions options)
    {
        var shown = new string[properties.Length];
        for (var i = 0; i < shown.Length; i++)
        {
            var isText = properties[i].Type is { Kind: ValueKind.Text or ValueKind.TimeZone, Set: false };
            shown[i] = values[i] == Value.Unknown ? "?" : isText ? options.Texts[values[i]] : values[i].ToString(CultureInfo.InvariantCulture);
        }

        return $"({string.Join("|", shown)})";
    }

    private static HistorySource? Source(string name, string extension, byte[]? bytes) =>
        bytes is null ? null : HistorySource.FromStream($"{name}.{extension}", () => new MemoryStream(bytes));
}

/// <summary>How a history is read.</summary>
internal sealed record Reading(int Threads = 1, int Partitions = 1, int Block = 256 * 1024, long Memory = long.MaxValue)
{
    /// <summary>One thread, one partition, one block for everything that these tests read.</summary>
    public static Reading Whole { get; } = new(Block: 4 * 1024 * 1024);

    /// <summary>Other ways, all of which have to give the same.</summary>
    public static IEnumerable<Reading> Others { get; } =
    [
        new(1, 1, 64), new(1, 7, 300), new(2, 1, 64), new(2, 256, 1000), new(5, 16, 333), new(5, 3, 64, Memory: 0), new(2, 16, 100_000),
    ];
}
