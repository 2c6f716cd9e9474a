namespace NurtureLang.Cli.Tests;

/// <summary>Where a handbook may go, and where not.</summary>
public sealed class DocFolderTests
{
    [Fact]
    public void A_folder_that_holds_something_else_is_left_alone()
    {
        using var nurture = new Nurture().Small().Write("mine/notes.txt", "mine");
        var outcome = nurture.Run("doc", "small", "-o", "mine");
        Assert.Equal(2, outcome.Code);
        Assert.Contains("mine is not empty and holds no handbook", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(["notes.txt"], Names(nurture, "mine"));
        Assert.Contains("is a file", nurture.Run("doc", "small", "-o", "mine/notes.txt").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_handbook_is_written_anew_and_what_it_has_no_more_goes_away()
    {
        using var nurture = new Nurture().Small();
        Assert.Equal(0, nurture.Run("doc", "small", "-o", "book").Code);
        Assert.Contains("sequence-welcome.html", Names(nurture, "book"));
        nurture.Write("small/small.nurture", SmallCampaign.Text.Replace("sequence welcome", "sequence greeting", StringComparison.Ordinal));
        Assert.Equal(0, nurture.Run("doc", "small", "-o", "book").Code);
        Assert.Contains("sequence-greeting.html", Names(nurture, "book"));
        Assert.DoesNotContain("sequence-welcome.html", Names(nurture, "book"));
        nurture.Write("book/holiday.jpg", "mine");
        var outcome = nurture.Run("doc", "small", "-o", "book");
        Assert.Equal(2, outcome.Code);
        Assert.Contains("holds what is not of its handbook: holiday.jpg", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../small/small.nurture")]
    [InlineData("sub/page.html")]
    [InlineData("notes.txt")]
    public void A_marker_that_names_what_is_no_page_is_no_marker(string name)
    {
        using var nurture = new Nurture().Small();
        Assert.Equal(0, nurture.Run("doc", "small", "-o", "book").Code);
        nurture.Write("book/nurture-handbook.txt", $"{nurture.Read("book/nurture-handbook.txt")}{name}\n");
        Assert.Contains("holds no handbook", nurture.Run("doc", "small", "-o", "book").Error, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(nurture.Folder, "small/small.nurture")));
    }

    [Fact]
    public void A_campaign_with_errors_writes_nothing()
    {
        using var nurture = new Nurture().Write("broken/broken.nurture", "campaign broken { timezone \"UTC\" }\nsegment odd = nothing_such = 1\n");
        var outcome = nurture.Run("doc", "broken", "-o", "book");
        Assert.Equal(1, outcome.Code);
        Assert.Contains("error NUR", outcome.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(nurture.Folder, "book")));
        Assert.Equal(2, nurture.Run("doc", "broken").Code);
        Assert.Equal(2, nurture.Run("doc", "nothing-such", "-o", "book").Code);
    }

    private static IEnumerable<string> Names(Nurture nurture, string folder) =>
        Directory.GetFiles(Path.Combine(nurture.Folder, folder)).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);
}
