using NurtureLang.Plan.Values;

namespace NurtureLang.History;

/// <summary>The first and the last instant of a history's events, in ticks; unknown where it has none. Events that came twice count as well.</summary>
/// <param name="First">The first instant.</param>
/// <param name="Last">The last instant.</param>
public readonly record struct HistorySpan(long First, long Last)
{
    /// <summary>The span of no events.</summary>
    public static HistorySpan None { get; } = new(Value.Unknown, Value.Unknown);

    /// <summary>The span that also holds an instant.</summary>
    public HistorySpan With(long instant) =>
        First == Value.Unknown ? new HistorySpan(instant, instant) : new HistorySpan(Math.Min(First, instant), Math.Max(Last, instant));

    /// <summary>The span that also holds another.</summary>
    public HistorySpan With(HistorySpan other) => other.First == Value.Unknown ? this : With(other.First).With(other.Last);
}
