using NurtureLang.Semantics.Types;

namespace NurtureLang.Handbook.Words;

/// <summary>When a step comes, counted from a beginning: the earliest, and the latest where there is one, in ticks. A month counts as 30 days here.</summary>
/// <param name="Least">The earliest.</param>
/// <param name="Most">The latest; null where nothing limits it.</param>
internal sealed record Moment(long Least, long? Most)
{
    private const long Day = CalendarSpan.TicksPerDay;

    /// <summary>The beginning itself.</summary>
    public static Moment Start { get; } = new(0, 0);

    /// <summary>So much later.</summary>
    public Moment After(long ticks) => new(Least + ticks, Most + ticks);

    /// <summary>At some time from now until so much later, or until whenever.</summary>
    public Moment Within(long? ticks) => this with { Most = Most + ticks };

    /// <summary>Either this or the other.</summary>
    public Moment Or(Moment other) => new(Math.Min(Least, other.Least), Most is { } one && other.Most is { } two ? Math.Max(one, two) : null);

    /// <summary>In words: `at once`, `day 3`, `day 3 to 7`, `day 3 or later`, `after 2 hours`.</summary>
    public override string ToString()
    {
        if (Most == Least) return Point(Least);
        if (Most is not { } most) return Least == 0 ? "any time" : $"{Point(Least)} or later";
        if (Least >= Day && most / Day == Least / Day) return $"day {Least / Day}";
        if (Least % Day == 0 && most >= Day) return $"day {Least / Day} to {Days(most)}";
        return Least == 0 ? $"within {Amounts.Length(most)}" : $"{Point(Least)} to {Point(most).Replace("after ", "", StringComparison.Ordinal)}";
    }

    private static string Point(long ticks) => ticks switch
    {
        0 => "at once",
        _ when ticks % Day == 0 => $"day {ticks / Day}",
        < Day => $"after {Amounts.Length(ticks)}",
        _ => $"day {ticks / Day}, after {Amounts.Length(ticks % Day)}",
    };

    private static string Days(long ticks) => ((ticks + Day - 1) / Day).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
