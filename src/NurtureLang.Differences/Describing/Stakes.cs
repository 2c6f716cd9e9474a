namespace NurtureLang.Differences.Describing;

/// <summary>What the changes of a campaign put at stake. docs/cli.md has the scale.</summary>
internal static class Stakes
{
    private static readonly Weight OtherPeople = Weight.Medium("others are meant than before");

    /// <summary>Who is meant by a condition.</summary>
    public static Stake Who { get; } = new(OtherPeople);

    /// <summary>Words that people read.</summary>
    public static Stake Words { get; } = Stake.None;

    /// <summary>When something happens.</summary>
    public static Stake Pace { get; } = new(
        Weight.Medium("touches come at another time"), Added: Weight.Low("touches come later"),
            Removed: Weight.Medium("touches come sooner, and caps bite earlier"),
        Less: Weight.Medium("touches come sooner, and caps bite earlier"), More: Weight.Low("touches come later"));

    /// <summary>Something that sends.</summary>
    public static Stake Sending { get; } = new(
        Weight.Medium("people get something else"),
        Added: Weight.Medium("the same people get more touches"), Removed: Weight.Low("the same people get fewer touches"));

    /// <summary>Something that is given to people who work here.</summary>
    public static Stake Work { get; } = new(
        Weight.Low("whoever is asked reads something else"),
        Added: Weight.Medium("more is asked of the people who work"), Removed: Weight.Medium("somebody is told less"));

    /// <summary>How people come in.</summary>
    public static Stake Entry { get; } = new(
        OtherPeople, Added: Weight.Medium("more people come in"), Removed: Weight.Medium("fewer people come in"));

    /// <summary>How people leave.</summary>
    public static Stake Exit { get; } = new(
        Weight.Medium("others leave before the end"),
        Added: Weight.Low("more people leave before the end"), Removed: Weight.High("people go on getting touches who left before"));

    /// <summary>How often somebody comes in again.</summary>
    public static Stake Again { get; } = new(
        Weight.Medium("the same people may come in at another pace"), More: Weight.Medium("the same people may come in more often"),
        Less: Weight.Low("the same people come in less often"));

    /// <summary>A protection that is stricter the larger it is.</summary>
    public static Stake Shield(string what) => new(
        Weight.High($"{what} is another"), Added: Weight.Low($"{what} is stricter"), Removed: Weight.High($"{what} is loosened"),
        More: Weight.Low($"{what} is stricter"), Less: Weight.High($"{what} is loosened"));

    /// <summary>A protection that is stricter the smaller it is.</summary>
    public static Stake Limit(string what) => new(
        Weight.High($"{what} is another"), Added: Weight.Low($"{what} is stricter"), Removed: Weight.High($"{what} is loosened"),
        More: Weight.High($"{what} is loosened"), Less: Weight.Low($"{what} is stricter"));

    /// <summary>A share of people who are dealt by a hash.</summary>
    public static Stake Deal(string what) => Stake.High($"people change {what} while it runs, and figures from before and after do not compare");

    /// <summary>A control group.</summary>
    public static Stake Holdout { get; } = new(
        Deal("between the control group and the others").Changed, Added: Weight.High("a share of the people gets nothing any more"),
        Removed: Weight.High("people get touches who got none, and nothing tells any more what touches do"));

    /// <summary>How warm somebody is.</summary>
    public static Stake Points { get; } = Stake.Medium("scores from before and after do not compare, and thresholds are crossed at other times");

    /// <summary>What the history has to hold.</summary>
    public static Stake Data { get; } = new(
        Weight.High("the history and whoever sends events have to change with it"), Added: Weight.Low("the history may not have it yet"),
        Removed: Weight.High("what the history holds of it is no longer read"));

    /// <summary>How contacts move through their journey.</summary>
    public static Stake Move { get; } = Stake.Medium("contacts move at other times, and figures of stages do not compare");

    /// <summary>A figure that is aimed at.</summary>
    public static Stake Aim { get; } = Stake.Medium("figures from before and after do not compare");
}
