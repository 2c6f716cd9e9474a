using System.Text;

namespace NurtureLang.SampleData.Acme;

/// <summary>Something that a made-up contact did: seconds since the start of the history, an event, and its properties.</summary>
public sealed record HistoryEvent(long Second, string Name, params (string Property, string Value)[] Values)
{
    /// <summary>The columns of events.csv after contact_id, timestamp and event.</summary>
    public static readonly string[] Columns =
    [
        "url", "seconds", "form", "asset", "minutes", "network", "message", "link", "channel", "topic", "plan", "ends",
        "by", "why", "outcome", "amount", "title", "renewal", "sequence",
    ];

    /// <summary>The row of events.csv, without a line end.</summary>
    public string ToRow(string contact)
    {
        foreach (var (property, _) in Values)
        {
            if (!Columns.Contains(property)) throw new InvalidOperationException($"events.csv has no column {property}.");
        }

        var row = new StringBuilder().Append(contact).Append(',').Append(Calendar.Instant(Second)).Append(',').Append(Name);
        foreach (var column in Columns) row.Append(',').Append(Values.FirstOrDefault(value => value.Property == column).Value);
        return row.ToString();
    }
}
