using NurtureLang.History;
using NurtureLang.Plan;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Execution;
using NurtureLang.Simulation.Calibration;
using NurtureLang.Simulation.Decisions;
using NurtureLang.Simulation.Run;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Simulation.Tests;

public sealed class CalibrationTests
{
    private static readonly CampaignPlan Plan = Campaigns.Compile(Campaigns.Broad);

    [Fact]
    public void A_small_example_is_what_was_worked_out_by_hand()
    {
        // Converted: 9, 7, 7, 3; not: 8, 7, 2, 1, 1. Pairs won: 9 beats all five; 7 beats 2, 1, 1 and ties with 7, twice; 3 beats 2, 1, 1.
        ScoreLook[] looks =
        [
            new(1, 9, true), new(2, 7, true), new(3, 7, true), new(4, 3, true),
            new(5, 8, false), new(6, 7, false), new(7, 2, false), new(8, 1, false), new(9, 1, false),
        ];
        var accuracy = RankAccuracy.Of(looks);
        Assert.Equal(Value.Divide(5 + 7 + 3, 20), accuracy.Area);
        // DeLong: of those who converted each wins 1, .7, .7, .6 of the others, a variance of .03; of the others each loses .25, .5, 1, 1, 1, a variance of .1250.
        // So the area's is .03 / 4 + .125 / 5 = .0325, its deviation .180278, and the interval .75 give or take .353338.
        Assert.Equal((396_662L, 1_000_000L), (accuracy.Low, accuracy.High));
        var deciles = ScoreTable.Of(looks).Deciles().ToList();
        // Nine looks from the highest: 9 lies from 0 to 1/9, its middle in the first tenth; 8 in the second; three of 7 around 3.5/9; and so on.
        Assert.Equal([(1, 1L, 1L), (2, 1L, 0L), (4, 3L, 2L), (7, 1L, 1L), (8, 1L, 0L), (9, 2L, 0L)],
            deciles.Where(decile => decile.Looks > 0).Select(decile => (decile.Number, decile.Looks, decile.Converted)));
        Assert.Equal(9, deciles.Sum(decile => decile.Looks));
        Assert.Equal(Value.Divide(9, 4), deciles[0].Lift);
        Assert.Equal(1_500_000, deciles[3].Lift);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void The_area_is_the_share_of_pairs_in_the_right_order_and_its_interval_is_that_of_the_sums(int seed)
    {
        var random = new Random(seed);
        var looks = Enumerable.Range(0, 200).Select(_ => random.Next(0, 40)).Select(score =>
            new ScoreLook(random.Next(60), score, random.Next(60) < score)).ToList();
        var (yes, no) = (looks.Where(look => look.Converted).ToList(), looks.Where(look => !look.Converted).ToList());
        double Wins(ScoreLook one, ScoreLook other) => one.Score > other.Score ? 1 : one.Score == other.Score ? 0.5 : 0;
        var area = yes.Sum(one => no.Sum(other => Wins(one, other))) / (yes.Count * no.Count);
        var accuracy = RankAccuracy.Of(looks);
        Assert.Equal(area, (double)accuracy.Area!.Value / Value.One, 6);

        // Obuchowski's sums as they stand in the paper, slowly.
        var clusters = looks.GroupBy(look => look.Contact).Select(group => (
            M: group.Count(look => look.Converted), N: group.Count(look => !look.Converted),
            Up: group.Where(look => look.Converted).Sum(one => no.Average(other => Wins(one, other))),
            Down: group.Where(look => !look.Converted).Sum(other => yes.Average(one => Wins(one, other))))).ToList();
        double m = yes.Count, n = no.Count, i10 = clusters.Count(one => one.M > 0), i01 = clusters.Count(one => one.N > 0), i = clusters.Count;
        var s10 = i10 / ((i10 - 1) * m) * clusters.Where(one => one.M > 0).Sum(one => Math.Pow(one.Up - (one.M * area), 2));
        var s01 = i01 / ((i01 - 1) * n) * clusters.Where(one => one.N > 0).Sum(one => Math.Pow(one.Down - (one.N * area), 2));
        var s11 = i / (i - 1) * clusters.Sum(one => (one.Up - (one.M * area)) * (one.Down - (one.N * area)));
        var deviation = Math.Sqrt((s10 / m) + (s01 / n) + (2 * s11 / (m * n)));
        Assert.Equal(area - (1.959964 * deviation), (double)accuracy.Low!.Value / Value.One, 4);
        Assert.Equal(Math.Min(1, area + (1.959964 * deviation)), (double)accuracy.High!.Value / Value.One, 4);
        Assert.Equal(accuracy, RankAccuracy.Of([.. looks.OrderBy(_ => random.Next())]));
    }

    [Fact]
    public void Where_there_is_nothing_to_tell_apart_nothing_is_said()
    {
        Assert.Equal(new RankAccuracy(null, null, null), RankAccuracy.Of([]));
        Assert.Equal(new RankAccuracy(null, null, null), RankAccuracy.Of([new(1, 5, true), new(2, 3, true)]));
        Assert.Equal(new RankAccuracy(Value.One, null, null), RankAccuracy.Of([new(1, 5, true), new(2, 3, false)]));
        Assert.Equal(Value.One / 2, RankAccuracy.Of([new(1, 5, true), new(2, 5, false), new(3, 5, false), new(4, 5, true)]).Area);
        Assert.All(ScoreTable.Of([]).Deciles(), decile => Assert.Equal(0, decile.Looks));
    }

    [Fact]
    public void A_score_is_looked_at_before_the_outcome_and_every_look_has_its_whole_time()
    {
        // The run ends on the 31st, so with ten days the looks are on the 11th and the 21st. `joined` is worth 30 points, `seen` 10.
        string[] contacts = ["a,a@x.example,,", "b,b@x.example,,", "c,c@x.example,,", "d,d@x.example,,"];
        string[] events =
        [
            "a,2026-03-05T00:00:00Z,joined,", "a,2026-03-21T00:00:00Z,bought,",
            "b,2026-03-10T00:00:00Z,seen,/a", "b,2026-03-11T00:00:00Z,bought,", "b,2026-03-12T00:00:00Z,joined,",
            "c,2026-03-15T00:00:00Z,joined,", "c,2026-03-21T00:00:01Z,bought,",
            "d,2026-03-01T00:00:00Z,seen,/a", "d,2026-03-31T00:00:00Z,seen,/a",
        ];
        var result = Run(contacts, events, 10, threads: 1, partitions: 1);
        Assert.Equal(["2026-03-11T00:00:00Z", "2026-03-21T00:00:00Z"], result.Snapshots.Select(InstantText.Format));
        // a: looked at on the 11th, converts at the very end of its ten days; on the 21st it has. b had it at the first instant. c is new on the 15th.
        Assert.Equal(3, result.Before);
        var score = Assert.Single(result.Scores);
        Assert.Equal((4L, 2L, 0L), (score.Looks, score.Converted, score.Unknown));
        Assert.Equal(Value.One, score.Accuracy.Area);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Any_number_of_threads_and_partitions_gives_the_same(int seed)
    {
        var (contacts, events) = Campaigns.Draw(seed, 200, 3_000);
        var one = Show(Run(contacts, events, 5, threads: 1, partitions: 1));
        Assert.Equal(one, Show(Run(contacts, events, 5, threads: 4, partitions: 16)));
        Assert.Equal(one, Show(Run(contacts.Reverse(), events.OrderBy(row => row[..row.IndexOf(',', StringComparison.Ordinal)], StringComparer.Ordinal), 5, 3, 5)));

        static string Show(CalibrationResult result) => string.Join(
            '\n', result.Scores.Select(score => $"{score.Name} {score.Looks} {score.Converted} {score.Accuracy}\n{string.Join('\n', score.Deciles)}"));
    }

    [Theory]
    [InlineData("baught", "`bought` is perhaps what is meant")]
    [InlineData("seen where uri = /a", "`url` is perhaps what is meant")]
    [InlineData("seen where url", "says no value")]
    [InlineData("contact_updated where age = old", "is no number")]
    public void An_outcome_that_makes_no_sense_is_refused(string outcome, string said) =>
        Assert.Contains(said, Assert.Throws<SimulationException>(() => OutcomeOf(outcome)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_run_that_is_shorter_than_an_outcome_may_take_is_refused()
    {
        var (contacts, events) = Campaigns.Draw(1, 20, 100);
        Assert.Contains("is shorter than the time", Assert.Throws<SimulationException>(() => Run(contacts, events, 400, 1, 1)).Message, StringComparison.Ordinal);
    }

    private static Outcome OutcomeOf(string text) => Outcome.Parse(text, Plan, new ValueReader(Campaigns.OptionsFor(Plan, new TextPool())), Spelling.Nearest);

    private static CalibrationResult Run(IEnumerable<string> contacts, IEnumerable<string> events, int days, int threads, int partitions)
    {
        var texts = new TextPool();
        using var history = PartitionedReader.Read(
            Campaigns.Source("contacts.csv", Campaigns.ContactsFile(contacts)), Campaigns.Source("events.csv", Campaigns.EventsFile(events)),
            Campaigns.OptionsFor(Plan, texts), threads, partitions, 64 << 20);
        return Calibrator.Run(
            Engine.Load(Plan, texts), history, new SimulationOptions { Threads = threads }, new CalibrationOptions([0], OutcomeOf("bought"), days * Ticks.PerDay));
    }
}
