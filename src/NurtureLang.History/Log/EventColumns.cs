using NurtureLang.History.Rows;

namespace NurtureLang.History.Log;

/// <summary>The columns of an events file that are read.</summary>
internal sealed class EventColumns
{
    /// <summary>The columns of a campaign's events.</summary>
    public EventColumns(HistoryOptions options)
    {
        var mapping = options.Mapping.Events;
        Contact = WantStandard("contact_id");
        Time = WantStandard("timestamp");
        Event = WantStandard("event");
        Id = WantStandard("event_id");
        Received = WantStandard("received_at");
        Properties = [.. options.Schema.Events.Select(one => one.Properties.Select(property => WantProperty(property.Name)).ToArray())];

        int WantStandard(string name) => Wanted.Want(mapping.GetValueOrDefault(name, name), isProperty: false);

        int WantProperty(string name) => Wanted.Want(mapping.GetValueOrDefault(name, name), isProperty: true);
    }

    /// <summary>All of them.</summary>
    public WantedColumns Wanted { get; } = new();

    /// <summary>The column of the contact_id.</summary>
    public int Contact { get; }

    /// <summary>The column of the timestamp.</summary>
    public int Time { get; }

    /// <summary>The column of the event's type.</summary>
    public int Event { get; }

    /// <summary>The column of the event_id.</summary>
    public int Id { get; }

    /// <summary>The column of received_at.</summary>
    public int Received { get; }

    /// <summary>The columns of the properties of each event of the schema.</summary>
    public int[][] Properties { get; }

    /// <summary>Refuses a file that lacks a column without which none of its rows can be read.</summary>
    public void Check(RowSource source) =>
        RequiredColumns.Check(source, Wanted, [("contact_id", Contact), ("timestamp", Time), ("event", Event)]);
}
