namespace NurtureLang.Cli.Tests;

/// <summary>`nurture check` of folders that hold many campaigns.</summary>
public sealed class ManyCampaignsTests
{
    [Fact]
    public void A_folder_of_campaigns_stands_for_all_of_them_in_the_order_of_their_names()
    {
        using var nurture = new Nurture();
        for (var at = 0; at < 24; at++)
            nurture.Write($"all/c{at:00}/small.nurture", at % 5 == 2 ? SmallCampaign.Text.Replace("on signed_up", "on signed_upp", StringComparison.Ordinal) : SmallCampaign.Text);
        // Below a campaign are its parts; what is hidden, or fetched, is nobody's campaign.
        nurture.Write("all/c00/parts/broken.nurture", "persona").Write("all/.hidden/broken.nurture", "campaign").Write("all/node_modules/broken.nurture", "campaign");
        var outcome = nurture.Run("check", "all", "--format", "plain");
        Assert.Equal(1, outcome.Code);
        Assert.Equal(["all/c02", "all/c07", "all/c12", "all/c17", "all/c22"],
            outcome.Out.Split('\n').Where(line => line.Contains(" NUR1101 ", StringComparison.Ordinal)).Select(line => line[..line.LastIndexOf("/small", StringComparison.Ordinal)]).Distinct());
        Assert.Equal(outcome.Out, nurture.Run("check", "all", "--format", "plain").Out);
        Assert.Equal(0, nurture.Run("check", "all/c00", "all/c01").Code);
    }

    [Fact]
    public void Several_campaigns_may_share_a_folder_and_their_tests_are_looked_at_too()
    {
        using var nurture = new Nurture();
        nurture.Write("two/a.nurture", SmallCampaign.Text).Write("two/b.nurture", SmallCampaign.Text)
            .Write("two/b.test.nurture", "import \"b.nurture\"\ntest \"nobody\" { at 2026-03-02 10:00 never_declared }\n");
        var outcome = nurture.Run("check", "two", "--format", "plain");
        Assert.Equal(1, outcome.Code);
        Assert.StartsWith("two/b.test.nurture:2:", outcome.Out, StringComparison.Ordinal);
        nurture.Write("two/b.test.nurture", "import \"b.nurture\"\n");
        Assert.Equal(0, nurture.Run("check", "two").Code);
    }

    [Fact]
    public void Of_several_that_cannot_be_checked_the_first_is_told()
    {
        using var nurture = new Nurture().Small();
        foreach (var missing in (string[])["first", "second"])
        {
            var outcome = nurture.Run("check", "small", missing, "third", "fourth");
            Assert.Equal(2, outcome.Code);
            Assert.Contains($"{missing} does not exist", outcome.Error, StringComparison.Ordinal);
        }
    }
}
