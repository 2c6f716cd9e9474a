using System.Buffers.Binary;
using System.Text;
using NurtureLang.History.Log;

namespace NurtureLang.History.Stored;

/// <summary>Writes the compact history, partition by partition; the bytes depend on nothing but what is in the history.</summary>
internal sealed class HistoryFileWriter(PartitionedHistory history, HistoryOptions options, Stream output)
{
    // A chain of texts is read whole into memory, and may not grow beyond what one array holds.
    private const int LongestTexts = 16 << 20;

    private readonly List<(long Size, int Count, int Events)> chains = [];

    /// <summary>Writes all of it; returns what reading found with what the partitions hold.</summary>
    /// <param name="zone">The campaign's time zone.</param>
    /// <param name="threads">How many partitions are loaded at once.</param>
    /// <param name="progress">Told how many partitions are written.</param>
    public HistorySummary Write(string zone, int threads, Action<int>? progress)
    {
        Span<byte> start = stackalloc byte[HistoryFileReader.Start];
        HistoryFile.Mark.CopyTo(start);
        BinaryPrimitives.WriteInt32LittleEndian(start[HistoryFile.Mark.Length..], HistoryFile.Version);
        output.Write(start);
        WriteHead(zone);
        var ranks = WriteTexts();
        var textChains = chains.Count - 1;
        var summary = WritePartitions(new PartitionEncoder(history, options.Schema, ranks), threads, progress);
        var indexPlace = start.Length + chains.Sum(chain => chain.Size);
        var index = new BlockWriter(output, chains.Count);
        for (var i = 0; i < chains.Count; i++)
        {
            if (i == 1) index.Count(textChains);
            if (i == 1 + textChains) index.Count(history.Partitions);
            index.Count(chains[i].Size);
            index.Count(chains[i].Count);
            index.Count(chains[i].Events);
        }

        index.End();
        Span<byte> end = stackalloc byte[HistoryFileReader.End];
        BinaryPrimitives.WriteInt64LittleEndian(end, indexPlace);
        BinaryPrimitives.WriteInt32LittleEndian(end[8..], chains.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(end[12..], Checksum.Of(end[..12]));
        output.Write(end);
        return summary;
    }

    private void WriteHead(string zone)
    {
        using var bytes = new MemoryStream();
        var blocks = new BlockWriter(bytes, 0);
        var found = history.Summary;
        // Whether the zone had a part in what the numbers mean is known only now, after reading.
        blocks.Count(found.InstantsWithoutOffset);
        WriteList(blocks, SchemaText.Of(options, found.InstantsWithoutOffset > 0 ? zone : null));
        foreach (var number in (long[])[found.ContactRows, found.EventRows, found.RejectedContacts, found.RejectedEvents, found.UnknownTimeZones])
            blocks.Count(number);
        WriteList(blocks, found.IgnoredContactColumns);
        WriteList(blocks, found.IgnoredEventColumns);
        blocks.Count(history.HasReceivedAt ? 1 : 0);
        foreach (var order in (EventOrder[])[EventOrder.EventTime, EventOrder.AsReceived])
        {
            var span = history.SpanOf(order);
            blocks.Value(span.First);
            blocks.Value(span.Last);
        }

        blocks.End();
        Put(bytes, 0, 0);
    }

    // Which numbers the texts got depends on the order in which threads read them; in the file they stand in order.
    private int[] WriteTexts()
    {
        var texts = options.Texts;
        var byText = new int[texts.Count];
        for (var id = 0; id < byText.Length; id++) byText[id] = id;
        Array.Sort(byText, (left, right) => string.CompareOrdinal(texts[left], texts[right]));
        var ranks = new int[byText.Length];
        var (rank, count) = (-1, 0);
        using var bytes = new MemoryStream();
        BlockWriter? blocks = null;
        void Finish()
        {
            if (blocks is null) return;
            blocks.End();
            Put(bytes, count, 0);
            (blocks, count) = (null, 0);
        }

        for (var i = 0; i < byText.Length; i++)
        {
            var text = texts[byText[i]];
            if (i == 0 || text != texts[byText[i - 1]])
            {
                blocks ??= new BlockWriter(bytes, chains.Count);
                blocks.Bytes(Encoding.UTF8.GetBytes(text));
                rank++;
                count++;
            }

            ranks[byText[i]] = rank;
            if (bytes.Length > LongestTexts) Finish();
        }

        Finish();
        return ranks;
    }

    private HistorySummary WritePartitions(PartitionEncoder encoder, int threads, Action<int>? progress)
    {
        var summary = history.Summary;
        var firstChain = chains.Count;
        var turns = new Turns();
        var buffers = new MemoryStream[Math.Clamp(threads, 1, history.Partitions)];
        PieceWork.Run(
            buffers.Length,
            history.Partitions,
            (worker, partition) =>
            {
                try
                {
                    var bytes = buffers[worker] ??= new MemoryStream();
                    bytes.SetLength(0);
                    var data = history.Load(partition);
                    encoder.Write(data, partition, bytes, firstChain + partition);
                    turns.Take(partition, () =>
                    {
                        Put(bytes, data.Contacts.Count, data.Events?.Count ?? 0);
                        summary = summary.With(data);
                    });
                }
                catch
                {
                    turns.Break();
                    throw;
                }
            },
            progress);
        return summary;
    }

    private void Put(MemoryStream bytes, int count, int events)
    {
        output.Write(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        chains.Add((bytes.Length, count, events));
        bytes.SetLength(0);
    }

    private static void WriteList(BlockWriter blocks, IReadOnlyCollection<string> texts)
    {
        blocks.Count(texts.Count);
        foreach (var text in texts) blocks.Bytes(Encoding.UTF8.GetBytes(text));
    }
}
