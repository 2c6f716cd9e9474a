namespace NurtureLang.Cases.Tests.WrongEdits;

/// <summary>
/// A wrong campaign, made from a sample by one edit, is caught by `nurture check` or by the sample's own tests.
/// `NURTURE_ACCEPT=1` writes down what catches each edit, and the page; an edit that nobody catches fails all the same.
/// </summary>
public sealed class WrongEditTests
{
    private const int LeastForASample = 5;

    public static TheoryData<string> Samples => [.. WrongEditTable.Samples];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_wrong_edit_is_caught_by_what_the_table_says(string sample)
    {
        var campaign = SampleCampaign.Named(sample);
        Assert.Empty(campaign.CaughtWith(campaign.MainText));
        var (kept, problems) = (new List<WrongEdit>(), new List<string>());
        foreach (var edit in WrongEditTable.Of(sample))
        {
            var parts = campaign.MainText.Split(edit.Find);
            if (parts.Length != 2)
            {
                problems.Add($"{edit.Mistake}: the text to find stands {parts.Length - 1} times in {campaign.Main}.");
                continue;
            }

            var caught = campaign.CaughtWith(parts[0] + edit.Replace + parts[1]);
            if (caught.Count == 0) problems.Add($"{edit.Mistake}: nobody catches it.");
            else if (!Golden.Accepting && !caught.Contains(edit.CaughtBy)) problems.Add($"{edit.Mistake}: {string.Join(", ", caught)} catches it, not {edit.CaughtBy}.");
            kept.Add(caught.Count == 0 || caught.Contains(edit.CaughtBy) ? edit : edit with { CaughtBy = caught[0] });
        }

        if (Golden.Accepting) WrongEditTable.Keep(sample, kept);
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_has_edits_for_the_checker_and_for_its_tests(string sample)
    {
        var edits = WrongEditTable.Of(sample);
        Assert.True(edits.Count >= LeastForASample, $"{sample} has {edits.Count} wrong edits; at least {LeastForASample} say something.");
        Assert.Contains(edits, edit => edit.IsCaughtByCheck);
        Assert.Contains(edits, edit => !edit.IsCaughtByCheck);
        Assert.Equal(edits.Count, edits.Select(edit => edit.Mistake).Distinct().Count());
    }

    [Fact]
    public void The_page_shows_the_table()
    {
        var page = WrongEditTable.MakePage();
        if (Golden.Accepting) File.WriteAllText(WrongEditTable.Page, page);
        Assert.Equal(page, File.ReadAllText(WrongEditTable.Page));
    }
}
