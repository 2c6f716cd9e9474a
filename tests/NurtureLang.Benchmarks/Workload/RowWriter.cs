using System.Buffers.Text;

namespace NurtureLang.Benchmarks.Workload;

/// <summary>Writes rows of events as bytes; a log of a hundred million is written in a minute.</summary>
internal sealed class RowWriter : IDisposable
{
    private const int Longest = 256;
    private readonly FileStream file;
    private readonly byte[] buffer = new byte[1 << 20];
    private readonly byte[] date = new byte[11];
    private long day = -1;
    private int used;

    public RowWriter(string path, ReadOnlySpan<byte> header)
    {
        file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        Add(header);
    }

    /// <summary>Writes a row; the instant is in seconds since 1970.</summary>
    public void Write(long number, long instant, ReadOnlySpan<byte> contact, ReadOnlySpan<byte> type, ReadOnlySpan<byte> url)
    {
        if (used > buffer.Length - Longest) Flush();
        Utf8Formatter.TryFormat(number, buffer.AsSpan(used), out var length);
        used += length;
        Add((byte)',');
        AddInstant(instant);
        Add((byte)',');
        Add(contact);
        Add((byte)',');
        Add(type);
        Add((byte)',');
        Add(url);
        Add((byte)'\n');
    }

    public void Dispose()
    {
        Flush();
        file.Dispose();
    }

    private void AddInstant(long instant)
    {
        var (days, second) = Math.DivRem(instant, 86_400);
        if (days != day)
        {
            day = days;
            DateTime.UnixEpoch.AddDays(days).TryFormat(date, out _, "yyyy-MM-dd'T'");
        }

        Add(date);
        AddPair((int)(second / 3_600));
        Add((byte)':');
        AddPair((int)(second / 60 % 60));
        Add((byte)':');
        AddPair((int)(second % 60));
        Add((byte)'Z');
    }

    private void AddPair(int number)
    {
        Add((byte)('0' + (number / 10)));
        Add((byte)('0' + (number % 10)));
    }

    private void Add(byte one) => buffer[used++] = one;

    private void Add(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(buffer.AsSpan(used));
        used += bytes.Length;
    }

    private void Flush()
    {
        file.Write(buffer, 0, used);
        used = 0;
    }
}
