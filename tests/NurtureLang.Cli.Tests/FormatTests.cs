namespace NurtureLang.Cli.Tests;

public sealed class FormatTests
{
    private const string Untidy = "campaign   c   {  }\nevent   e\n";

    [Fact]
    public void Checking_names_the_files_changes_nothing_and_ends_with_1()
    {
        using var nurture = new Nurture().Write("c/c.nurture", Untidy);
        var outcome = nurture.Run("fmt", "c", "--check");
        Assert.Equal(1, outcome.Code);
        Assert.Equal("c/c.nurture\n", outcome.Out);
        Assert.Equal(Untidy, nurture.Read("c/c.nurture"));
    }

    [Fact]
    public void Formatting_writes_and_then_there_is_nothing_left_to_do()
    {
        using var nurture = new Nurture().Write("c/c.nurture", Untidy);
        Assert.Equal(0, nurture.Run("fmt", "c").Code);
        Assert.NotEqual(Untidy, nurture.Read("c/c.nurture"));
        Assert.Equal(0, nurture.Run("fmt", "c", "--check").Code);
        Assert.Equal("", nurture.Run("fmt", "c", "--diff").Out);
        Assert.Single(Directory.GetFiles(Path.Combine(nurture.Folder, "c")));
    }

    [Fact]
    public void A_file_that_is_no_campaign_is_left_alone()
    {
        using var nurture = new Nurture().Write("c/contacts.csv", "");
        var outcome = nurture.Run("fmt", "c/contacts.csv");
        Assert.Equal(2, outcome.Code);
        Assert.Equal("error: c/contacts.csv is no campaign: a campaign's file ends in .nurture.\n", outcome.All);
    }

    [Fact]
    public void The_diff_shows_what_would_change()
    {
        using var nurture = new Nurture().Write("c/c.nurture", Untidy);
        var outcome = nurture.Run("fmt", "c", "--diff");
        Assert.Equal(1, outcome.Code);
        Assert.StartsWith("--- c/c.nurture\n+++ c/c.nurture\n@@ -1,", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("\n-campaign   c   {  }\n", outcome.Out, StringComparison.Ordinal);
        Assert.Equal(Untidy, nurture.Read("c/c.nurture"));
    }

    [Fact]
    public void Standard_input_goes_to_standard_output()
    {
        using var nurture = new Nurture { Input = Untidy };
        var outcome = nurture.Run("fmt", "-");
        Assert.Equal(0, outcome.Code);
        nurture.Input = outcome.Out;
        Assert.Equal(outcome.Out, nurture.Run("fmt", "-").Out);
        Assert.Equal(0, nurture.Run("fmt", "-", "--check").Code);
    }

    [Fact]
    public void A_file_that_cannot_be_parsed_is_left_alone()
    {
        using var nurture = new Nurture().Write("c/c.nurture", "campaign c {\nsequence { { ]\n");
        var outcome = nurture.Run("fmt", "c");
        Assert.Equal(1, outcome.Code);
        Assert.Contains("The file is left as it is.", outcome.Error, StringComparison.Ordinal);
        Assert.Equal("campaign c {\nsequence { { ]\n", nurture.Read("c/c.nurture"));
    }
}
