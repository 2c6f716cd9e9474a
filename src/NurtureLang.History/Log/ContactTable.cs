using System.Text;
using NurtureLang.History.Values;
using NurtureLang.Plan.Values;

namespace NurtureLang.History.Log;

/// <summary>The contacts of a history, numbered in the order in which the files name them first, each with the values of its fields.</summary>
public sealed class ContactTable
{
    private readonly ByteIndex ids;
    private long[] values;

    internal ContactTable(int fieldCount)
    {
        FieldCount = fieldCount;
        ids = new ByteIndex();
        values = new long[Math.Max(16, 16 * fieldCount)];
    }

    private ContactTable(ContactTable other)
    {
        FieldCount = other.FieldCount;
        ids = other.ids.Clone();
        values = [.. other.values];
        Rows = other.Rows;
    }

    /// <summary>How many contacts there are; numbers run from 0 to one less.</summary>
    public int Count => ids.Count;

    /// <summary>How many of them have a row of their own; the others are named by events only.</summary>
    internal int Rows { get; private set; }

    /// <summary>How many fields a contact has: as many as the schema.</summary>
    public int FieldCount { get; }

    /// <summary>The contact_id of a contact.</summary>
    public string IdOf(int contact) => ids.TextOf(contact);

    /// <summary>The contact_id of a contact as UTF-8.</summary>
    public ReadOnlySpan<byte> IdBytesOf(int contact) => ids[contact];

    /// <summary>The number of the contact with this contact_id, or -1.</summary>
    public int Find(string id) => ids.Find(Encoding.UTF8.GetBytes(id));

    /// <summary>The values of a contact's fields, in the order of the schema; all unknown where only events name the contact.</summary>
    public ReadOnlySpan<long> FieldsOf(int contact)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(contact);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(contact, Count);
        return values.AsSpan(contact * FieldCount, FieldCount);
    }

    /// <summary>The contacts by contact_id, compared by their bytes: an order that does not depend on the order of the files.</summary>
    public int[] NumbersInOrderOfId()
    {
        var numbers = new int[Count];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = i;
        Array.Sort(numbers, (left, right) => ids[left].SequenceCompareTo(ids[right]));
        return numbers;
    }

    /// <summary>The number of a contact, which is added with unknown fields when it is new.</summary>
    internal int FindOrAdd(ReadOnlySpan<byte> id, out bool added) => FindOrAdd(id, ByteIndex.Hash(id), out added);

    /// <summary>The same for a contact_id whose hash is known.</summary>
    internal int FindOrAdd(ReadOnlySpan<byte> id, uint hash, out bool added)
    {
        var contact = ids.FindOrAdd(id, hash, out added);
        if (!added) return contact;
        var end = (contact + 1) * FieldCount;
        if (end > values.Length) Array.Resize(ref values, Math.Max(end, values.Length * 2));
        values.AsSpan(end - FieldCount, FieldCount).Fill(Value.Unknown);
        return contact;
    }

    /// <summary>A table of the same contacts, to which others can be added.</summary>
    internal ContactTable Clone() => new(this);

    /// <summary>Sets the fields of a contact from its row.</summary>
    internal void Set(int contact, ReadOnlySpan<long> fields)
    {
        fields.CopyTo(values.AsSpan(contact * FieldCount, FieldCount));
        Rows++;
    }

    /// <summary>The number of a contact, or -1.</summary>
    internal int Find(ReadOnlySpan<byte> id) => ids.Find(id);
}
