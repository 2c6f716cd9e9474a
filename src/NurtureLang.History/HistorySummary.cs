using System.Collections.Immutable;

namespace NurtureLang.History;

/// <summary>What reading found, in numbers.</summary>
public sealed record HistorySummary
{
    /// <summary>Contacts in all: those with a row of their own and those that only events name.</summary>
    public required int Contacts { get; init; }

    /// <summary>Rows of the contacts file below its header, the rejected ones among them.</summary>
    public required long ContactRows { get; init; }

    /// <summary>Rows of the events file below its header, the rejected ones and the duplicates among them.</summary>
    public required long EventRows { get; init; }

    /// <summary>Events that were kept.</summary>
    public required long Events { get; init; }

    /// <summary>Rows of the contacts file that could not be read.</summary>
    public required long RejectedContacts { get; init; }

    /// <summary>Rows of the events file that could not be read.</summary>
    public required long RejectedEvents { get; init; }

    /// <summary>Events whose event_id the same contact had before; they change nothing.</summary>
    public required long Duplicates { get; init; }

    /// <summary>Contacts that only events name; their fields are unknown.</summary>
    public required int ContactsFromEventsOnly { get; init; }

    /// <summary>Time stamps without an offset, read in the campaign's zone.</summary>
    public required long InstantsWithoutOffset { get; init; }

    /// <summary>Cells that should name a time zone and do not; their value is unknown.</summary>
    public required long UnknownTimeZones { get; init; }

    /// <summary>Columns of the contacts file that the campaign does not use, at most a hundred.</summary>
    public required ImmutableArray<string> IgnoredContactColumns { get; init; }

    /// <summary>Columns of the events file that the campaign does not use, at most a hundred.</summary>
    public required ImmutableArray<string> IgnoredEventColumns { get; init; }

    /// <summary>Rows of both files that could not be read.</summary>
    public long Rejected => RejectedContacts + RejectedEvents;

    /// <summary>The same with what a loaded partition has found: its contacts, events, duplicates, and contacts that only events name.</summary>
    public HistorySummary With(HistoryData partition)
    {
        ArgumentNullException.ThrowIfNull(partition);
        var found = partition.Summary;
        return this with
        {
            Contacts = Contacts + found.Contacts,
            Events = Events + found.Events,
            Duplicates = Duplicates + found.Duplicates,
            ContactsFromEventsOnly = ContactsFromEventsOnly + found.ContactsFromEventsOnly,
        };
    }

    /// <summary>The same with nothing of what partitions find.</summary>
    public HistorySummary WithoutPartitions() => this with { Contacts = 0, Events = 0, Duplicates = 0, ContactsFromEventsOnly = 0 };

    /// <summary>What a partition alone found.</summary>
    internal static HistorySummary OfPartition(int contacts, int withRows, long events, long duplicates) => new()
    {
        Contacts = contacts,
        ContactRows = 0,
        EventRows = 0,
        Events = events,
        RejectedContacts = 0,
        RejectedEvents = 0,
        Duplicates = duplicates,
        ContactsFromEventsOnly = contacts - withRows,
        InstantsWithoutOffset = 0,
        UnknownTimeZones = 0,
        IgnoredContactColumns = [],
        IgnoredEventColumns = [],
    };
}
