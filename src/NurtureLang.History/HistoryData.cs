using NurtureLang.History.Log;

namespace NurtureLang.History;

/// <summary>A history in memory: its contacts, their events and what reading it found.</summary>
public sealed class HistoryData : IDisposable
{
    private readonly StoredLog? stored;

    internal HistoryData(ContactTable contacts, EventLog events, HistorySummary summary)
    {
        Contacts = contacts;
        Events = events;
        Summary = summary;
    }

    internal HistoryData(ContactTable contacts, StoredLog stored, HistorySummary summary)
    {
        Contacts = contacts;
        this.stored = stored;
        Summary = summary;
    }

    /// <summary>The contacts.</summary>
    public ContactTable Contacts { get; }

    /// <summary>What reading found.</summary>
    public HistorySummary Summary { get; }

    /// <summary>How many events were kept.</summary>
    public long EventCount => Summary.Events;

    /// <summary>Whether the log says when events were received, so that they can be late.</summary>
    public bool HasReceivedAt => Events?.HasReceived ?? stored?.HasReceived ?? false;

    /// <summary>The events as their file had them; null where they come from a compact history.</summary>
    internal EventLog? Events { get; }

    /// <summary>The same with another summary.</summary>
    internal HistoryData With(HistorySummary summary) => Events is { } events
        ? new HistoryData(Contacts, events, summary)
        : new HistoryData(Contacts, stored ?? throw new System.Diagnostics.UnreachableException("a history without events"), summary);

    /// <summary>Lets its memory be used again; nothing of its events may be looked at after that.</summary>
    public void Dispose() => stored?.ByTime.Return();

    /// <summary>The events grouped by contact.</summary>
    public ContactLog Group(EventOrder order) =>
        stored?.Group(order) ?? new ContactLog(Events ?? throw new System.Diagnostics.UnreachableException("a history without events"), Contacts.Count, order);
}
