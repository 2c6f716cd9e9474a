namespace NurtureLang.Cli.Tests;

public sealed class ImportTests
{
    [Fact]
    public void The_compact_history_gives_the_same_bytes_as_the_tables()
    {
        using var nurture = new Nurture().Copy("samples/acme-b2b");
        var imported = nurture.Run("import", "samples/acme-b2b", "-o", "acme.history");
        Assert.Equal(0, imported.Code);
        Assert.Contains("contacts  2,000", imported.Out, StringComparison.Ordinal);
        foreach (var late in new[] { "event-time", "as-received" })
        {
            string[] run = ["simulate", "samples/acme-b2b", "--late", late];
            var one = nurture.Run([.. run, "--json", "1.json", "--decisions", "1.jsonl"]);
            var other = nurture.Run([.. run, "--history", "acme.history", "--json", "2.json", "--decisions", "2.jsonl"]);
            Assert.Equal((0, 0), (one.Code, other.Code));
            Assert.Equal(one.Out, other.Out);
            Assert.True(nurture.Read("1.json") == nurture.Read("2.json"), "the results differ");
            Assert.True(nurture.Read("1.jsonl") == nurture.Read("2.jsonl"), "the decisions differ");
        }

        var why = nurture.Run("why", "samples/acme-b2b", "C0042");
        Assert.Equal(why.Out, nurture.Run("why", "samples/acme-b2b", "C0042", "--history", "acme.history").Out);
    }

    [Fact]
    public void What_does_not_fit_is_refused_with_a_sentence()
    {
        using var nurture = new Nurture().Small();
        Assert.Equal(0, nurture.Run("import", "small").Code);
        Assert.Equal(0, nurture.Run("simulate", "small", "--history", "small.history").Code);
        AssertSays(nurture.Run("simulate", "small", "--history", "small.history", "--events", "small/events.csv"), 2, "--events has nothing to say");
        AssertSays(nurture.Run("simulate", "small", "--history", "none.history"), 2, "does not exist");
        AssertSays(nurture.Run("simulate", "small", "--history", "small/events.csv"), 1, "no compact history");
        AssertSays(nurture.Run("import", "small", "-o", "small/events.csv"), 2, "names no compact history");
        AssertSays(nurture.Run("import", "small", "-o", "nowhere/small.history"), 2, "does not exist");
        nurture.Write("small/small.nurture", SmallCampaign.Text.Replace("age: number?", "age: number?  size: number?", StringComparison.Ordinal));
        AssertSays(nurture.Run("simulate", "small", "--history", "small.history"), 1, "field size: number?");
        AssertSays(nurture.Run("why", "small", "A", "--history", "small.history"), 1, "Import it again");
    }

    [Fact]
    public void Rejected_rows_are_told_when_importing_and_counted_in_every_run()
    {
        using var nurture = new Nurture().Small();
        nurture.Write("bad.csv", SmallCampaign.Events + "\nC,never,bought,,\n");
        string[] tables = ["small", "--contacts", "small/contacts.csv", "--events", "bad.csv"];
        AssertSays(nurture.Run(["import", .. tables, "-o", "x.history", "--rejects", "r.csv"]), 0, "1 row could not be read");
        Assert.Contains("never", nurture.Read("r.csv"), StringComparison.Ordinal);
        Assert.Equal(0, nurture.Run("simulate", "small", "--history", "x.history", "--json", "1.json").Code);
        Assert.Equal(0, nurture.Run(["simulate", .. tables, "--json", "2.json"]).Code);
        Assert.Equal(nurture.Read("2.json"), nurture.Read("1.json"));
        Assert.Equal(1, nurture.Run(["import", .. tables, "-o", "y.history", "--strict"]).Code);
        Assert.False(File.Exists("y.history"));
    }

    [Fact]
    public void Any_number_of_threads_writes_the_same_file()
    {
        using var nurture = new Nurture().Copy("samples/acme-b2b");
        for (var threads = 1; threads <= 3; threads++)
            Assert.Equal(0, nurture.Run("import", "samples/acme-b2b", "-o", $"{threads}.history", "--threads", $"{threads}").Code);
        var first = File.ReadAllBytes("1.history");
        Assert.True(first.AsSpan().SequenceEqual(File.ReadAllBytes("2.history")));
        Assert.True(first.AsSpan().SequenceEqual(File.ReadAllBytes("3.history")));
        Assert.Equal(2, nurture.Run("import", "samples/acme-b2b", "--threads", "0").Code);
    }

    [Fact]
    public void A_damaged_part_ends_the_run_with_a_sentence_and_leaves_what_was_there()
    {
        using var nurture = new Nurture().Copy("samples/acme-b2b");
        Assert.Equal(0, nurture.Run("import", "samples/acme-b2b", "-o", "a.history").Code);
        var bytes = File.ReadAllBytes("a.history");
        bytes[bytes.Length / 2] ^= 1;
        nurture.Write("a.history", bytes);
        nurture.Write("before.jsonl", "as it was\n");
        foreach (var threads in (string[])["1", "3"])
        {
            string[] run = ["simulate", "samples/acme-b2b", "--history", "a.history", "--threads", threads, "--json", "1.json"];
            AssertSays(nurture.Run([.. run, "--decisions", "1.jsonl"]), 1, "a.history is damaged");
            AssertSays(nurture.Run([.. run, "--decisions", "before.jsonl"]), 1, "nurture import");
            Assert.False(File.Exists("1.json") || File.Exists("1.jsonl"), "a part of a result was written");
            Assert.Equal("as it was\n", nurture.Read("before.jsonl"));
        }

        // Only the part of the contact is looked at.
        var codes = Enumerable.Range(1, 40).Select(i => nurture.Run("why", "samples/acme-b2b", $"C{i:0000}", "--history", "a.history").Code).ToList();
        Assert.True(codes.Count(code => code == 0) > 30);
    }

    [Fact]
    public void A_contact_that_nobody_knows_is_told_so_from_tables_and_from_the_compact_history()
    {
        using var nurture = new Nurture().Copy("samples/acme-b2b");
        Assert.Equal(0, nurture.Run("import", "samples/acme-b2b", "-o", "a.history").Code);
        AssertSays(nurture.Run("why", "samples/acme-b2b", "nobody"), 2, "has no contact nobody; it has 2000 others");
        AssertSays(nurture.Run("why", "samples/acme-b2b", "nobody", "--history", "a.history"), 2, "has no contact nobody; it has 2000 others");
    }

    private static void AssertSays(Outcome outcome, int code, string sentence)
    {
        Assert.Contains(sentence, outcome.All, StringComparison.Ordinal);
        Assert.Equal(code, outcome.Code);
    }
}
