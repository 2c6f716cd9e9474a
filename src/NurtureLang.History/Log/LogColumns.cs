using System.Buffers;

namespace NurtureLang.History.Log;

/// <summary>The columns of events that are grouped by contact, in memory that is lent and used again.</summary>
/// <remarks>INVARIANT: the arrays may be longer than what counts of them.</remarks>
internal sealed class LogColumns(int contactCount, int count, int valueCount, bool hasReceived = false)
{
    /// <summary>How many contacts there are.</summary>
    public int ContactCount { get; } = contactCount;

    /// <summary>How many events there are.</summary>
    public int Count { get; } = count;

    /// <summary>Where each contact's events start, and behind them their end.</summary>
    public int[] Starts { get; } = ArrayPool<int>.Shared.Rent(contactCount + 1);

    /// <summary>When each event occurred.</summary>
    public long[] Instants { get; } = ArrayPool<long>.Shared.Rent(count);

    /// <summary>The type of each event.</summary>
    public ushort[] Types { get; } = ArrayPool<ushort>.Shared.Rent(count);

    /// <summary>When each event was received; empty where the log does not say.</summary>
    public long[] Received { get; } = hasReceived ? ArrayPool<long>.Shared.Rent(count) : [];

    /// <summary>Where each event's values start, and behind them their end.</summary>
    public int[] Offsets { get; } = ArrayPool<int>.Shared.Rent(count + 1);

    /// <summary>The values of properties.</summary>
    public long[] Values { get; } = ArrayPool<long>.Shared.Rent(valueCount);

    /// <summary>Gives the memory back.</summary>
    public void Return()
    {
        ArrayPool<int>.Shared.Return(Starts);
        ArrayPool<long>.Shared.Return(Instants);
        ArrayPool<ushort>.Shared.Return(Types);
        if (Received.Length > 0) ArrayPool<long>.Shared.Return(Received);
        ArrayPool<int>.Shared.Return(Offsets);
        ArrayPool<long>.Shared.Return(Values);
    }
}
