using NurtureLang.Semantics.Files;

namespace NurtureLang.Semantics.Tests;

/// <summary>What is known of a file without parsing it.</summary>
public sealed class FileHeadTests
{
    [Theory]
    [InlineData("campaign welcome \"Welcome\" {", true)]
    [InlineData("// what comes first\n \t campaign\twelcome {", true)]
    [InlineData("\uFEFFcampaign welcome {", true)]
    [InlineData("campaign\r\nwelcome {", true)]
    [InlineData("campaign\nwelcome {", true)]
    [InlineData("campaign", false)]
    [InlineData("campaigns {", false)]
    [InlineData("x campaign welcome {", false)]
    [InlineData("// campaign welcome {", false)]
    [InlineData("Campaign welcome {", false)]
    [InlineData("", false)]
    public void A_campaign_block_begins_a_line(string text, bool holds) => Assert.Equal(holds, FileHead.Of(text).HoldsCampaign);

    [Theory]
    [InlineData("import \"crm.nurture\"", "crm.nurture")]
    [InlineData("\uFEFF import\t \"a.nurture\" // why\r\nimport \"parts/b.nurture\"\n", "a.nurture", "parts/b.nurture")]
    [InlineData("import\"a\"\nimport \"\"\nimport \"a\nimport \"a\rb\"\nimports \"a\"\nimport a\n// import \"a\"")]
    [InlineData("campaign c \"C\" {\n}\nimport \"late.nurture\"", "late.nurture")]
    public void Imports_are_read_as_they_are_written(string text, params string[] paths) => Assert.Equal(paths, FileHead.Of(text).Imports);
}
