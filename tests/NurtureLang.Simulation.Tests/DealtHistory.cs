using System.Text;
using NurtureLang.History;
using NurtureLang.History.Log;
using NurtureLang.Plan;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Time;

namespace NurtureLang.Simulation.Tests;

/// <summary>A history given as text, its rows dealt by contact into partitions.</summary>
internal sealed class DealtHistory : PartitionedHistory
{
    private readonly PartitionedHistory[] parts;

    /// <summary>Reads each partition by itself; the texts come into one pool.</summary>
    public DealtHistory(CampaignPlan plan, string contacts, string events, int partitions, TextPool texts)
    {
        var zone = ZoneTable.Find(plan.TimeZone) ?? throw new InvalidOperationException(plan.TimeZone);
        var options = new HistoryOptions(plan.Schema, texts, zone.At, ZoneTable.IsZone);
        HistorySource Deal(string name, string rows, int part) => HistorySource.FromStream(name, () => new MemoryStream(Encoding.UTF8.GetBytes(
            string.Join('\n', rows.Split('\n').Where((row, i) => i == 0 || NumberOf(row.Split(',')[0], partitions) == part)))));
        parts = [.. Enumerable.Range(0, partitions)
            .Select(part => Of(HistoryReader.Read(Deal("contacts.csv", contacts, part), Deal("events.csv", events, part), options)))];
    }

    public override int Partitions => parts.Length;

    public override bool HasReceivedAt => parts.Any(part => part.HasReceivedAt);

    public override HistorySummary Summary => parts[0].Summary;

    public override HistorySpan SpanOf(EventOrder order) => parts.Aggregate(HistorySpan.None, (span, part) => span.With(part.SpanOf(order)));

    public override int PartitionOf(ReadOnlySpan<byte> contactId) => NumberOf(Encoding.UTF8.GetString(contactId), parts.Length);

    public override HistoryData Load(int partition) => parts[partition].Load(0);

    private static int NumberOf(string id, int partitions) => id.Sum(unit => unit * 31) % partitions;
}
