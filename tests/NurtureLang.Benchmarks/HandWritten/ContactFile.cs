namespace NurtureLang.Benchmarks.HandWritten;

/// <summary>Reads contacts.csv of exactly this log into the threads' tables.</summary>
internal static unsafe class ContactFile
{
    /// <summary>A table for each thread, filled.</summary>
    public static ContactTable[] Read(string path, int threads, out long contacts)
    {
        var bytes = File.ReadAllBytes(path);
        var rows = bytes.AsSpan().Count((byte)'\n') - 1;
        contacts = rows;
        // The hash does not share out evenly to the last one.
        var tables = new ContactTable[threads];
        for (var i = 0; i < threads; i++) tables[i] = new ContactTable(threads == 1 ? rows : (rows / threads) + (rows / 16) + 64);
        fixed (byte* start = bytes)
        {
            var at = start + bytes.AsSpan().IndexOf((byte)'\n') + 1;
            while (at < start + bytes.Length) at = Add(at, tables);
        }

        return tables;
    }

    /// <summary>Which thread has a contact.</summary>
    public static int ThreadOf(ulong key, int threads) =>
        threads == 1 ? 0 : (int)((uint)(unchecked(key * 0xD6E8FEB86659FD93UL) >> 40) % (uint)threads);

    private static byte* Add(byte* at, ContactTable[] tables)
    {
        var key = RowParser.KeyOf(at);
        at += 13;
        byte traits = 0;
        if (StartsWith(at, "US,"u8) || StartsWith(at, "GB,"u8) || StartsWith(at, "DE,"u8)) traits |= ContactTraits.Evaluates;
        at = AfterComma(at);
        if (StartsWith(at, "engineer,"u8) || StartsWith(at, "architect,"u8)) traits |= ContactTraits.Builds;
        at = AfterComma(AfterComma(at));
        var employees = 0;
        for (; *at != '\n'; at++) employees = (employees * 10) + *at - '0';
        if (employees >= 500) traits |= ContactTraits.Large;
        tables[ThreadOf(key, tables.Length)].Add(key, traits);
        return at + 1;
    }

    private static bool StartsWith(byte* at, ReadOnlySpan<byte> text) => new ReadOnlySpan<byte>(at, text.Length).SequenceEqual(text);

    private static byte* AfterComma(byte* at)
    {
        while (*at != ',') at++;
        return at + 1;
    }
}
