using System.Collections.Immutable;
using NurtureLang.Plan.Values;

namespace NurtureLang.Simulation.WhatIf;

/// <summary>What is asked of a what-if.</summary>
/// <param name="Model">How contacts react.</param>
/// <param name="Repetitions">How often the history is run with other draws, 1 to 1,000.</param>
public sealed record WhatIfOptions(ResponseModel Model, int Repetitions)
{
    /// <summary>How many repetitions there are where nothing is said.</summary>
    public const int UsualRepetitions = 20;

    /// <summary>How many there are at most.</summary>
    public const int MostRepetitions = 1_000;
}

/// <summary>What a what-if gave: figures of drawn reactions, none of what people did.</summary>
public sealed record WhatIfResult
{
    /// <summary>The model.</summary>
    public required ResponseModel Model { get; init; }

    /// <summary>Where its draws started from.</summary>
    public required long Seed { get; init; }

    /// <summary>How many repetitions there were.</summary>
    public required int Repetitions { get; init; }

    /// <summary>The model's rules with the rates that held.</summary>
    public required ImmutableArray<RuleRate> Rates { get; init; }

    /// <summary>By event how many reactions came.</summary>
    public required FigureGroup Reactions { get; init; }

    /// <summary>How many contacts would have reacted more often than the model allows.</summary>
    public required Figure CutShort { get; init; }

    /// <summary>The figures of the runs, in the shape of the result of a replay.</summary>
    public required FigureGroup Figures { get; init; }

    /// <summary>For each split in how many repetitions each arm met its goal best; `tie` where several did.</summary>
    public required ImmutableArray<SplitChances> Best { get; init; }

    /// <summary>What the reader should know, one sentence each.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}

/// <summary>A rule with the rate that held.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Touches">Of how many recorded touches the rate was estimated; null where the model states it.</param>
/// <param name="Reacted">How many of these were reacted to.</param>
/// <param name="Rate">The rate over the repetitions, as a share of one.</param>
/// <param name="Delay">How long afterwards.</param>
public sealed record RuleRate(ResponseRule Rule, long? Touches, long? Reacted, Figure Rate, ReactionDelay Delay)
{
    /// <summary>The rate that is expected, in millionths: as stated, or as if of the recorded touches one more had been reacted to and one more had not.</summary>
    public long Expected => Touches is { } touches ? Value.Divide((Reacted ?? 0) + 1, touches + 2) : Rule.Rate ?? 0;
}

/// <summary>How often each arm of a split was the best.</summary>
/// <param name="Split">The split's name.</param>
/// <param name="Arms">By arm in how many repetitions the greatest share of its enrolments met the goal.</param>
/// <param name="Ties">In how many repetitions no arm alone did.</param>
public sealed record SplitChances(string Split, ImmutableArray<KeyValuePair<string, int>> Arms, int Ties);
