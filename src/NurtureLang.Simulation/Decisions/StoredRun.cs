using System.Buffers.Binary;
using NurtureLang.History.Stored;

namespace NurtureLang.Simulation.Decisions;

/// <summary>A run of decisions that was put aside in a file: for each its instant, the lengths of contact_id and line, and both.</summary>
internal sealed class StoredRun(TemporaryFile file, long start, long end, int buffer) : DecisionRun
{
    /// <summary>How many bytes stand before contact_id and line.</summary>
    public const int Head = 16;

    private byte[] bytes = new byte[buffer];
    private long place = start;
    private int at;
    private int filled;
    private int idLength;
    private int lineLength;

    public override ReadOnlySpan<byte> ContactId => bytes.AsSpan(at + Head, idLength);

    public override ReadOnlySpan<byte> Line => bytes.AsSpan(at + Head + idLength, lineLength);

    public override bool MoveNext()
    {
        if (filled > 0) at += Head + idLength + lineLength;
        if (at == filled && place == end) return false;
        Need(Head);
        At = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at));
        idLength = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at + 8));
        lineLength = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at + 12));
        Need(Head + idLength + lineLength);
        return true;
    }

    private void Need(int count)
    {
        if (filled - at >= count) return;
        bytes.AsSpan(at, filled - at).CopyTo(bytes);
        (filled, at) = (filled - at, 0);
        if (count > bytes.Length) Array.Resize(ref bytes, count);
        var part = (int)Math.Min(bytes.Length - filled, end - place);
        file.Read(bytes.AsSpan(filled, part), place);
        filled += part;
        place += part;
    }
}
