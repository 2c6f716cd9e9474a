using NurtureLang.History.Log;

namespace NurtureLang.History.Stored;

/// <summary>A compact history whose partitions are read from its file when they are asked for.</summary>
internal sealed class StoredHistory(StoredBytes file, StoredHead head, StoredPart[] parts, int firstChain, PartitionDecoder decoder) : PartitionedHistory
{
    public override int Partitions => parts.Length;

    public override bool HasReceivedAt => head.HasReceived;

    public override HistorySummary Summary => head.Summary;

    public override HistorySpan SpanOf(EventOrder order) => order == EventOrder.EventTime ? head.ByTime : head.AsReceived;

    public override int PartitionOf(ReadOnlySpan<byte> contactId) => PartitionHash.Of(contactId, parts.Length);

    public override HistoryData Load(int partition)
    {
        var part = parts[partition];
        using var chain = StoredChain.Read(file, part.Place, part.Size, firstChain + partition);
        var numbers = chain.Open(file);
        return decoder.Read(ref numbers, part, head.Summary, id => PartitionOf(id) == partition);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) file.Dispose();
    }
}
