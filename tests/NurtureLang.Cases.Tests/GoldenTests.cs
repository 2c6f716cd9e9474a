namespace NurtureLang.Cases.Tests;

/// <summary>The harness itself: a difference is seen, said and kept.</summary>
public sealed class GoldenTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("golden").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Equal_texts_pass_and_an_old_received_file_is_taken_away()
    {
        File.WriteAllText(Path.Combine(folder, "a.json"), "x\n");
        File.WriteAllText(Path.Combine(folder, "a.received.json"), "old");
        Assert.Null(Golden.Compare(new GoldenCase(folder), "a.json", "x\n"));
        Assert.False(File.Exists(Path.Combine(folder, "a.received.json")));
    }

    [Fact]
    public void A_difference_names_its_line_and_leaves_a_received_file()
    {
        if (Golden.Accepting) return;
        File.WriteAllText(Path.Combine(folder, "a.json"), "one\ntwo\n");
        var sentence = Golden.Compare(new GoldenCase(folder), "a.json", "one\nthree\n");
        Assert.Contains("Line 2", sentence, StringComparison.Ordinal);
        Assert.Equal("one\nthree\n", File.ReadAllText(Path.Combine(folder, "a.received.json")));
        Assert.Equal("one\ntwo\n", File.ReadAllText(Path.Combine(folder, "a.json")));
    }

    [Fact]
    public void A_golden_that_no_phase_gives_is_a_difference()
    {
        if (Golden.Accepting) return;
        File.WriteAllText(Path.Combine(folder, "a.json"), "one");
        Assert.NotNull(Golden.Compare(new GoldenCase(folder), "a.json", null));
    }

    [Theory]
    [InlineData("main.plan.json", "main.plan.received.json")]
    [InlineData("main.diagnostics.nurture", "main.diagnostics.received.nurture")]
    public void A_received_file_keeps_the_extension(string golden, string received) =>
        Assert.Equal(received, Golden.ReceivedName(golden));
}
