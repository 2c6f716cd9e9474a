using System.Buffers.Binary;
using NurtureLang.Plan.Values;

namespace NurtureLang.History.Stored;

/// <summary>
/// Opens a compact history: everything but its partitions is read. Checksums find accidents; every number is held against its range besides, because a file may
/// be made with intent.
/// </summary>
internal sealed class HistoryFileReader(StoredBytes file, HistoryOptions options)
{
    /// <summary>The bytes before the first chain: what it is, and its version.</summary>
    public const int Start = 12;

    /// <summary>The bytes behind the last chain: where the index begins, its chain's number, and the checksum of both.</summary>
    public const int End = 16;

    /// <summary>The most partitions, and the most chains of texts.</summary>
    public const int MostParts = 1 << 16;

    /// <summary>Reads what there is beside partitions.</summary>
    public StoredHistory Open(string zone)
    {
        CheckStart();
        var (indexPlace, indexChain) = ReadEnd();
        using var chain = StoredChain.Read(file, indexPlace, file.Length - End - indexPlace, indexChain);
        var index = chain.Open(file);
        var place = (long)Start;
        var head = Next(ref index, ref place);
        var texts = new StoredPart[index.Count(MostParts)];
        for (var i = 0; i < texts.Length; i++) texts[i] = Next(ref index, ref place);
        var parts = new StoredPart[index.Count(MostParts)];
        for (var i = 0; i < parts.Length; i++) parts[i] = Next(ref index, ref place);
        index.End();
        if (place != indexPlace || parts.Length == 0 || indexChain != 1 + texts.Length + parts.Length) throw file.Damaged("its parts do not fit together");
        var found = ReadHead(head, zone);
        var decoder = new PartitionDecoder(file, options, new StoredTexts(ReadTexts(texts), options), found.HasReceived);
        return new StoredHistory(file, found, parts, 1 + texts.Length, decoder);
    }

    private void CheckStart()
    {
        Span<byte> start = stackalloc byte[Start];
        if (file.Length >= start.Length) file.Read(start, 0);
        if (!start.StartsWith(HistoryFile.Mark))
            throw new HistoryException($"{file.Name} is no compact history: make one with `nurture import`, or name a table with --events and --contacts.");
        var version = BinaryPrimitives.ReadInt32LittleEndian(start[HistoryFile.Mark.Length..]);
        if (version != HistoryFile.Version)
            throw new HistoryException(
                $"{file.Name} has version {version} of the compact history, and this nurture reads version {HistoryFile.Version}: make it again with `nurture import`.");
    }

    private (long Place, int Chain) ReadEnd()
    {
        Span<byte> end = stackalloc byte[End];
        if (file.Length < Start + End) throw file.Damaged("it is cut off");
        file.Read(end, file.Length - End);
        var place = BinaryPrimitives.ReadInt64LittleEndian(end);
        var isRight = BinaryPrimitives.ReadUInt32LittleEndian(end[12..]) == Checksum.Of(end[..12]);
        return isRight && place >= Start && place <= file.Length - End
            ? (place, BinaryPrimitives.ReadInt32LittleEndian(end[8..]))
            : throw file.Damaged("it is cut off, or its end is another's");
    }

    // A part of the index: how long its chain is, how many contacts or texts are in it, and how many events.
    private StoredPart Next(ref StoredNumbers index, ref long place)
    {
        var size = index.Long();
        if (size > file.Length - place) throw file.Damaged("its parts do not fit together");
        var part = new StoredPart(place, size, index.Count(size), index.Count(size));
        place += size;
        return part;
    }

    private StoredHead ReadHead(StoredPart part, string zone)
    {
        using var chain = StoredChain.Read(file, part.Place, part.Size, 0);
        var numbers = chain.Open(file);
        var withoutOffset = numbers.Long();
        var difference = SchemaText.Difference(numbers.Texts(), SchemaText.Of(options, withoutOffset > 0 ? zone : null));
        if (difference is not null)
            throw new HistoryException(
                $"{file.Name} was imported for another campaign or an older version of it: {difference}. Import it again with `nurture import`.");
        var summary = new HistorySummary
        {
            Contacts = 0,
            Events = 0,
            Duplicates = 0,
            ContactsFromEventsOnly = 0,
            InstantsWithoutOffset = withoutOffset,
            ContactRows = numbers.Long(),
            EventRows = numbers.Long(),
            RejectedContacts = numbers.Long(),
            RejectedEvents = numbers.Long(),
            UnknownTimeZones = numbers.Long(),
            IgnoredContactColumns = [.. numbers.Texts()],
            IgnoredEventColumns = [.. numbers.Texts()],
        };
        var head = new StoredHead(summary, numbers.Count(1) == 1, ReadSpan(ref numbers), ReadSpan(ref numbers));
        numbers.End();
        return head;
    }

    private HistorySpan ReadSpan(ref StoredNumbers numbers)
    {
        var (first, last) = (numbers.Value(), numbers.Value());
        if (first == Value.Unknown && last == Value.Unknown) return HistorySpan.None;
        return first >= Ticks.Earliest && last <= Ticks.Latest && first <= last
            ? new HistorySpan(first, last)
            : throw file.Damaged("an instant is out of range");
    }

    private int[] ReadTexts(StoredPart[] parts)
    {
        // INVARIANT: a text takes at least a byte, so that their number asks for no more memory than a multiple of the file.
        var ids = new int[parts.Sum(part => (long)part.Contacts)];
        var next = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            using var chain = StoredChain.Read(file, parts[i].Place, parts[i].Size, 1 + i);
            var numbers = chain.Open(file);
            for (var left = parts[i].Contacts; left > 0; left--) ids[next++] = options.Texts.Intern(numbers.Text());
            numbers.End();
        }

        return ids;
    }
}
