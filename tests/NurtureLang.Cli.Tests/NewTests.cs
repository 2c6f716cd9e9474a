using NurtureLang.Cli.Sources;

namespace NurtureLang.Cli.Tests;

/// <summary>What `nurture new` writes can be worked with as it is.</summary>
public sealed class NewTests
{
    public static TheoryData<string> All => [.. Templates.Names];

    [Theory]
    [MemberData(nameof(All))]
    public void A_template_checks_tests_and_simulates_as_it_is(string template)
    {
        using var nurture = new Nurture();
        var made = nurture.Run("new", template, "mine/campaign");
        Assert.Equal(0, made.Code);
        Assert.Contains("nurture simulate mine/campaign", made.Out, StringComparison.Ordinal);
        Assert.Contains("no problems", nurture.Run("check", "mine/campaign", "--warnings-as-errors").Out, StringComparison.Ordinal);
        Assert.Equal(0, nurture.Run("test", "mine/campaign").Code);
        Assert.Equal(0, nurture.Run("simulate", "mine/campaign").Code);
    }

    [Fact]
    public void Without_a_template_it_is_a_welcome_program()
    {
        using var nurture = new Nurture();
        Assert.Equal(0, nurture.Run("new", "mine").Code);
        Assert.True(File.Exists(Path.Combine(nurture.Folder, "mine", "welcome.nurture")));
    }

    [Fact]
    public void Nothing_that_is_there_is_overwritten()
    {
        using var nurture = new Nurture().Write("mine/notes.txt", "mine");
        var outcome = nurture.Run("new", "mine");
        Assert.Equal(2, outcome.Code);
        Assert.Contains("not empty", outcome.Error, StringComparison.Ordinal);
        Assert.Equal("mine", nurture.Read("mine/notes.txt"));
        Assert.Contains("is a file", nurture.Run("new", "mine/notes.txt").Error, StringComparison.Ordinal);
        Assert.Contains("The templates are", nurture.Run("new", "nothing-such", "other").Error, StringComparison.Ordinal);
        Assert.Contains("Something is missing", nurture.Run("new").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_has_each_template_with_its_title()
    {
        using var nurture = new Nurture();
        var list = nurture.Run("new", "--list").Out;
        Assert.All(Templates.Names, name => Assert.Contains(name, list, StringComparison.Ordinal));
        Assert.Equal(Templates.Names.Count, list.TrimEnd('\n').Split('\n').Length);
    }
}
