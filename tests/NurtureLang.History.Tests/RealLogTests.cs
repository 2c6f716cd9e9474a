using System.Diagnostics;
using NurtureLang.History.Rejects;
using NurtureLang.Plan.Schema;
using Xunit.Abstractions;

namespace NurtureLang.History.Tests;

/// <summary>The real logs beside the working tree, where they are.</summary>
public sealed class RealLogTests(ITestOutputHelper output)
{
    private static readonly string[] LoanEvents =
    [
        "form_submit", "form_partly_submitted", "lead_qualified", "lead_accepted", "lead_finalized", "offer_selected", "offer_created", "offer_sent", "offer_returned",
    ];

    [RealLogFact("bpi2012")]
    public void The_loan_log_is_read_whole()
    {
        var folder = RealLogFactAttribute.FolderOf("bpi2012");
        var names = EventNames(Path.Combine(folder, "events.csv.gz"));
        Assert.Contains(LoanEvents[0], names);
        var schema = new PlanSchema(
            [],
            [new PlanProperty("amount_requested", new PlanType(ValueKind.Number)), new PlanProperty("registered_local", new PlanType(ValueKind.Instant))],
            [.. names.Select(name => new PlanEvent(name, EventRole.Declared, [new PlanProperty("lifecycle", TestHistory.MaybeText)]))]);
        var rejects = new RejectList();
        var options = TestHistory.Options(schema) with { Rejects = rejects };
        var clock = Stopwatch.StartNew();
        var data = HistoryReader.Read(
            HistorySource.FromFile(Path.Combine(folder, "contacts.csv")), HistorySource.FromFile(Path.Combine(folder, "events.csv.gz")), options);
        var log = data.Group(Log.EventOrder.AsReceived);
        output.WriteLine($"{clock.ElapsedMilliseconds} ms");
        Assert.Empty(rejects.Kept);
        Assert.Equal(13_087, data.Contacts.Count);
        Assert.Equal(262_200, data.EventCount);
        Assert.Equal(0, data.Summary.InstantsWithoutOffset);
        Assert.Equal(2_246, Count(log, names.IndexOf("purchase")));
        Assert.Equal(13_087, Count(log, names.IndexOf("form_submit")));
        Assert.Equal(7_030, Count(log, names.IndexOf("offer_sent")));
    }

    [RealLogFact("olist")]
    public void The_leads_log_is_read_whole()
    {
        var folder = RealLogFactAttribute.FolderOf("olist");
        var names = EventNames(Path.Combine(folder, "events.csv.gz"));
        var schema = new PlanSchema([], [new PlanProperty("origin", TestHistory.MaybeText)], [.. names.Select(name => new PlanEvent(name, EventRole.Declared, []))]);
        var data = HistoryReader.Read(
            HistorySource.FromFile(Path.Combine(folder, "contacts.csv")), HistorySource.FromFile(Path.Combine(folder, "events.csv.gz")), TestHistory.Options(schema));
        Assert.Equal(8_000, data.Contacts.Count);
        Assert.Equal(8_842, data.EventCount);
        Assert.Equal(8_842, data.Summary.InstantsWithoutOffset);
        Assert.Equal(0, data.Summary.Rejected);
    }

    private static int Count(Log.ContactLog log, int type)
    {
        var count = 0;
        for (var contact = 0; contact < log.ContactCount; contact++) count += log[contact].Types.Count((ushort)type);
        return count;
    }

    private static List<string> EventNames(string path)
    {
        using var text = new StreamReader(new System.IO.Compression.GZipStream(File.OpenRead(path), System.IO.Compression.CompressionMode.Decompress));
        return [.. text.ReadToEnd().Split('\n').Skip(1).Where(line => line.Length > 0).Select(line => line.Split(',')[2]).Distinct()];
    }
}
