using System.Text;
using NurtureLang.Plan;
using NurtureLang.Plan.Values;
using NurtureLang.Simulation.Run;
using NurtureLang.Simulation.WhatIf;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Simulation.Tests;

public sealed class ResponseFileTests
{
    private static readonly CampaignPlan Plan = Campaigns.Compile(Campaigns.Broad);

    private const string Good = """{"event": "bought", "message": "hello", "rate": 0.2, "delay": "1 day"}""";

    [Theory]
    [InlineData("", "not valid JSON, in line 1")]
    [InlineData("{\n\n\"version\"", "not valid JSON, in line 3")]
    [InlineData("[]", "has to be an object with version")]
    [InlineData("{}", "says no \"version\"")]
    [InlineData("""{"version": 2, "reactions": []}""", "is of version 2, and this program reads version 1")]
    [InlineData("""{"version": "1"}""", "has to be a whole number")]
    [InlineData("""{"version": 1}""", "says no \"reactions\"")]
    [InlineData("""{"version": 1, "reaction": []}""", "has a member \"reaction\", which means nothing; \"reactions\" is perhaps what is meant")]
    [InlineData("""{"version": 1, "version": 1, "reactions": []}""", "has the member \"version\" twice")]
    [InlineData("""{"version": 1, "at_most": 0, "reactions": [GOOD]}""", "\"at_most\" has to be a whole number from 1 to 10,000")]
    [InlineData("""{"version": 1, "leave_out": ["bougth"], "reactions": [GOOD]}""", "\"bougth\", which is no event of the campaign; \"bought\" is perhaps what is meant")]
    [InlineData("""{"version": 1, "reactions": [GOOD, GOOD]}""", "reactions 1 and 2 both say how often bought follows the same touches")]
    public void What_a_model_may_not_hold_is_said(string text, string said) => Refused(text.Replace("GOOD", Good, StringComparison.Ordinal), said);

    [Theory]
    [InlineData("""{"rate": 0.2, "delay": "1 day"}""", "\"reactions\" 1 names no \"event\"")]
    [InlineData("""{"event": "baught", "rate": 0.2, "delay": "1 day"}""", "\"bought\" is perhaps what is meant")]
    [InlineData("""{"event": "contacts_merged", "rate": 0.2, "delay": "1 day"}""", "nothing that a contact does in reaction to a touch")]
    [InlineData("""{"event": "bought", "message": "helo", "rate": 0.2, "delay": "1 day"}""", "\"helo\", which is no message of the campaign; \"hello\" is perhaps what is meant")]
    [InlineData("""{"event": "bought", "channel": "mail", "rate": 0.2, "delay": "1 day"}""", "\"mail\", which is no channel of the campaign")]
    [InlineData("""{"event": "bought", "persona": "yung", "rate": 0.2, "delay": "1 day"}""", "\"yung\", which is no persona of the campaign; \"young\" is perhaps what is meant")]
    [InlineData("""{"event": "bought", "stage": "bayer", "rate": 0.2, "delay": "1 day"}""", "\"bayer\", which is no stage of the campaign; \"buyer\" is perhaps what is meant")]
    [InlineData("""{"event": "bought", "stage": [], "rate": 0.2, "delay": "1 day"}""", "is an empty list")]
    [InlineData("""{"event": "bought", "delay": "1 day"}""", "says no \"rate\"")]
    [InlineData("""{"event": "bought", "rate": 35, "delay": "1 day"}""", "a share lies between 0 and 1: 35 of a hundred is 0.35")]
    [InlineData("""{"event": "bought", "rate": -0.1, "delay": "1 day"}""", "a share lies between 0 and 1")]
    [InlineData("""{"event": "bought", "rate": 1e999, "delay": "1 day"}""", "has to be a share")]
    [InlineData("""{"event": "bought", "rate": "often", "delay": "1 day"}""", "has to be a share")]
    [InlineData("""{"event": "bought", "rate": "estimate", "delay": "1 day"}""", "does not say which touches the history records")]
    [InlineData("""{"event": "bought", "rate": 1}""", "says no \"delay\"")]
    [InlineData("""{"event": "bought", "rate": 1, "delay": "soon"}""", "is no length of time")]
    [InlineData("""{"event": "bought", "rate": 1, "delay": "0 seconds"}""", "nobody reacts sooner than a second")]
    [InlineData("""{"event": "bought", "rate": 1, "delay": "20 weeks 1 day"}""", "is no length of time")]
    [InlineData("""{"event": "bought", "rate": 1, "delay": "4000 days"}""", "longer than ten years")]
    [InlineData("""{"event": "bought", "rate": 1, "delay": {"min": "2 days", "max": "1 day"}}""", "a \"min\" that is longer than its \"max\"")]
    [InlineData("""{"event": "bought", "rate": 1, "delay": {"median": "2 days"}}""", "says no \"spread\"")]
    [InlineData("""{"event": "bought", "rate": 1, "delay": {"median": "2 days", "spread": 0.5}}""", "a number from 1 to 1,000")]
    [InlineData("""{"event": "seen", "rate": 1, "delay": "1 day"}""", "has to say what seen has for url, which is always known")]
    [InlineData("""{"event": "seen", "rate": 1, "delay": "1 day", "with": {"uri": "/"}}""", "has a member \"uri\", which means nothing; \"url\" is perhaps what is meant")]
    [InlineData("""{"event": "bought", "rate": 1, "delay": "1 day", "with": {"url": "/"}}""", "bought has no properties")]
    [InlineData("""{"event": "bought", "rate": 1, "delay": "1 day", "after": "joined"}""", "comes \"after\" an event that no reaction says anything about")]
    [InlineData("""{"event": "bought", "rate": 1, "delay": "1 day", "after": "bought"}""", "wait for one another: bought after bought")]
    [InlineData("""{"event": "contact_updated", "rate": 1, "delay": "1 day", "with": {"age": "old"}}""", "cannot be read")]
    [InlineData("\"bought\"", "has to be an object with event")]
    public void What_a_reaction_may_not_hold_is_said(string reaction, string said) => Refused($$"""{"version": 1, "reactions": [{{reaction}}]}""", said);

