using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace NurtureLang.History.Tests;

/// <summary>Whatever the bytes: no exception but the typed one, counts that add up, neighbours unharmed.</summary>
public sealed class RandomBytesTests
{
    private const string CsvHeader = "contact_id,timestamp,event,url,event_id,received_at,seconds\n";

    // Pieces that a row is made of, so that what is random still reaches every branch of the readers.
    private static readonly string[] Pieces =
    [
        ",", ",", ",", "\n", "\r\n", "\r", "\"", "\"\"", "A", "B", "2026-03-01", "2026-03-01T10:00:00Z", "1772359200", "page_viewed", "logged_in", "deal_closed",
        "won", "{", "}", "[", "]", ":", "\"contact_id\":\"A\"", "\"timestamp\":\"2026-03-01\"", "\"event\":\"logged_in\"", "\"properties\":{", "\\u", "\\ud800", "\u0000",
        "ÿ", "-1", "1e9999", "email;sms", " ", "\t", "'", ";",
    ];

    private static readonly Gen<byte[]> AnyBytes = Gen.OneOf(
        Gen.Choose(0, 255).Select(i => (byte)i).ArrayOf(),
        Gen.Elements(Pieces).ArrayOf().Select(parts => Encoding.UTF8.GetBytes(string.Concat(parts))),
        Gen.Elements(Pieces).ArrayOf().Select(parts => Encoding.Latin1.GetBytes(string.Concat(parts))));

    [Fact]
    public void Bytes_as_a_file_are_read_or_refused_with_a_sentence() => Check(AnyBytes, bytes =>
    {
        foreach (var extension in new[] { "csv", "jsonl", "csv.gz" })
        {
            try
            {
                AddsUp(TestHistory.Read(bytes, bytes, extension: extension));
            }
            catch (HistoryException refused)
            {
                if (refused.Message.Length == 0 || !refused.Message.EndsWith('.')) return false;
            }
        }

        return true;
    });

    [Fact]
    public void Bytes_between_good_rows_leave_them_unharmed() => Check(AnyBytes, bytes =>
    {
        byte[] line = [.. bytes.Where(unit => unit is not ((byte)'\n' or (byte)'\r'))];
        var good = string.Concat(Enumerable.Range(0, 5).Select(i => $"good{i},2026-03-01T10:00:0{i}Z,page_viewed,/{i},,,\n"));
        byte[] file = [.. Encoding.UTF8.GetBytes(CsvHeader + good), .. line, (byte)'\n', .. Encoding.UTF8.GetBytes(good)];
        var run = TestHistory.Read(null, file);
        AddsUp(run);
        return Enumerable.Range(0, 5).All(i => run.Data.Group(Log.EventOrder.AsReceived)[run.Data.Contacts.Find($"good{i}")].Count == 2);
    });

    [Fact]
    public void Bytes_between_good_lines_of_json_leave_them_unharmed() => Check(AnyBytes, bytes =>
    {
        byte[] line = [.. bytes.Where(unit => unit is not ((byte)'\n' or (byte)'\r'))];
        var good = string.Concat(Enumerable.Range(0, 5).Select(i => "{\"contact_id\":\"good" + i + "\",\"timestamp\":1772359200,\"event\":\"logged_in\"}\n"));
        var run = TestHistory.Read(null, [.. Encoding.UTF8.GetBytes(good), .. line, (byte)'\n', .. Encoding.UTF8.GetBytes(good)], extension: "jsonl");
        AddsUp(run);
        return Enumerable.Range(0, 5).All(i => run.Data.Group(Log.EventOrder.AsReceived)[run.Data.Contacts.Find($"good{i}")].Count == 2);
    });

    [Fact]
    public void Bytes_in_a_cell_are_read_or_rejected() => Check(AnyBytes, bytes =>
    {
        var cell = Encoding.UTF8.GetString(bytes).Replace("\"", "\"\"", StringComparison.Ordinal);
        var run = TestHistory.Read($"contact_id,email,employees,industry,consent,timezone\nA,\"{cell}\",\"{cell}\",\"{cell}\",\"{cell}\",\"{cell}\"\nB,\"{cell}\",,,,\n", null);
        AddsUp(run);
        return run.Summary.ContactRows == 2;
    });

    private static void AddsUp(Run run)
    {
        var summary = run.Summary;
        Assert.Equal(summary.Rejected, run.Rejects.Count);
        Assert.Equal(summary.EventRows, summary.Events + summary.RejectedEvents + summary.Duplicates);
        Assert.Equal(summary.Contacts, summary.ContactRows - summary.RejectedContacts + summary.ContactsFromEventsOnly);
        foreach (var order in Enum.GetValues<Log.EventOrder>())
        {
            var log = run.Data.Group(order);
            var total = 0;
            for (var contact = 0; contact < log.ContactCount; contact++) total += log[contact].Count;
            Assert.Equal(summary.Events, total);
        }
    }

    private static void Check(Gen<byte[]> generator, Func<byte[], bool> holds) =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(400).WithEndSize(200), Prop.ForAll(generator.ToArbitrary(), holds));
}
