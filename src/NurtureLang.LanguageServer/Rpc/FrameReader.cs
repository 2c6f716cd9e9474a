using System.Globalization;
using System.Text;

namespace NurtureLang.LanguageServer.Rpc;

/// <summary>Cuts a stream into messages: headers, an empty line, and so many bytes. A message may arrive in any number of pieces.</summary>
internal sealed class FrameReader(Stream input)
{
    /// <summary>How long the headers of one message may be, in bytes.</summary>
    public const int LargestHeader = 8 << 10;

    /// <summary>How long one message may be: 64 MiB.</summary>
    public const int LargestBody = 64 << 20;

    private const string Length = "Content-Length";

    private byte[] buffer = new byte[16 << 10];
    private int start;
    private int end;

    /// <summary>The next message; null at the end of the stream.</summary>
    /// <exception cref="FrameException">What came is no message, or the stream ends inside of one.</exception>
    public byte[]? Read()
    {
        if (ReadHeader() is not { } length) return null;
        var body = new byte[length];
        var have = Math.Min(length, end - start);
        buffer.AsSpan(start, have).CopyTo(body);
        start += have;
        if (input.ReadAtLeast(body.AsSpan(have), length - have, throwOnEndOfStream: false) < length - have)
            throw new FrameException("The input ends inside of a message.");
        return body;
    }

    private int? ReadHeader()
    {
        var searched = 0;
        while (true)
        {
            var at = buffer.AsSpan(start + searched, end - start - searched).IndexOf("\r\n\r\n"u8);
            if (at >= 0)
            {
                var length = LengthIn(buffer.AsSpan(start, searched + at));
                start += searched + at + 4;
                return length;
            }

            // The end of the headers may itself be cut in two.
            searched = Math.Max(0, end - start - 3);
            if (end - start > LargestHeader) throw new FrameException("The input is no stream of messages: its first line is no header.");
            if (Fill()) continue;
            return end == start ? null : throw new FrameException("The input ends inside of a header.");
        }
    }

    private static int LengthIn(ReadOnlySpan<byte> header)
    {
        int? length = null;
        foreach (var line in Encoding.Latin1.GetString(header).Split("\r\n"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0) throw new FrameException("The input is no stream of messages: a header has no colon.");
            if (!line.AsSpan(0, colon).Trim().Equals(Length, StringComparison.OrdinalIgnoreCase)) continue;
            if (!int.TryParse(line.AsSpan(colon + 1).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var read) || read > LargestBody)
                throw new FrameException($"A message says a length that is none, or more than {LargestBody >> 20} MiB.");
            length = read;
        }

        return length ?? throw new FrameException("A message does not say its length.");
    }

    private bool Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }

        if (end == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        var read = input.Read(buffer, end, buffer.Length - end);
        end += read;
        return read > 0;
    }
}
