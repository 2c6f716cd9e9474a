using NurtureLang.History.Log;

namespace NurtureLang.History;

/// <summary>A history in memory: its contacts, their events and what reading it found.</summary>
public sealed class HistoryData
{
    private readonly EventLog events;

    internal HistoryData(ContactTable contacts, EventLog events, HistorySummary summary)
    {
        Contacts = contacts;
        this.events = events;
        Summary = summary;
    }

    /// <summary>The contacts.</summary>
    public ContactTable Contacts { get; }

    /// <summary>What reading found.</summary>
    public HistorySummary Summary { get; }

    /// <summary>How many events were kept.</summary>
    public int EventCount => events.Count;

    /// <summary>Whether the log says when events were received, so that they can be late.</summary>
    public bool HasReceivedAt => events.HasReceived;

    /// <summary>Whether the log has event ids.</summary>
    public bool HasEventIds => events.Ids.Any;

    /// <summary>The events grouped by contact.</summary>
    public ContactLog Group(EventOrder order) => new(events, Contacts.Count, order);
}
