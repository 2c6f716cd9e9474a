namespace NurtureLang.Simulation.WhatIf;

/// <summary>A part of what several repetitions gave, in the shape of the result of one.</summary>
public abstract record FigureNode;

/// <summary>Several parts by name.</summary>
/// <param name="Members">The parts, in the order of the result.</param>
public sealed record FigureGroup(IReadOnlyList<KeyValuePair<string, FigureNode>> Members) : FigureNode
{
    /// <summary>The part of a name; null where there is none.</summary>
    public FigureNode? this[string name]
    {
        get
        {
            foreach (var member in Members)
            {
                if (member.Key == name) return member.Value;
            }

            return null;
        }
    }

    /// <summary>The group of a name; an empty one where there is none.</summary>
    public FigureGroup Group(string name) => this[name] as FigureGroup ?? new FigureGroup([]);

    /// <summary>The figure of a name; nought where there is none, since what never happened was counted in no repetition.</summary>
    public Figure Figure(string name) => this[name] as Figure ?? WhatIf.Figure.Nought;
}

/// <summary>Several parts in an order.</summary>
/// <param name="Items">The parts.</param>
public sealed record FigureList(IReadOnlyList<FigureNode> Items) : FigureNode;

/// <summary>What is the same in every repetition, such as a name.</summary>
/// <param name="Text">The text.</param>
public sealed record FigureText(string Text) : FigureNode;

/// <summary>In how many repetitions something was so.</summary>
/// <param name="Yes">In how many it was.</param>
/// <param name="No">In how many it was not.</param>
/// <param name="None">In how many there was nothing to say it of.</param>
public sealed record FigureTruth(int Yes, int No, int None) : FigureNode;

/// <summary>A figure over several repetitions.</summary>
/// <param name="Median">The middle one, the lower of two; null where no repetition has a value.</param>
/// <param name="Low">The low end of the interval.</param>
/// <param name="High">The high end of the interval.</param>
/// <param name="Mean">The average, with at most six digits behind the point.</param>
/// <param name="Known">How many repetitions have a value.</param>
public sealed record Figure(decimal? Median, decimal? Low, decimal? High, decimal? Mean, int Known) : FigureNode
{
    /// <summary>What is nought in every repetition.</summary>
    public static Figure Nought { get; } = new(0, 0, 0, 0, 0);

    /// <summary>How many values lie beyond each end of the interval of so many, counting the end itself.</summary>
    /// <remarks>
    /// Of n values as many at each end that one more, drawn as they were, falls between the ends in 90 of 100 cases or more; where they are too few for that
    /// the least and the greatest are the ends.
    /// </remarks>
    public static int EndRank(int count) => Math.Max(1, (count + 1) / 20);

    /// <summary>How likely one more repetition falls into the interval of so many, in millionths.</summary>
    public static long Holds(int count) => Math.Max(0, Plan.Values.Value.Divide(count + 1 - (2 * EndRank(count)), count + 1));

    /// <summary>The figure of some values.</summary>
    public static Figure Of(IEnumerable<decimal> values)
    {
        decimal[] sorted = [.. values.Order()];
        if (sorted.Length == 0) return new Figure(null, null, null, null, 0);
        var rank = EndRank(sorted.Length);
        return new Figure(
            sorted[((sorted.Length + 1) / 2) - 1], sorted[rank - 1], sorted[^rank], Math.Round(sorted.Sum() / sorted.Length, 6, MidpointRounding.AwayFromZero), sorted.Length);
    }
}
