using System.Collections.Immutable;
using System.Globalization;
using NurtureLang.Plan.Values;

namespace NurtureLang.Simulation.WhatIf;

/// <summary>How long after a touch, or after another reaction, a reaction comes: a distribution over whole seconds.</summary>
public abstract record ReactionDelay
{
    /// <summary>The longest length of time that a model may name, in seconds: ten years.</summary>
    public const long Longest = 3_650 * 86_400L;

    /// <summary>A delay in ticks, a second at least, by two draws from 0 to 2^64.</summary>
    internal long Draw(ulong one, ulong other) => Math.Max(1, Seconds(one, other)) * Ticks.PerSecond;

    /// <summary>A delay in seconds by two draws.</summary>
    private protected abstract long Seconds(ulong one, ulong other);

    /// <summary>The distribution in a few words.</summary>
    public abstract string Text { get; }

    private protected static string Length(long seconds) => seconds switch
    {
        >= 2 * 86_400 => Number(seconds, 86_400, "days"),
        >= 2 * 3_600 => Number(seconds, 3_600, "hours"),
        >= 120 => Number(seconds, 60, "minutes"),
        1 => "1 second",
        _ => Number(seconds, 1, "seconds"),
    };

    private static string Number(long seconds, long unit, string name) =>
        ((decimal)seconds / unit).ToString("0.#", CultureInfo.InvariantCulture) + " " + name;
}

/// <summary>Every second between two, both included, as likely as any other.</summary>
/// <param name="Least">The shortest, in seconds.</param>
/// <param name="Most">The longest, in seconds.</param>
public sealed record EvenDelay(long Least, long Most) : ReactionDelay
{
    /// <inheritdoc/>
    public override string Text => Least == Most ? Length(Least) : $"{Length(Least)} to {Length(Most)}";

    private protected override long Seconds(ulong one, ulong other) => Least + Draws.Scale(one, Most - Least + 1);
}

/// <summary>Half of them sooner than a median and half later, none sooner than the median divided by a spread, none later than the median times it.</summary>
/// <param name="Median">The median, in seconds.</param>
/// <param name="Spread">The spread, in millionths, 1 at least.</param>
public sealed record AroundDelay(long Median, long Spread) : ReactionDelay
{
    /// <inheritdoc/>
    public override string Text =>
        $"{Length(Median)} in the middle, {Length((long)((Int128)Median * Value.One / Spread))} to {Length((long)((Int128)Median * Spread / Value.One))}";

    // The sum of two even draws is likeliest in the middle; its distance from there, squared, says how many times shorter or longer than the median it is.
    private protected override long Seconds(ulong one, ulong other)
    {
        const long Middle = 1L << 32;
        var distance = (long)(one >> 32) + (long)(other >> 32) - Middle;
        var square = (long)((UInt128)(ulong)Math.Abs(distance) * (ulong)Math.Abs(distance) >> 32);
        var factor = Value.One + (long)((Int128)(Spread - Value.One) * square >> 32);
        return (long)(distance < 0 ? (Int128)Median * Value.One / factor : (Int128)Median * factor / Value.One);
    }
}

/// <summary>The delays that a history recorded: between two neighbouring points every second is as likely, and each such piece is as likely as any other.</summary>
/// <param name="Points">The points in seconds, rising: the shortest, those at equal shares, the longest.</param>
public sealed record RecordedDelay(ImmutableArray<long> Points) : ReactionDelay
{
    /// <inheritdoc/>
    public override string Text => $"as recorded, {Length(Points[Points.Length / 2])} in the middle, {Length(Points[0])} to {Length(Points[^1])}";

    private protected override long Seconds(ulong one, ulong other)
    {
        var piece = (int)Draws.Scale(one, Math.Max(1, Points.Length - 1));
        var next = Math.Min(piece + 1, Points.Length - 1);
        return Points[piece] + Draws.Scale(other, Points[next] - Points[piece] + 1);
    }
}
