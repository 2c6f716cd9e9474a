using System.Text;
using NurtureLang.History.Rejects;

namespace NurtureLang.History.Tests;

/// <summary>Files as such: gzip, names, mappings, strict reading, the rejects file.</summary>
public sealed class FileTests : IDisposable
{
    private const string Events = "contact_id,timestamp,event\nA,2026-03-01,logged_in\nB,never,logged_in\n";
    private readonly string folder = Directory.CreateTempSubdirectory("history").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("csv.gz")]
    [InlineData("csv")]
    public void Gzip_is_seen_from_its_bytes(string extension) =>
        Assert.Equal(1, TestHistory.Read(null, TestHistory.Gzip(Encoding.UTF8.GetBytes(Events)), extension: extension).Summary.Events);

    [Fact]
    public void A_file_that_only_says_that_it_is_gzip_is_refused() =>
        Assert.Contains("is not gzip", Refusal(() => TestHistory.Read(null, Encoding.UTF8.GetBytes(Events), extension: "csv.gz")), StringComparison.Ordinal);

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public void Gzip_that_was_cut_is_refused_with_the_place(double part)
    {
        var random = new Random(1);
        var rows = string.Concat(Enumerable.Range(0, 200_000).Select(i => $"c{random.Next()},2026-03-01,logged_in\n"));
        var zipped = TestHistory.Gzip(Encoding.UTF8.GetBytes("contact_id,timestamp,event\n" + rows));
        var sentence = Refusal(() => TestHistory.Read(null, zipped[..(int)(zipped.Length * part)], extension: "csv.gz"));
        Assert.Contains("broken gzip", sentence, StringComparison.Ordinal);
        Assert.Contains("byte", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Gzip_with_a_changed_byte_is_refused()
    {
        var zipped = TestHistory.Gzip(Encoding.UTF8.GetBytes(Events + string.Concat(Enumerable.Range(0, 50).Select(i => $"c{i},2026-03-01,logged_in\n"))));
        for (var i = 10; i < zipped.Length; i++)
        {
            var broken = zipped.ToArray();
            broken[i] ^= 0x40;
            Refusal(() => TestHistory.Read(null, broken, extension: "csv.gz"));
        }
    }

    [Theory]
    [InlineData("events.xlsx", "end in .csv or .jsonl")]
    [InlineData("events.gz", "end in .csv or .jsonl")]
    [InlineData("sqlite:events.db?query=select 1", "not read yet")]
    [InlineData("nowhere.csv", "does not exist")]
    public void A_file_that_cannot_be_read_is_refused(string name, string sentence) =>
        Assert.Contains(sentence, Refusal(() => HistoryReader.Read(null, HistorySource.FromFile(name), TestHistory.Options())), StringComparison.Ordinal);

    [Fact]
    public void A_folder_is_no_file()
    {
        var path = Path.Combine(folder, "events.csv");
        Directory.CreateDirectory(path);
        Assert.Contains("folder", Refusal(() => HistoryReader.Read(null, HistorySource.FromFile(path), TestHistory.Options())), StringComparison.Ordinal);
    }

    [Fact]
    public void Strict_reading_stops_at_the_first_bad_row()
    {
        var sentence = Refusal(() => TestHistory.Read(null, Events, TestHistory.Options() with { Strict = true }));
        Assert.StartsWith("events.csv, line 3, column timestamp: The timestamp \"never\"", sentence, StringComparison.Ordinal);
        Assert.Contains("--strict", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_with_other_names_are_mapped()
    {
        var mapping = Map("""{"contacts":{"contact_id":"Kunde","email":"Mail"},"events":{"contact_id":"wer","timestamp":"wann","event":"was","url":"seite"}}""");
        var run = TestHistory.Read("Kunde,Mail\nA,a@x\n", "wann,was,wer,seite\n2026-03-01,page_viewed,A,/a\n", TestHistory.Options() with { Mapping = mapping });
        Assert.Empty(run.Rejects.Kept);
        Assert.Equal("page_viewed(1|?)", run.Events("A"));
        Assert.Equal("a@x", run.Texts[run.Field("A", 0)]);
    }

    [Fact]
    public void A_mapped_column_that_is_missing_is_the_mappings_fault()
    {
        var options = TestHistory.Options() with { Mapping = Map("""{"events":{"timestamp":"wann"}}""") };
        var sentence = Refusal(() => TestHistory.Read(null, Events, options));
        Assert.Contains("\"wann\"", sentence, StringComparison.Ordinal);
        Assert.Contains("mapping file", sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "not valid JSON")]
    [InlineData("[]", "one object")]
    [InlineData("""{"people":{}}""", "\"people\"")]
    [InlineData("""{"contacts":[]}""", "object of field and column")]
    [InlineData("""{"contacts":{"emial":"x"}}""", "\"emial\"")]
    [InlineData("""{"contacts":{"email":7}}""", "has to be a text")]
    public void A_mapping_that_means_nothing_is_refused(string mapping, string sentence) =>
        Assert.Contains(sentence, Refusal(() => Map(mapping)), StringComparison.Ordinal);

    [Fact]
    public void The_rejects_file_can_be_opened_in_a_spreadsheet()
    {
        var path = Path.Combine(folder, "rejects.csv");
        using (var file = new RejectsFile(path))
        {
            file.Add(new Reject("e.csv", 3, "url", "It is \"bad\", really.", "=HYPERLINK(1),x"));
            file.Add(new Reject("e.csv", 4, null, "Too long.", "@SUM"));
        }

        Assert.Equal(
            "file,line,column,reason,row\ne.csv,3,url,\"It is \"\"bad\"\", really.\",\"'=HYPERLINK(1),x\"\ne.csv,4,,Too long.,'@SUM\n",
            File.ReadAllText(path));
    }

    [Fact]
    public void A_rejects_file_that_cannot_be_written_is_said() =>
        Assert.Contains("cannot be written", Refusal(() => new RejectsFile(Path.Combine(folder, "no", "rejects.csv")).Dispose()), StringComparison.Ordinal);

    [Fact]
    public void Files_are_read_from_disk()
    {
        var path = Path.Combine(folder, "events.csv");
        File.WriteAllText(path, Events);
        long told = 0;
        var options = TestHistory.Options() with { Progress = (_, bytes) => told = bytes };
        Assert.Equal(1, HistoryReader.Read(null, HistorySource.FromFile(path), options).EventCount);
        Assert.Equal(Events.Length, told);
    }

    private static string Refusal(Action act) => Assert.Throws<HistoryException>(act).Message;

    private static HistoryMapping Map(string json) => HistoryMapping.Parse("map.json", Encoding.UTF8.GetBytes(json), TestHistory.Schema);
}
