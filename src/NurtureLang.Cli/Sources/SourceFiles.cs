using System.Text;
using System.Text.Unicode;
using NurtureLang.Cli.Hosting;

namespace NurtureLang.Cli.Sources;

/// <summary>Reads files that people wrote, and says in a few words why one cannot be read.</summary>
internal static class SourceFiles
{
    /// <summary>How large a file may be: 1 MiB.</summary>
    public const int LargestFile = 1 << 20;

    // Most files are shorter, and zeroing a mebibyte for each of them takes longer than reading it.
    private const int UsualFile = 1 << 14;

    /// <summary>The ending of a campaign's files.</summary>
    public const string Extension = ".nurture";

    /// <summary>The bytes of a file, or why there are none.</summary>
    public static (byte[] Bytes, string? Problem) Read(string path)
    {
        try
        {
            if (Directory.Exists(path)) return ([], "it is a folder");
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return Read(file);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            return ([], "it does not exist");
        }
        catch (UnauthorizedAccessException)
        {
            return ([], "its permissions forbid it");
        }
        catch (Exception problem) when (problem is IOException or ArgumentException or NotSupportedException)
        {
            return ([], DisplayWidth.Harmless(problem.Message));
        }
    }

    /// <summary>The bytes of a stream, or why they are no source.</summary>
    public static (byte[] Bytes, string? Problem) Read(Stream stream)
    {
        var buffer = new byte[UsualFile];
        var length = 0;
        while (true)
        {
            length += stream.ReadAtLeast(buffer.AsSpan(length), buffer.Length - length, throwOnEndOfStream: false);
            if (length > LargestFile) return ([], "it is larger than 1 MiB");
            if (length < buffer.Length) break;
            // One byte more than may be, so that a file that grows or has no length is found too long all the same.
            Array.Resize(ref buffer, Math.Min(4 * buffer.Length, LargestFile + 1));
        }

        var bytes = buffer.AsSpan(0, length);
        return WhyNoText(bytes) is { } problem ? ([], problem) : (bytes.ToArray(), null);
    }

    /// <summary>The text of a file that has been read, its byte order mark included.</summary>
    public static string TextOf(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    private static string? WhyNoText(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return "it is UTF-16; save it as UTF-8";
        if (Utf8.IsValid(bytes)) return null;
        var line = 1;
        while (bytes.Length > 0)
        {
            var end = bytes.IndexOf((byte)'\n');
            if (!Utf8.IsValid(end < 0 ? bytes : bytes[..end])) break;
            if (end < 0) break;
            bytes = bytes[(end + 1)..];
            line++;
        }

        return $"line {line} is not UTF-8; save it as UTF-8";
    }
}
