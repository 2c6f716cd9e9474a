using System.Buffers.Binary;
using System.Text;

namespace NurtureLang.Scripting.Protocol;

/// <summary>Messages over a pair of streams: each a length of four bytes and as many bytes. Not safe for several threads.</summary>
/// <param name="input">Where messages come from.</param>
/// <param name="output">Where messages go to.</param>
public sealed class ScriptStream(Stream input, Stream output)
{
    /// <summary>How long a message may be, in bytes.</summary>
    public const int LongestMessage = 64 << 20;

    private readonly MemoryStream outgoing = new();
    private byte[] incoming = new byte[256];

    /// <summary>Sends a message.</summary>
    /// <param name="write">Writes it.</param>
    /// <exception cref="InvalidDataException">It is longer than a message may be.</exception>
    public void Send(Action<BinaryWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        outgoing.SetLength(0);
        outgoing.Write(stackalloc byte[sizeof(int)]);
        using (var writer = new BinaryWriter(outgoing, Encoding.UTF8, leaveOpen: true)) write(writer);
        if (outgoing.Length > LongestMessage) throw new InvalidDataException("a message is too long");
        var bytes = outgoing.GetBuffer();
        BinaryPrimitives.WriteInt32LittleEndian(bytes, (int)outgoing.Length - sizeof(int));
        output.Write(bytes, 0, (int)outgoing.Length);
        output.Flush();
    }

    /// <summary>The next message; null where the other side has ended.</summary>
    /// <exception cref="InvalidDataException">What comes is no message.</exception>
    public BinaryReader? Receive()
    {
        Span<byte> head = stackalloc byte[sizeof(int)];
        if (input.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length) return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(head);
        if (length is < 0 or > LongestMessage) throw new InvalidDataException("a message is too long");
        if (incoming.Length < length) incoming = new byte[length];
        if (input.ReadAtLeast(incoming.AsSpan(0, length), length, throwOnEndOfStream: false) < length) return null;
        return new BinaryReader(new MemoryStream(incoming, 0, length), Encoding.UTF8);
    }
}
