using System.Buffers.Binary;
using NurtureLang.Plan.Values;

namespace NurtureLang.History.Log;

/// <summary>
/// How an event lies in memory and in the temporary file between reading and loading, in words of eight bytes: type, length and hash of the contact_id;
/// instant and flags; contact_id; properties; received_at where it has one; event_id where it has one, as a number or as its length and bytes.
/// </summary>
internal static class EventRecord
{
    /// <summary>Stands in place of a type at the start of a segment: what follows, up to the next mark, comes from the block whose number the mark has.</summary>
    /// <remarks>INVARIANT: a schema has fewer events, so that no type is the mark.</remarks>
    public const int Mark = ushort.MaxValue;

    /// <summary>A flag: the event says when it was received.</summary>
    public const ulong HasReceived = 1;

    /// <summary>A flag: the event has an id.</summary>
    public const ulong HasId = 2;

    /// <summary>A bit of an id's word that is its length.</summary>
    public const ulong IsLength = 1UL << 63;

    /// <summary>The first word of an event.</summary>
    public static ulong Head(int type, int contactLength, uint hash) => unchecked((uint)type | ((ulong)(uint)contactLength << 16) | ((ulong)hash << 32));

    /// <summary>The hash of a first word.</summary>
    public static uint HashOf(ulong head) => unchecked((uint)(head >> 32));

    /// <summary>The second word of an event.</summary>
    // INVARIANT: the range of instants takes 62 bits.
    public static ulong When(long instant, ulong flags) => unchecked(((ulong)(instant - Ticks.Earliest) << 2) | flags);

    /// <summary>The instant of a second word.</summary>
    public static long InstantOf(ulong when) => unchecked((long)(when >> 2) + Ticks.Earliest);

    /// <summary>A word at a place.</summary>
    public static ulong Word(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]);

    /// <summary>A length in whole words.</summary>
    public static int Padded(int length) => unchecked((length + 7) & ~7);
}
