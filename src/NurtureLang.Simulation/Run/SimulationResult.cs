using NurtureLang.History;
using NurtureLang.Plan.Values;
using NurtureLang.Simulation.Calibration;
using NurtureLang.Simulation.Metrics;
using NurtureLang.Simulation.WhatIf;

namespace NurtureLang.Simulation.Run;

/// <summary>What a run gave. It says nothing of the machine, the hour or the number of threads: the same inputs give the same result.</summary>
public sealed record SimulationResult
{
    private readonly string? planHash;

    /// <summary>The figures.</summary>
    public required RunMetrics Metrics { get; init; }

    /// <summary>The outcomes of the splits that sought a winner and found one.</summary>
    public IReadOnlyList<SplitOutcome> Outcomes { get; init; } = [];

    /// <summary>What was asked of the run.</summary>
    public required SimulationOptions Options { get; init; }

    /// <summary>The first instant of the run, in ticks.</summary>
    public required long From { get; init; }

    /// <summary>The last instant of the run, inclusive, in ticks.</summary>
    public required long Until { get; init; }

    /// <summary>How many rows could not be read.</summary>
    public required long Rejected { get; init; }

    /// <summary>What the reader of the result should know, one sentence each.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>What drawn reactions would make of it; null where nobody asked. The other figures are those of the replay.</summary>
    public WhatIfResult? WhatIf { get; init; }

    /// <summary>Whether higher scores went with more outcomes; null where nobody asked.</summary>
    public CalibrationResult? Calibration { get; init; }

    /// <summary>The hash of the plan that ran; its own where nothing else is said.</summary>
    public string PlanHash
    {
        get => planHash ?? Metrics.Plan.Hash;
        init => planHash = value;
    }

    /// <summary>The length of the run in simulated time, in ticks.</summary>
    public long Span => Until == Value.Unknown || From == Value.Unknown ? 0 : Until - From;

    /// <summary>The result of a run that is over.</summary>
    internal static SimulationResult Of(RunMetrics metrics, SimulationOptions options, RunSpan span, HistorySummary summary, bool hasReceivedAt) => new()
    {
        Metrics = metrics,
        Options = options,
        From = span.From,
        Until = span.Until,
        Rejected = summary.Rejected,
        Notes = RunNotes.Of(metrics.Plan, summary, hasReceivedAt, metrics, options),
    };
}
