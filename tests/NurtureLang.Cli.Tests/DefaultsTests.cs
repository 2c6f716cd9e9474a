using System.Text.Json;
using NurtureLang.Cli.Commands;

namespace NurtureLang.Cli.Tests;

/// <summary>Defaults in a `nurture.json`.</summary>
public sealed class DefaultsTests
{
    [Fact]
    public void The_nearest_file_says_what_the_command_line_does_not()
    {
        using var nurture = new Nurture().Small().Write("nurture.json", """{"check": {"format": "json"}, "simulate": {"seed": 7}}""");
        Assert.StartsWith("{", nurture.Run("check", "small").Out, StringComparison.Ordinal);
        Assert.StartsWith("ok", nurture.Run("check", "small", "--format", "human").Out, StringComparison.Ordinal);
        Assert.StartsWith("ok", nurture.Run("check", "small", "--no-config").Out, StringComparison.Ordinal);
        Assert.Equal(7, JsonDocument.Parse(nurture.Run("simulate", "small", "--json", "-").Out).RootElement.GetProperty("seed").GetInt32());
        nurture.Write("small/nurture.json", """{"$schema": "../nurture.schema.json", "check": {"format": "plain"}}""");
        Assert.Equal("", nurture.Run("check", "small").Out);
    }

    [Fact]
    public void A_file_above_the_repository_says_nothing()
    {
        using var nurture = new Nurture().Write("repo/.git", "gitdir: elsewhere").Write("repo/small/small.nurture", SmallCampaign.Text)
            .Write("nurture.json", """{"check": {"format": "json"}}""");
        Assert.StartsWith("ok", nurture.Run("check", "repo/small").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_it_names_is_found_from_where_it_stands()
    {
        using var nurture = new Nurture().Small().Write("small/nurture.json", """{"simulate": {"map": "columns.json"}}""")
            .Write("small/columns.json", """{"contacts": {"email": "mail"}}""")
            .Write("small/contacts.csv", SmallCampaign.Contacts.Replace("contact_id,email", "contact_id,mail", StringComparison.Ordinal));
        Assert.Equal(0, nurture.Run("simulate", "small").Code);
        Directory.SetCurrentDirectory(Path.Combine(nurture.Folder, "small"));
        Assert.Equal(0, nurture.Run("simulate", ".").Code);
    }

    [Theory]
    [InlineData("""{"chek": {}}""", "Is `check` meant?")]
    [InlineData("""{"check": {"formt": "json"}}""", "Is `format` meant?")]
    [InlineData("""{"check": {"format": "xml"}}""", "takes human, plain, json, sarif, github, junit")]
    [InlineData("""{"check": {"fix": true}}""", "is said on the command line each time")]
    [InlineData("""{"check": {"trust": "sha256:00"}}""", "says on the command line which scripts are trusted")]
    [InlineData("""{"check": {"warnings-as-errors": "yes"}}""", "true or false")]
    [InlineData("""{"check": {"format": "json", "format": "plain"}}""", "twice")]
    [InlineData("""{"check": []}""", "holds an object")]
    [InlineData("""[]""", "holds one object")]
    [InlineData("""{"check": """, "is no JSON")]
    [InlineData("""{"simulate": {"threads": "many"}}""", "It stands in nurture.json", "simulate")]
    public void What_is_wrong_with_it_is_told_with_its_place(string json, string told, string command = "check")
    {
        using var nurture = new Nurture().Small().Write("nurture.json", json);
        var outcome = nurture.Run(command, "small");
        Assert.Equal(2, outcome.Code);
        Assert.Contains("nurture.json", outcome.Error, StringComparison.Ordinal);
        Assert.Contains(told, outcome.Error, StringComparison.Ordinal);
        Assert.Equal(0, nurture.Run(command, "small", "--no-config").Code);
    }

    [Fact]
    public void The_schema_has_every_default_and_no_other()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Nurture.Root, "docs", "schemas", "nurture.schema.json")));
        var described = schema.RootElement.GetProperty("properties").EnumerateObject().Where(part => part.Name != "$schema")
            .SelectMany(part => part.Value.GetProperty("properties").EnumerateObject().Select(option => $"{part.Name} {option.Name}"));
        var there = CommandTable.All.SelectMany(command => command.Options.Where(option => option.HasDefault).Select(option => $"{command.Name} {option.Name[2..]}"));
        Assert.Equal(there.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }
}
