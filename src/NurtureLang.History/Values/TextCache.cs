using NurtureLang.Plan.Values;

namespace NurtureLang.History.Values;

/// <summary>Remembers the ids of the texts that one thread met last, so that the pool, which all threads share, is asked seldom.</summary>
internal sealed class TextCache(TextPool pool)
{
    private const int Slots = 4096;
    private const int LongestText = 256;

    private readonly Slot[] slots = new Slot[Slots];

    /// <summary>The id of a text, which the pool gets when it is new.</summary>
    public int Intern(ReadOnlySpan<byte> utf8)
    {
        var hash = ByteIndex.Hash(utf8);
        ref var slot = ref slots[hash & (Slots - 1)];
        if (slot.Hash == hash && slot.Bytes is { } known && utf8.SequenceEqual(known)) return slot.Id;
        var id = pool.Intern(utf8);
        if (utf8.Length <= LongestText) slot = new Slot(hash, id, utf8.ToArray());
        return id;
    }

    private readonly record struct Slot(uint Hash, int Id, byte[]? Bytes);
}
