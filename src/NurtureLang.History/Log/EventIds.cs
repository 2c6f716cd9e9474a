using System.Buffers.Binary;
using System.Buffers.Text;
using NurtureLang.History.Values;

namespace NurtureLang.History.Log;

/// <summary>The event ids of a log: which a contact had before, and how two compare.</summary>
/// <remarks>
/// Ids that are whole numbers and only ever grow cannot come twice, and most logs have such ones: they are kept as numbers, without a table. The first that
/// is otherwise puts all into a table of bytes.
/// </remarks>
internal sealed class EventIds
{
    /// <summary>The longest id that is read, in bytes.</summary>
    public const int Longest = 1024;

    private const int MostDigits = 18;

    private readonly byte[] key = new byte[sizeof(int) + Longest];
    private long[] ids = [];
    private long last = -1;
    private ByteIndex? table;

    /// <summary>Whether any event has an id.</summary>
    public bool Any { get; private set; }

    /// <summary>Notes the id of the event that comes next; false when the contact had it before.</summary>
    /// <param name="events">The contacts of the events so far.</param>
    /// <param name="contact">The contact of the next.</param>
    /// <param name="whole">What <see cref="NumberOf"/> says of its id.</param>
    /// <param name="id">Its id, which may be left out where it is a number.</param>
    /// <param name="number">What the log keeps of it.</param>
    public bool TryAdd(ReadOnlySpan<int> events, int contact, long whole, ReadOnlySpan<byte> id, out long number)
    {
        number = whole;
        if (table is null && whole > last)
        {
            last = whole;
            return true;
        }

        return TryAddBytes(events, contact, whole, id, out number);
    }

    /// <summary>Keeps what an event's id is known by, or -1 where it has none.</summary>
    public void Keep(int place, long number, int capacity)
    {
        if (number < 0 && !Any) return;
        if (ids.Length < capacity)
        {
            var before = Any ? ids.Length : 0;
            Array.Resize(ref ids, capacity);
            ids.AsSpan(before).Fill(-1);
            Any = true;
        }

        ids[place] = number;
    }

    /// <summary>The id of an event; empty where it has none.</summary>
    /// <param name="place">The event.</param>
    /// <param name="digits">Room for a number's digits.</param>
    public ReadOnlySpan<byte> TextOf(int place, Span<byte> digits)
    {
        var id = place < ids.Length ? ids[place] : -1;
        return id < 0 ? default : table is null ? Text(id, digits) : table[(int)id][sizeof(int)..];
    }

    /// <summary>Compares two events by their ids' bytes; one without comes first.</summary>
    public int Compare(int one, int other)
    {
        Span<byte> digits = stackalloc byte[2 * (MostDigits + 1)];
        return TextOf(one, digits[..(MostDigits + 1)]).SequenceCompareTo(TextOf(other, digits[(MostDigits + 1)..]));
    }

    private static ReadOnlySpan<byte> Text(long number, Span<byte> digits)
    {
        Utf8Formatter.TryFormat(number, digits, out var length);
        return digits[..length];
    }

    private bool TryAddBytes(ReadOnlySpan<int> events, int contact, long whole, ReadOnlySpan<byte> id, out long number)
    {
        Span<byte> digits = stackalloc byte[MostDigits + 1];
        if (table is null)
        {
            table = new ByteIndex();
            for (var place = 0; place < Math.Min(events.Length, ids.Length); place++)
            {
                if (ids[place] >= 0) ids[place] = table.FindOrAdd(KeyOf(events[place], Text(ids[place], digits)), out _);
            }
        }

        number = table.FindOrAdd(KeyOf(contact, whole >= 0 ? Text(whole, digits) : id), out var first);
        return first;
    }

    /// <summary>The number that would be written with the very bytes of an id that is not empty, or -1.</summary>
    public static long NumberOf(ReadOnlySpan<byte> id)
    {
        if (id.Length > MostDigits || (id[0] == '0' && id.Length > 1)) return -1;
        unchecked
        {
            long number = 0;
            foreach (var unit in id)
            {
                var digit = (uint)unit - '0';
                if (digit > 9) return -1;
                number = (number * 10) + digit;
            }

            return number;
        }
    }

    // An event_id is one contact's: a log that numbers each contact's events from 1 loses none of them.
    private ReadOnlySpan<byte> KeyOf(int contact, ReadOnlySpan<byte> id)
    {
        BinaryPrimitives.WriteInt32LittleEndian(key, contact);
        id.CopyTo(key.AsSpan(sizeof(int)));
        return key.AsSpan(0, sizeof(int) + id.Length);
    }
}
