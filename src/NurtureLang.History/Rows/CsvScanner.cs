namespace NurtureLang.History.Rows;

/// <summary>What a row of CSV turned out to be.</summary>
internal enum CsvFate
{
    /// <summary>A row.</summary>
    Row,
    /// <summary>A line without anything.</summary>
    Blank,
    /// <summary>A row that is whole and longer than rows may be.</summary>
    TooLong,
    /// <summary>Its line is given up: no end is in sight, neither of a row nor of a line.</summary>
    Endless,
    /// <summary>Its line is given up: a quote is opened and not closed as far as rows are looked at.</summary>
    NeverClosed,
    /// <summary>Its line is given up: a quoted cell goes on behind its closing quote.</summary>
    GoesOn,
}

/// <summary>Finds the cells of a row of CSV as RFC 4180 has it, with any line end.</summary>
internal sealed class CsvScanner
{
    private bool[] doubled = new bool[64];

    private enum Outcome
    {
        Row,
        Blank,
        More,
        Unclosed,
        GoesOn,
    }

    /// <summary>Where cells start.</summary>
    public int[] Starts = new int[64];

    /// <summary>How long cells are.</summary>
    public int[] Lengths = new int[64];

    /// <summary>How many cells there are.</summary>
    public int Count { get; set; }

    /// <summary>Where the row ends, its line end not included.</summary>
    public int RowEnd { get; private set; }

    /// <summary>Where the next row starts; set where the row is whole.</summary>
    public int Next { get; private set; }

    /// <summary>Whether any cell is quoted.</summary>
    public bool AnyQuoted { get; private set; }

    /// <summary>Whether a cell holds quotes that are written twice.</summary>
    public bool IsDoubled(int cell) => doubled[cell];

    /// <summary>Finds the row at a place.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="start">The row's first byte.</param>
    /// <param name="seen">Where the bytes end that are there.</param>
    /// <param name="atEnd">Whether the file ends there as well.</param>
    public CsvFate Find(byte[] bytes, int start, int seen, bool atEnd)
    {
        var limit = seen;
        if (seen - start > RowBytes.LongestLook)
        {
            limit = start + RowBytes.LongestLook;
            atEnd = false;
        }

        return Scan(bytes, start, limit, atEnd) switch
        {
            Outcome.Blank => CsvFate.Blank,
            Outcome.Row => RowEnd - start > RowBytes.LongestRow ? CsvFate.TooLong : CsvFate.Row,
            Outcome.GoesOn => CsvFate.GoesOn,
            Outcome.Unclosed => CsvFate.NeverClosed,
            _ => AnyQuoted && bytes.AsSpan(start, limit - start).IndexOfAny((byte)'\n', (byte)'\r') >= 0 ? CsvFate.NeverClosed : CsvFate.Endless,
        };
    }

    /// <summary>Where the line behind the one at a place starts, or -1 where its end is not in sight.</summary>
    public static int LineEnd(byte[] bytes, int start, int seen, bool atEnd)
    {
        var rest = bytes.AsSpan(start, seen - start);
        var end = rest.IndexOfAny((byte)'\n', (byte)'\r');
        if (end < 0) return atEnd ? seen : -1;
        if (rest[end] == '\n') return start + end + 1;
        if (end + 1 == rest.Length) return atEnd ? seen : -1;
        return start + end + (rest[end + 1] == '\n' ? 2 : 1);
    }

    /// <summary>Makes room for another cell.</summary>
    public void Grow()
    {
        Array.Resize(ref Starts, Starts.Length * 2);
        Array.Resize(ref Lengths, Starts.Length);
        Array.Resize(ref doubled, Starts.Length);
    }

    private Outcome Scan(byte[] bytes, int start, int end, bool atEnd)
    {
        var at = start;
        RowEnd = at;
        Count = 0;
        AnyQuoted = false;
        while (true)
        {
            if (at < end && bytes[at] == '"')
            {
                var outcome = ScanQuoted(bytes, ref at, end, atEnd);
                if (outcome != Outcome.Row) return outcome;
            }
            else
            {
                var length = bytes.AsSpan(at, end - at).IndexOfAny((byte)',', (byte)'\n', (byte)'\r');
                if (length < 0)
                {
                    if (!atEnd) return Outcome.More;
                    length = end - at;
                }

                AddCell(at, length, false);
                at += length;
            }

            if (at < end && bytes[at] == ',')
            {
                at++;
                continue;
            }

            RowEnd = at;
            if (at < end && bytes[at] == '\r')
            {
                if (at + 1 == end && !atEnd) return Outcome.More;
                at++;
                if (at < end && bytes[at] == '\n') at++;
            }
            else if (at < end)
            {
                at++;
            }

            Next = at;
            return RowEnd == start ? Outcome.Blank : Outcome.Row;
        }
    }

    // Scans a quoted cell from its opening quote; behind it stands a comma, a line end or the end of the file.
    private Outcome ScanQuoted(byte[] bytes, ref int at, int end, bool atEnd)
    {
        var start = at + 1;
        var from = start;
        var hasDoubled = false;
        AnyQuoted = true;
        while (true)
        {
            var quote = bytes.AsSpan(from, end - from).IndexOf((byte)'"');
            if (quote < 0) return atEnd ? Outcome.Unclosed : Outcome.More;
            quote += from;
            if (quote + 1 == end && !atEnd) return Outcome.More;
            if (quote + 1 < end && bytes[quote + 1] == '"')
            {
                hasDoubled = true;
                from = quote + 2;
                continue;
            }

            if (quote + 1 < end && bytes[quote + 1] is not ((byte)',' or (byte)'\n' or (byte)'\r')) return Outcome.GoesOn;
            AddCell(start, quote - start, hasDoubled);
            at = quote + 1;
            return Outcome.Row;
        }
    }

    private void AddCell(int start, int length, bool hasDoubled)
    {
        if (Count == Starts.Length) Grow();
        Starts[Count] = start;
        Lengths[Count] = length;
        doubled[Count] = hasDoubled;
        Count++;
    }
}
