using NurtureLang.Simulation.Metrics;

namespace NurtureLang.Simulation.Tests;

public sealed class MetricsTests
{
    [Fact]
    public void A_median_of_an_even_number_is_the_lower_one()
    {
        var histogram = new Histogram();
        foreach (var number in new long[] { 9, 1, 5, 3 }) histogram.Add(number);
        Assert.Equal(3, histogram.Median);
        Assert.Equal((1L, 9L), (histogram.Least, histogram.Greatest));
    }

    [Fact]
    public void Nothing_has_no_median()
    {
        var histogram = new Histogram();
        Assert.Null(histogram.Median);
        Assert.Null(histogram.Least);
    }

    [Fact]
    public void Histograms_of_parts_add_up_to_that_of_the_whole()
    {
        var random = new Random(7);
        var whole = new Histogram();
        var parts = new[] { new Histogram(), new Histogram(), new Histogram() };
        for (var i = 0; i < 1000; i++)
        {
            var number = random.Next(50);
            whole.Add(number);
            parts[random.Next(3)].Add(number);
        }

        var sum = new Histogram();
        foreach (var part in parts) sum.Add(part);
        Assert.Equal(whole.InOrder, sum.InOrder);
        Assert.Equal(whole.Median, sum.Median);
    }

    [Fact]
    public void Counts_are_in_ordinal_order_or_the_most_first()
    {
        var counts = new Counts();
        counts.Add("b", 5);
        counts.Add("a");
        counts.Add("B", 5);
        Assert.Equal(["B", "a", "b"], counts.InOrder.Select(pair => pair.Key));
        Assert.Equal(["B", "b", "a"], counts.MostFirst.Select(pair => pair.Key));
        Assert.Equal(11, counts.Total);
    }

    [Fact]
    public void Many_names_are_counted_each()
    {
        var counts = new Counts();
        for (var i = 0; i < 300; i++) counts.Add($"n{i % 100}");
        var sum = new Counts();
        sum.Add(counts);
        sum.Add(counts);
        Assert.Equal(100, sum.Names);
        Assert.All(sum.InOrder, pair => Assert.Equal(6, pair.Value));
        Assert.Equal(0, sum["n100"]);
    }
}
