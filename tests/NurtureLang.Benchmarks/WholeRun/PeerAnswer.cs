using System.Globalization;
using NurtureLang.Benchmarks.HandWritten;

namespace NurtureLang.Benchmarks.WholeRun;

/// <summary>The line in which each program of ../shared/bench/w1 says what it found.</summary>
/// <remarks>Such as <c>contacts=1;stages=1,0,0,0;tsum=0,0,0;score=0.00;ever=0,0,0;first=0,0,0;end=0,0,0</c>.</remarks>
internal sealed record PeerAnswer
{
    private static readonly (string Name, int Numbers)[] Parts = [("stages", 4), ("tsum", 3), ("ever", 3), ("first", 3), ("end", 3)];

    private PeerAnswer(long contacts, double score, IReadOnlyDictionary<string, long[]> parts)
    {
        Contacts = contacts;
        Score = score;
        Counts = parts;
    }

    /// <summary>The contacts.</summary>
    public long Contacts { get; }

    /// <summary>The sum of the scores at the end, in points.</summary>
    public double Score { get; }

    private IReadOnlyDictionary<string, long[]> Counts { get; }

    /// <summary>Finds the line in a program's output; null where there is none, or more than one, or a part of it is missing.</summary>
    public static PeerAnswer? TryParse(string output)
    {
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines is not [var line]) return null;
        var cells = new Dictionary<string, string>();
        foreach (var cell in line.Split(';'))
        {
            if (cell.Split('=') is not [var name, var value] || !cells.TryAdd(name, value)) return null;
        }

        if (!cells.TryGetValue("contacts", out var contacts) || NumbersIn(contacts, 1) is not [var people]) return null;
        if (!cells.TryGetValue("score", out var text)) return null;
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var score) || !double.IsFinite(score)) return null;
        var parts = new Dictionary<string, long[]>();
        foreach (var (name, count) in Parts)
        {
            if (!cells.TryGetValue(name, out var cell) || NumbersIn(cell, count) is not { } numbers) return null;
            parts[name] = numbers;
        }

        return new PeerAnswer(people, score, parts);
    }

    /// <summary>In what it differs from another program's line, in words; null where in nothing.</summary>
    public string? DifferenceFrom(PeerAnswer other)
    {
        if (Contacts != other.Contacts) return $"contacts {Contacts}, not {other.Contacts}";
        foreach (var (name, _) in Parts)
        {
            if (Differs(name, other.Counts[name]) is { } difference) return difference;
        }

        // Both sums are rounded to two places, and added up in orders of their own.
        return ScoreDiffers(other.Score, 0.011 + (1e-9 * other.Score));
    }

    /// <summary>In what it differs from our own program's answer, in words; null where in nothing.</summary>
    public string? DifferenceFrom(Answer expected)
    {
        if (Contacts != expected.Contacts) return $"contacts {Contacts}, not {expected.Contacts}";
        // Ours is an average rounded to the millionth.
        return Differs("stages", expected.Now) ?? Differs("tsum", expected.ReachedSeconds) ?? MembersDiffer(expected.Segments)
            ?? ScoreDiffers(expected.ScoreSum, 0.011 + (expected.Contacts * 2e-6));
    }

    private string? Differs(string name, long[] expected) =>
        Counts[name].SequenceEqual(expected) ? null : $"{name} {string.Join(',', Counts[name])}, not {string.Join(',', expected)}";

    // The peers' windows hold the second at which they begin, and ours do not: with a visit in that very second one is a member there only.
    private string? MembersDiffer(long[] expected) =>
        Counts["end"].Zip(expected, (theirs, ours) => theirs - ours).All(more => more is >= 0 and <= 2) ? null : Differs("end", expected);

    private string? ScoreDiffers(double expected, double by) => Math.Abs(Score - expected) <= by
        ? null : string.Create(CultureInfo.InvariantCulture, $"sum of the scores {Score:0.00}, not {expected:0.00}");

    // A sum in SQL over nobody is null.
    private static long[]? NumbersIn(string text, int count)
    {
        var cells = text.Split(',');
        var numbers = new long[count];
        if (cells.Length != count) return null;
        for (var i = 0; i < count; i++)
        {
            if (cells[i] == "null") continue;
            if (!long.TryParse(cells[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out numbers[i])) return null;
        }

        return numbers;
    }
}
