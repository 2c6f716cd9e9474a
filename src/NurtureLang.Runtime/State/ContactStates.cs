using NurtureLang.Plan.Layout;

namespace NurtureLang.Runtime.State;

/// <summary>The states of many contacts while others are at hand, by their numbers.</summary>
/// <remarks>
/// Most states are words alone. Those are put side by side in arrays without references, which the garbage collector neither looks into nor moves about; a
/// state with an enrolment, a hand-off or a longer memory is kept as it is. Belongs to one thread at a time.
/// </remarks>
public sealed class ContactStates
{
    private const int FirstBlock = 16;

    // From this size on an array stays where it was made.
    private const int LargestBlockBytes = 96 * 1024;
    private const int PlaceBits = 14;

    private readonly StateLayout layout;
    private readonly int largestBlock;
    private readonly List<long[]> blocks = [];
    private int room;
    private int used;

    // INVARIANT: 0 for a contact that is not kept as words; otherwise one more than its block, and its place there in the lower bits.
    private int[] places = [];
    private ContactState?[] whole = [];

    internal ContactStates(StateLayout layout)
    {
        this.layout = layout;
        largestBlock = Math.Clamp(LargestBlockBytes / layout.Bytes, FirstBlock, 1 << PlaceBits);
    }

    /// <summary>Makes room for contacts with numbers below this.</summary>
    public void Grow(int contacts)
    {
        if (contacts > places.Length) Array.Resize(ref places, Math.Max(contacts, places.Length + (places.Length / 2)));
    }

    /// <summary>Whether a contact is kept.</summary>
    public bool Has(int contact) => contact < places.Length && (places[contact] != 0 || WholeOf(contact) is not null);

    /// <summary>The state of a contact that is kept.</summary>
    /// <param name="contact">Its number.</param>
    /// <param name="idle">A state that is not in use, and that the contact's is read into where it is words alone.</param>
    internal ContactState Take(int contact, ContactState idle)
    {
        if (WholeOf(contact) is { } state) return state;
        idle.ResetBesideWords();
        WordsAt(places[contact]).CopyTo(idle.Words);
        return idle;
    }

    /// <summary>Keeps the state of a contact for whom there is room.</summary>
    /// <returns>Whether the state itself is kept, so that it is not to be used for another contact.</returns>
    public bool Keep(int contact, ContactState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (WholeOf(contact) is not null) return true;
        if (!state.IsWordsAlone)
        {
            if (whole.Length < places.Length) Array.Resize(ref whole, places.Length);
            whole[contact] = state;
            return true;
        }

        ref var place = ref places[contact];
        if (place == 0) place = NextPlace();
        state.Words.CopyTo(WordsAt(place));
        return false;
    }

    private ContactState? WholeOf(int contact) => contact < whole.Length ? whole[contact] : null;

    private Span<long> WordsAt(int place) =>
        blocks[(place >> PlaceBits) - 1].AsSpan((place & ((1 << PlaceBits) - 1)) * layout.Words, layout.Words);

    private int NextPlace()
    {
        if (used == room)
        {
            // The first blocks are small, because most histories are.
            room = Math.Min(largestBlock, blocks.Count == 0 ? FirstBlock : room * 2);
            blocks.Add(GC.AllocateUninitializedArray<long>(room * layout.Words));
            used = 0;
        }

        return checked(blocks.Count << PlaceBits) | used++;
    }
}
