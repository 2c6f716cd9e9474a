using System.Runtime.InteropServices;

namespace NurtureLang.Benchmarks.HandWritten;

/// <summary>All that is known of a contact: one line of the processor's cache, which is also the contact's place in the hash table.</summary>
[StructLayout(LayoutKind.Sequential, Size = 64)]
internal struct ContactState
{
    /// <summary>The id; <see cref="Nobody"/> where the place is free.</summary>
    public ulong Key;

    /// <summary>The points, each weighted by two to the power of the half-lives since the log's start, so that fading needs no work.</summary>
    public double Heat;

    /// <summary>Four bits for each event type: how often it was awarded on the day that the highest byte names.</summary>
    public ulong Awards;

    /// <summary>When the last three visits to a price were, the oldest first, in seconds since the start.</summary>
    public int Pricing1, Pricing2, Pricing3;

    /// <summary>When the last five visits to the documentation were, the oldest first, in seconds since the start.</summary>
    public int Docs1, Docs2, Docs3, Docs4, Docs5;

    /// <summary>The stage, from 0 to 3.</summary>
    public byte Stage;

    /// <summary>What the contact's fields say: see <see cref="ContactTraits"/>.</summary>
    public byte Traits;

    /// <summary>The key of no contact: an id of twelve digits leaves bits of it unused.</summary>
    public const ulong Nobody = ulong.MaxValue;

    /// <summary>An instant before every window.</summary>
    public const int Never = int.MinValue / 2;
}

/// <summary>What the segments ask of a contact's fields.</summary>
internal static class ContactTraits
{
    public const byte Builds = 1;
    public const byte Large = 2;
    public const byte Evaluates = 4;
}
