using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NurtureLang.Benchmarks.HandWritten;

/// <summary>The contacts that one thread has, in a hash table with open places. Every id of the log has to be in it.</summary>
internal sealed unsafe class ContactTable
{
    private readonly int shift;
    private readonly int mask;

    /// <summary>Room for so many contacts.</summary>
    public ContactTable(int contacts)
    {
        var bits = 8;
        while (1L << bits < contacts * 1.7) bits++;
        shift = 64 - bits;
        mask = (1 << bits) - 1;
        Places = (ContactState*)NativeMemory.AlignedAlloc((nuint)sizeof(ContactState) << bits, 64);
        for (var place = 0; place <= mask; place++) Places[place] = new ContactState { Key = ContactState.Nobody };
    }

    /// <summary>The places, taken and free.</summary>
    public ContactState* Places { get; }

    /// <summary>How many places there are.</summary>
    public int Length => mask + 1;

    /// <summary>Where the search for a key begins.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ContactState* Home(ulong key) => Places + (unchecked(key * 0x9E3779B97F4A7C15UL) >> shift);

    /// <summary>A contact that is in the table.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ContactState* Find(ulong key)
    {
        var place = Home(key);
        while (place->Key != key)
        {
            if (place->Key == ContactState.Nobody) throw new InvalidDataException("An event names a contact that contacts.csv does not.");
            place = After(place);
        }

        return place;
    }

    /// <summary>Puts a contact in.</summary>
    public void Add(ulong key, byte traits)
    {
        var place = Home(key);
        while (place->Key != ContactState.Nobody) place = After(place);
        *place = new ContactState
        {
            Key = key, Traits = traits, Awards = ulong.MaxValue,
            Pricing1 = ContactState.Never, Pricing2 = ContactState.Never, Pricing3 = ContactState.Never,
            Docs1 = ContactState.Never, Docs2 = ContactState.Never, Docs3 = ContactState.Never, Docs4 = ContactState.Never,
            Docs5 = ContactState.Never,
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ContactState* After(ContactState* place) => Places + (((int)(place - Places) + 1) & mask);
}
