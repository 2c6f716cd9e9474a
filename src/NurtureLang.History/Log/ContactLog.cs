namespace NurtureLang.History.Log;

/// <summary>The events of a history grouped by contact; each contact's lie side by side, in the order that was asked for.</summary>
/// <remarks>Safe for any number of readers.</remarks>
public sealed class ContactLog
{
    private readonly int[] starts;
    private readonly long[] instants;
    private readonly ushort[] types;
    private readonly long[] received;
    private readonly int[] offsets;
    private readonly long[] values;

    internal ContactLog(EventLog log, int contactCount, EventOrder order)
    {
        ContactCount = contactCount;
        starts = new int[contactCount + 1];
        var places = Group(log, starts);
        Sort(log, places, order);

        var count = log.Count;
        instants = new long[count];
        types = new ushort[count];
        received = new long[log.HasReceived ? count : 0];
        offsets = new int[count + 1];
        values = new long[log.Values.Length];
        var fromInstants = log.Instants;
        var fromTypes = log.Types;
        var fromReceived = log.Received;
        var fromOffsets = log.Offsets;
        var fromValues = log.Values;
        for (var i = 0; i < count; i++)
        {
            var place = places[i];
            instants[i] = fromInstants[place];
            types[i] = fromTypes[place];
            if (log.HasReceived) received[i] = fromReceived[place];
            var properties = fromValues[fromOffsets[place]..fromOffsets[place + 1]];
            properties.CopyTo(values.AsSpan(offsets[i]));
            offsets[i + 1] = offsets[i] + properties.Length;
        }
    }

    /// <summary>How many contacts there are, those without events among them.</summary>
    public int ContactCount { get; }

    /// <summary>How many events there are.</summary>
    public int Count => instants.Length;

    /// <summary>The events of a contact.</summary>
    public ContactEvents this[int contact]
    {
        get
        {
            var start = starts[contact];
            var length = starts[contact + 1] - start;
            return new ContactEvents(
                instants.AsSpan(start, length),
                types.AsSpan(start, length),
                received.Length == 0 ? default : received.AsSpan(start, length),
                offsets.AsSpan(start, length + 1),
                values);
        }
    }

    // A counting sort by contact: stable, so that each contact keeps the order of the file.
    private static int[] Group(EventLog log, int[] starts)
    {
        var contacts = log.Contacts;
        foreach (var contact in contacts) starts[contact + 1]++;
        for (var i = 1; i < starts.Length; i++) starts[i] += starts[i - 1];
        var next = starts.AsSpan(0, starts.Length - 1).ToArray();
        var places = new int[log.Count];
        for (var place = 0; place < contacts.Length; place++) places[next[contacts[place]]++] = place;
        return places;
    }

    private void Sort(EventLog log, int[] places, EventOrder order)
    {
        var comparer = new PlaceComparer(log, order);
        for (var contact = 0; contact < ContactCount; contact++)
        {
            var events = places.AsSpan(starts[contact], starts[contact + 1] - starts[contact]);
            if (order == EventOrder.EventTime || log.HasReceived) SortRun(events, comparer);
            else if (log.HasIds) SortEqualInstants(log, events, comparer);
        }
    }

    // Without received_at the file's order stands; only neighbours of one instant are put in order of their ids.
    private static void SortEqualInstants(EventLog log, Span<int> events, PlaceComparer comparer)
    {
        var instants = log.Instants;
        for (var first = 0; first < events.Length;)
        {
            var end = first + 1;
            while (end < events.Length && instants[events[end]] == instants[events[first]]) end++;
            SortRun(events[first..end], comparer);
            first = end;
        }
    }

    // Most logs are in order already, which is seen in one pass.
    private static void SortRun(Span<int> events, PlaceComparer comparer)
    {
        for (var i = 1; i < events.Length; i++)
        {
            if (comparer.Compare(events[i - 1], events[i]) <= 0) continue;
            events.Sort(comparer);
            return;
        }
    }

    // INVARIANT: a total order, because the place in the file decides last; so an unstable sort gives the stable result.
    private readonly struct PlaceComparer(EventLog log, EventOrder order) : IComparer<int>
    {
        private readonly bool byReceived = order == EventOrder.AsReceived && log.HasReceived;

        public int Compare(int x, int y)
        {
            var result = byReceived ? log.Received[x].CompareTo(log.Received[y]) : 0;
            if (result == 0) result = log.Instants[x].CompareTo(log.Instants[y]);
            if (result == 0 && log.HasIds) result = CompareIds(log.Ids[x], log.Ids[y]);
            return result == 0 ? x.CompareTo(y) : result;
        }

        private int CompareIds(int x, int y) =>
            x < 0 || y < 0 ? (x < 0 ? 0 : 1) - (y < 0 ? 0 : 1) : log.EventIds[x][sizeof(int)..].SequenceCompareTo(log.EventIds[y][sizeof(int)..]);
    }
}