    [Fact]
    public void Hostile_files_are_refused_in_a_sentence()
    {
        Refused(new string('[', 100_000), "not valid JSON");
        Refused("{\"version\": 1, \"about\": \"\\ud800\", \"reactions\": [" + Good + "]}", "not valid Unicode");
        Refused(new string(' ', ResponseFile.Largest + 1), "larger than 1 MiB");
        Refused("""{"version": 1, "reactions": [""" + string.Join(',', Enumerable.Repeat(Good, 2_001)) + "]}", "more than 2,000 rules");
        var random = new Random(4);
        var text = """{"version": 1, "at_most": 20, "leave_out": ["bought"], "reactions": [""" + Good + "]}";
        for (var round = 0; round < 3_000; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            for (var edit = random.Next(1, 4); edit > 0; edit--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                Parse(bytes);
            }
            catch (SimulationException problem)
            {
                Assert.EndsWith(".", problem.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Delays_lie_where_they_are_said_to()
    {
        var (even, around) = (new EvenDelay(60, 120), new AroundDelay(3_600, 24 * Value.One));
        var draws = Enumerable.Range(0, 20_000).Select(index => (Draws.Under(1, (ulong)index), Draws.Under(2, (ulong)index))).ToList();
        var seconds = draws.Select(draw => even.Draw(draw.Item1, draw.Item2) / Ticks.PerSecond).ToList();
        Assert.Equal((60, 120), (seconds.Min(), seconds.Max()));
        var spread = draws.Select(draw => around.Draw(draw.Item1, draw.Item2) / Ticks.PerSecond).Order().ToList();
        Assert.InRange(spread[10_000], 3_500, 3_700);
        Assert.InRange(spread[0], 150, 200);
        Assert.InRange(spread[^1], 75_000, 24 * 3_600);
        // The middle half: a factor of 1 + 23 * (1 - sqrt(1/2))^2 = 2.97 around the median.
        Assert.InRange(spread[5_000], 1_120, 1_310);
        Assert.InRange(spread[15_000], 10_200, 11_200);
        Assert.Equal(Ticks.PerSecond, new EvenDelay(1, 1).Draw(0, 0));
    }

    [Fact]
    public void Estimated_rates_are_drawn_from_what_the_counts_leave_open()
    {
        // Beta(31, 71): mean 0.304, deviation 0.045.
        var rates = Enumerable.Range(0, 2_000).Select(index => (double)RateDraws.Draw(Draws.Under(9, (ulong)index), 100, 30) / Value.One).ToList();
        Assert.InRange(rates.Average(), 0.300, 0.308);
        Assert.InRange(Math.Sqrt(rates.Average(rate => Math.Pow(rate - rates.Average(), 2))), 0.042, 0.049);
        Assert.InRange(RateDraws.Draw(1, 0, 0), 0, Value.One);
        Assert.InRange(RateDraws.Draw(1, 5_000_000, 5_000_000), 990_000, Value.One);
    }

    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(5, 1, 666_667)]
    [InlineData(19, 1, 900_000)]
    [InlineData(20, 1, 904_762)]
    [InlineData(99, 5, 900_000)]
    [InlineData(1_000, 50, 900_100)]
    public void The_interval_holds_nine_of_ten_further_repetitions(int repetitions, int rank, long holds)
    {
        Assert.Equal(rank, Figure.EndRank(repetitions));
        Assert.Equal(holds, Figure.Holds(repetitions));
    }

    private static void Refused(string text, string said)
    {
        var problem = Assert.Throws<SimulationException>(() => Parse(Encoding.UTF8.GetBytes(text)));
        Assert.Contains(said, problem.Message, StringComparison.Ordinal);
        Assert.True(problem.IsOfCampaign);
    }

    private static ResponseModel Parse(byte[] text) => ResponseFile.Parse("r.json", text, Plan, Campaigns.OptionsFor(Plan, new TextPool()), Spelling.Nearest);
}
