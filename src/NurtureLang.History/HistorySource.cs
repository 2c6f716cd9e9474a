namespace NurtureLang.History;

/// <summary>Where rows come from: a file, or in tests a stream. Whether it is gzipped is seen from its first bytes.</summary>
public sealed class HistorySource
{
    private readonly Func<Stream> open;

    private HistorySource(string name, HistoryFormat format, bool gzipNamed, Func<Stream> open)
    {
        Name = name;
        Format = format;
        GzipNamed = gzipNamed;
        this.open = open;
    }

    /// <summary>What the user calls it: the path as it was given.</summary>
    public string Name { get; }

    /// <summary>How its rows are written.</summary>
    public HistoryFormat Format { get; }

    /// <summary>Whether its name ends in `.gz`, so that it has to be gzip.</summary>
    public bool GzipNamed { get; }

    /// <summary>A file, its format taken from its name: `.csv`, `.jsonl` or `.ndjson`, each also with `.gz`.</summary>
    /// <exception cref="HistoryException">The name says no format that is read.</exception>
    public static HistorySource FromFile(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.StartsWith("sqlite:", StringComparison.OrdinalIgnoreCase) || path.StartsWith("postgres", StringComparison.OrdinalIgnoreCase))
            throw new HistoryException($"{path} is a database, and databases are not read yet: export the rows to a .csv or .jsonl file.");
        return new HistorySource(path, FormatOf(path, out var gzip), gzip, () => OpenFile(path));
    }

    /// <summary>Rows from a stream that <paramref name="open"/> makes; the name stands in messages and says the format.</summary>
    public static HistorySource FromStream(string name, Func<Stream> open)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(open);
        return new HistorySource(name, FormatOf(name, out var gzip), gzip, open);
    }

    /// <summary>Whether it can be opened once more, which a pipe cannot. Known once it was opened.</summary>
    internal bool CanBeReadAgain { get; private set; }

    /// <summary>Opens it for one reading.</summary>
    internal Stream Open()
    {
        var stream = open();
        CanBeReadAgain = stream.CanSeek;
        return stream;
    }

    private static HistoryFormat FormatOf(string name, out bool gzip)
    {
        gzip = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        var plain = gzip ? name[..^3] : name;
        return Path.GetExtension(plain).ToLowerInvariant() switch
        {
            ".csv" => HistoryFormat.Csv,
            ".jsonl" or ".ndjson" => HistoryFormat.JsonLines,
            _ => throw new HistoryException(
                $"What {name} holds cannot be told from its name: it has to end in .csv or .jsonl, gzipped in .csv.gz or .jsonl.gz."),
        };
    }

    /// <summary>Opens a file for reading from its beginning to its end.</summary>
    /// <exception cref="HistoryException">It cannot be opened.</exception>
    internal static FileStream OpenFile(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new HistoryException($"{path} does not exist.", problem);
        }
        catch (UnauthorizedAccessException problem)
        {
            var why = Directory.Exists(path) ? "it is a folder" : "its permissions forbid it";
            throw new HistoryException($"{path} cannot be read: {why}.", problem);
        }
        catch (Exception problem) when (problem is IOException or ArgumentException or NotSupportedException)
        {
            throw new HistoryException($"{path} cannot be opened: {problem.Message}", problem);
        }
    }
}
