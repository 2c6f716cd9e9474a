using System.Collections.Immutable;

namespace NurtureLang.Simulation.Calibration;

/// <summary>What is asked of a calibration.</summary>
/// <param name="Scores">The scores, by position.</param>
/// <param name="Outcome">What they are held against.</param>
/// <param name="Within">How long after a snapshot an outcome counts, in ticks.</param>
public sealed record CalibrationOptions(ImmutableArray<int> Scores, Outcome Outcome, long Within);

/// <summary>Whether higher scores went with more outcomes.</summary>
public sealed record CalibrationResult
{
    /// <summary>What was asked.</summary>
    public required CalibrationOptions Options { get; init; }

    /// <summary>The instants at which scores were looked at, in ticks, rising.</summary>
    public required ImmutableArray<long> Snapshots { get; init; }

    /// <summary>How many looks at a contact were left out because it had the outcome before.</summary>
    public required long Before { get; init; }

    /// <summary>The scores.</summary>
    public required ImmutableArray<ScoreCalibration> Scores { get; init; }
}

/// <summary>How one score stands to the outcome.</summary>
public sealed record ScoreCalibration
{
    /// <summary>The score's name.</summary>
    public required string Name { get; init; }

    /// <summary>How many looks at a contact there are.</summary>
    public required long Looks { get; init; }

    /// <summary>After how many of them the outcome came in time.</summary>
    public required long Converted { get; init; }

    /// <summary>How many looks found no value, and are not among the others.</summary>
    public required long Unknown { get; init; }

    /// <summary>How good the order of the scores is.</summary>
    public required RankAccuracy Accuracy { get; init; }

    /// <summary>The looks in ten parts, the highest scores first; a part may hold none.</summary>
    public required ImmutableArray<Decile> Deciles { get; init; }

    /// <summary>The share after which the outcome came, in millionths; null where there are no looks.</summary>
    public long? Rate => Looks == 0 ? null : Plan.Values.Value.Divide(Converted, Looks);
}

/// <summary>A tenth of the looks, by score.</summary>
/// <param name="Number">Its number, 1 for the highest scores.</param>
/// <param name="From">Its lowest score, in millionths; null where it holds none.</param>
/// <param name="To">Its highest score, in millionths.</param>
/// <param name="Looks">How many looks it holds.</param>
/// <param name="Converted">After how many of them the outcome came in time.</param>
/// <param name="Rate">The share of them, in millionths; null where it holds none.</param>
/// <param name="Lift">How many times the share of all that is, in millionths; null where there is nothing to compare.</param>
public sealed record Decile(int Number, long? From, long? To, long Looks, long Converted, long? Rate, long? Lift);
