namespace NurtureLang.Cli.Tests;

/// <summary>A file that a campaign imports is checked as a part of it.</summary>
public sealed class PartTests
{
    [Fact]
    public void What_stands_in_the_campaign_is_known_to_it()
    {
        using var nurture = new Nurture()
            .Write("acme.nurture", "import \"parts/people.nurture\"\nimport \"parts/more.nurture\"\ncampaign acme { timezone \"UTC\" }\ncontact { email: text  size: number? }\nevent asked\n")
            .Write("parts/people.nurture", "segment large = size > 5\nsequence s { enter on asked where is huge  exit }\n")
            .Write("parts/more.nurture", "segment huge = size > 100\nsegment wrong = sise > 5\n");
        Assert.Equal((0, 0), Check(nurture, "parts/people.nurture"));
        Assert.Equal((1, 1), Check(nurture, "parts/more.nurture"));
        Assert.Equal((1, 1), Check(nurture, "parts"));
        Assert.Equal((1, 1), Check(nurture, "."));
    }

    [Fact]
    public void A_file_that_nothing_imports_lacks_its_campaign()
    {
        using var nurture = new Nurture().Write("alone/people.nurture", "contact { email: text }\n");
        Assert.Equal((1, 1), Check(nurture, "alone/people.nurture"));
    }

    [Fact]
    public void A_campaign_that_is_too_large_is_told_when_it_is_checked()
    {
        var topics = string.Concat(Enumerable.Range(0, 63).Select(topic => $"topic t{topic}\n"));
        using var nurture = new Nurture().Write("large.nurture", "campaign large { timezone \"UTC\" }\ncontact { email: text }\n" + topics);
        var outcome = nurture.Run("check", "large.nurture", "--format", "plain");
        Assert.Equal(1, outcome.Code);
        Assert.Contains("NUR1011", outcome.Out, StringComparison.Ordinal);
    }

    // The exit code, and how many errors were told.
    private static (int Code, int Errors) Check(Nurture nurture, string path)
    {
        var outcome = nurture.Run("check", path, "--format", "plain");
        return (outcome.Code, outcome.Out.Split('\n').Count(line => line.Contains(": error NUR", StringComparison.Ordinal)));
    }
}
