namespace NurtureLang.Benchmarks.HandWritten;

/// <summary>What a run over the reference workload found; two programs that did the same work say the same.</summary>
internal sealed record Answer
{
    /// <summary>The contacts.</summary>
    public required long Contacts { get; init; }

    /// <summary>The events that were applied.</summary>
    public required long Events { get; init; }

    /// <summary>How many contacts are in each of the four stages at the end.</summary>
    public required long[] Now { get; init; }

    /// <summary>How many contacts reached the second, third and fourth stage.</summary>
    public required long[] Reached { get; init; }

    /// <summary>The sums of the instants at which those stages were reached, in seconds since the log's start; empty where a run does not say.</summary>
    public required long[] ReachedSeconds { get; init; }

    /// <summary>The average of the scores at the end in millionths, rounded towards zero.</summary>
    public required long AverageScore { get; init; }

    /// <summary>How many contacts have so many whole points at the end.</summary>
    public required SortedDictionary<long, long> Points { get; init; }

    /// <summary>How many contacts are in each of the three segments at the end.</summary>
    public required long[] Segments { get; init; }

    /// <summary>The sum of the scores in points.</summary>
    public double ScoreSum => Contacts * (AverageScore / 1e6);

    /// <summary>In what the other differs, in words; null where in nothing.</summary>
    public string? DifferenceFrom(Answer other)
    {
        if (Contacts != other.Contacts) return $"contacts {Contacts}, not {other.Contacts}";
        if (Events != other.Events) return $"events {Events}, not {other.Events}";
        if (!Now.SequenceEqual(other.Now)) return $"stages at the end {Join(Now)}, not {Join(other.Now)}";
        if (!Reached.SequenceEqual(other.Reached)) return $"stages reached {Join(Reached)}, not {Join(other.Reached)}";
        if (ReachedSeconds.Length > 0 && other.ReachedSeconds.Length > 0 && !ReachedSeconds.SequenceEqual(other.ReachedSeconds))
            return $"sums of the instants {Join(ReachedSeconds)}, not {Join(other.ReachedSeconds)}";
        if (!Segments.SequenceEqual(other.Segments)) return $"members of the segments {Join(Segments)}, not {Join(other.Segments)}";
        // Each score is rounded to the millionth: a sum in another order may round one of them the other way.
        if (Math.Abs(AverageScore - other.AverageScore) > 1) return $"average score {AverageScore}, not {other.AverageScore} millionths";
        return Points.SequenceEqual(other.Points) ? null : "contacts by whole points";
    }

    /// <summary>The answer in a line.</summary>
    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"reached {Join(Reached)}; instants {Join(ReachedSeconds)}; scores {ScoreSum:0.00}; segments {Join(Segments)}");

    private static string Join(long[] numbers) => string.Join('/', numbers);
}
