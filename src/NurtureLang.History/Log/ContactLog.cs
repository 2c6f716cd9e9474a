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
    private LogColumns? lent;

    internal ContactLog(EventLog log, int contactCount, EventOrder order)
    {
        ContactCount = contactCount;
        starts = new int[contactCount + 1];
        var count = Count = log.Count;
        instants = GC.AllocateUninitializedArray<long>(count);
        types = GC.AllocateUninitializedArray<ushort>(count);
        received = log.HasReceived ? GC.AllocateUninitializedArray<long>(count) : [];
        offsets = GC.AllocateUninitializedArray<int>(count + 1);
        values = GC.AllocateUninitializedArray<long>(log.Values.Length);
        offsets[count] = values.Length;
        var nextValues = CountUp(log);
        if (Scatter(log, order, nextValues) is { } unordered) Reorder(log, order, unordered);
    }

    /// <summary>Takes columns whose events are grouped and in order already.</summary>
    internal ContactLog(int[] starts, long[] instants, ushort[] types, long[] received, int[] offsets, long[] values)
    {
        ContactCount = starts.Length - 1;
        Count = instants.Length;
        this.starts = starts;
        this.instants = instants;
        this.types = types;
        this.received = received;
        this.offsets = offsets;
        this.values = values;
    }

    /// <summary>Takes columns that are lent.</summary>
    internal ContactLog(LogColumns columns)
        : this(columns.Starts, columns.Instants, columns.Types, columns.Received, columns.Offsets, columns.Values)
    {
        ContactCount = columns.ContactCount;
        Count = columns.Count;
        lent = columns;
    }

    /// <summary>How many contacts there are, those without events among them.</summary>
    public int ContactCount { get; }

    /// <summary>How many events there are.</summary>
    public int Count { get; }

    /// <summary>Whether any event is of a type.</summary>
    public bool Has(ushort type) => types.AsSpan(0, Count).Contains(type);

    /// <summary>How many events a contact has.</summary>
    public int CountOf(int contact) => unchecked(starts[contact + 1] - starts[contact]);

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

    /// <summary>Gives lent memory back, once.</summary>
    internal void Return()
    {
        lent?.Return();
        lent = null;
    }

    /// <summary>The places in the file of the events in their order, contact by contact.</summary>
    internal static int[] PlacesOf(EventLog log, int contactCount, EventOrder order)
    {
        var ends = new int[contactCount + 1];
        foreach (var contact in log.Contacts) ends[contact + 1]++;
        for (var i = 1; i < ends.Length; i++) ends[i] += ends[i - 1];
        var places = new int[log.Count];
        var next = ends.AsSpan(0, contactCount).ToArray();
        for (var place = 0; place < places.Length; place++) places[next[log.Contacts[place]]++] = place;
        var comparer = new PlaceComparer(log, order);
        for (var contact = 0; contact < contactCount; contact++) Sort(log, places.AsSpan(ends[contact]..ends[contact + 1]), comparer, order);
        return places;
    }

    /// <summary>The same events in another order within each contact.</summary>
    /// <param name="from">For each event of the new order its place in this one.</param>
    internal ContactLog Reordered(int[] from)
    {
        var (newInstants, newTypes, newReceived) = (new long[from.Length], new ushort[from.Length], new long[received.Length]);
        var (newOffsets, newValues) = (new int[from.Length + 1], new long[values.Length]);
        for (var i = 0; i < from.Length; i++)
        {
            newInstants[i] = instants[from[i]];
            newTypes[i] = types[from[i]];
            if (received.Length > 0) newReceived[i] = received[from[i]];
            var properties = values.AsSpan(offsets[from[i]]..offsets[from[i] + 1]);
            properties.CopyTo(newValues.AsSpan(newOffsets[i]));
            newOffsets[i + 1] = newOffsets[i] + properties.Length;
        }

        return new ContactLog(starts, newInstants, newTypes, newReceived, newOffsets, newValues);
    }

    // Where each contact's events start, and where the values of their properties do.
    private int[] CountUp(EventLog log)
    {
        var firstValues = new int[ContactCount + 1];
        var contacts = log.Contacts;
        var fromTypes = log.Types;
        var propertyCounts = log.PropertyCounts;
        for (var place = 0; place < contacts.Length; place++)
        {
            var behind = contacts[place] + 1;
            starts[behind]++;
            firstValues[behind] += propertyCounts[fromTypes[place]];
        }

        for (var i = 1; i < starts.Length; i++)
        {
            starts[i] += starts[i - 1];
            firstValues[i] += firstValues[i - 1];
        }

        return firstValues;
    }

    // A counting sort by contact: stable, so that each contact keeps the order of the file. Says which contacts may be in another order than the one that
    // is asked for; null where none is, as in most logs.
    private bool[]? Scatter(EventLog log, EventOrder order, int[] nextValues)
    {
        bool[]? unordered = null;
        var next = starts.AsSpan(0, ContactCount).ToArray();
        var contacts = log.Contacts;
        var fromInstants = log.Instants;
        var fromTypes = log.Types;
        var fromReceived = log.Received;
        var fromValues = log.Values;
        var propertyCounts = log.PropertyCounts;
        var fromValue = 0;
        var check = new OrderCheck(log, order);
        for (var place = 0; place < contacts.Length; place++)
        {
            var contact = contacts[place];
            var to = next[contact]++;
            var type = fromTypes[place];
            instants[to] = fromInstants[place];
            types[to] = type;
            if (received.Length > 0) received[to] = fromReceived[place];
            var toValue = nextValues[contact];
            var valuesEnd = fromValue + propertyCounts[type];
            offsets[to] = toValue;
            for (; fromValue < valuesEnd; fromValue++) values[toValue++] = fromValues[fromValue];
            nextValues[contact] = toValue;
            if (to > starts[contact] && !check.Holds(instants, received, to)) (unordered ??= new bool[ContactCount])[contact] = true;
        }

        return unordered;
    }

    private void Reorder(EventLog log, EventOrder order, bool[] unordered)
    {
        var contacts = log.Contacts;
        var places = new int[log.Count];
        var fromOffsets = new int[log.Count];
        var next = starts.AsSpan(0, ContactCount).ToArray();
        var offset = 0;
        for (var place = 0; place < contacts.Length; place++)
        {
            places[next[contacts[place]]++] = place;
            fromOffsets[place] = offset;
            offset += log.PropertyCounts[log.Types[place]];
        }

        var comparer = new PlaceComparer(log, order);
        for (var contact = 0; contact < unordered.Length; contact++)
        {
            if (!unordered[contact]) continue;
            var events = places.AsSpan(starts[contact], starts[contact + 1] - starts[contact]);
            Sort(log, events, comparer, order);
            Rewrite(log, starts[contact], events, fromOffsets);
        }
    }

    private void Rewrite(EventLog log, int to, ReadOnlySpan<int> places, int[] fromOffsets)
    {
        var toValue = offsets[to];
        foreach (var place in places)
        {
            instants[to] = log.Instants[place];
            types[to] = log.Types[place];
            if (received.Length > 0) received[to] = log.Received[place];
            offsets[to] = toValue;
            var properties = log.Values.Slice(fromOffsets[place], log.PropertyCounts[types[to]]);
            properties.CopyTo(values.AsSpan(toValue));
            toValue += properties.Length;
            to++;
        }
    }

    private static void Sort(EventLog log, Span<int> events, PlaceComparer comparer, EventOrder order)
    {
        if (order == EventOrder.EventTime || log.HasReceived) SortRun(events, comparer);
        else SortEqualInstants(log, events, comparer);
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

    // Whether an event of a contact surely comes behind the one before it in the file.
    private readonly struct OrderCheck(EventLog log, EventOrder order)
    {
        private readonly bool byReceived = order == EventOrder.AsReceived && log.HasReceived;
        private readonly bool byInstant = order == EventOrder.EventTime || log.HasReceived;
        private readonly bool hasIds = log.Ids.Any;

        public bool Holds(long[] instants, long[] received, int at)
        {
            if (byReceived && received[at - 1] != received[at]) return received[at - 1] < received[at];
            return instants[at - 1] == instants[at] ? !hasIds : !byInstant || instants[at - 1] < instants[at];
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
            if (result == 0) result = log.Ids.Compare(x, y);
            return result == 0 ? x.CompareTo(y) : result;
        }
    }
}
