using NurtureLang.History.Log;
using NurtureLang.Simulation.Run;

namespace NurtureLang.Simulation.Groups;

/// <summary>A contact that is run together with others: its fields and its events within the run, kept beyond its partition.</summary>
internal sealed class GroupedContact
{
    private readonly long[] instants;
    private readonly ushort[] types;
    private readonly long[] moments;
    private readonly int[] starts;
    private readonly long[] values;

    /// <summary>Copies a contact of a partition.</summary>
    /// <param name="contacts">The partition's contacts.</param>
    /// <param name="contact">The contact's number.</param>
    /// <param name="run">What knows its events.</param>
    /// <param name="first">Its first instant.</param>
    public GroupedContact(ContactTable contacts, int contact, ContactRun run, long first)
    {
        Id = contacts.IdOf(contact);
        IdBytes = contacts.IdBytesOf(contact).ToArray();
        Fields = contacts.FieldsOf(contact).ToArray();
        First = first;
        var events = run.EventsOf(contact);
        var times = run.MomentsOf(contact);
        var within = new List<int>();
        for (var index = 0; index < events.Count; index++)
        {
            if (run.Span.Holds(times[index])) within.Add(index);
        }

        LeftOut = events.Count - within.Count;
        (instants, types, moments, starts) = (new long[within.Count], new ushort[within.Count], new long[within.Count], new int[within.Count + 1]);
        var all = new List<long>();
        for (var index = 0; index < within.Count; index++)
        {
            (instants[index], types[index], moments[index]) = (events.Instants[within[index]], events.Types[within[index]], times[within[index]]);
            foreach (var value in events.PropertiesOf(within[index])) all.Add(value);
            starts[index + 1] = all.Count;
        }

        values = [.. all];
    }

    /// <summary>A contact of whom nothing is known but the contact_id.</summary>
    public GroupedContact(string id, int fields)
    {
        Id = id;
        IdBytes = System.Text.Encoding.UTF8.GetBytes(id);
        Fields = new long[fields];
        Array.Fill(Fields, Plan.Values.Value.Unknown);
        First = Plan.Values.Value.Unknown;
        (instants, types, moments, starts, values) = ([], [], [], [0], []);
    }

    /// <summary>Its contact_id.</summary>
    public string Id { get; }

    /// <summary>Its contact_id as UTF-8.</summary>
    public byte[] IdBytes { get; }

    /// <summary>Its fields at its first instant.</summary>
    public long[] Fields { get; }

    /// <summary>Its first instant; unknown for one of whom nothing is known.</summary>
    public long First { get; }

    /// <summary>How many of its events lie outside of the run.</summary>
    public int LeftOut { get; }

    /// <summary>How many events it has.</summary>
    public int Count => instants.Length;

    /// <summary>When an event occurred.</summary>
    public long InstantOf(int index) => instants[index];

    /// <summary>When it counts as having come in.</summary>
    public long MomentOf(int index) => moments[index];

    /// <summary>Its type's position in the schema.</summary>
    public ushort TypeOf(int index) => types[index];

    /// <summary>Its properties.</summary>
    public ReadOnlySpan<long> PropertiesOf(int index) => values.AsSpan(starts[index]..starts[index + 1]);
}
