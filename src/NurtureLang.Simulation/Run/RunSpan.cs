using NurtureLang.History;
using NurtureLang.History.Log;
using NurtureLang.Plan.Values;
using NurtureLang.Simulation.Decisions;

namespace NurtureLang.Simulation.Run;

/// <summary>From when to when a run goes, both ends inclusive, in ticks.</summary>
/// <param name="From">The first instant.</param>
/// <param name="Until">The last instant.</param>
public readonly record struct RunSpan(long From, long Until)
{
    /// <summary>What was asked for, and where nothing was, from the history's first instant to its last.</summary>
    /// <exception cref="SimulationException">The run has no time: the history is empty, or the end lies before the beginning.</exception>
    public static RunSpan Of(SimulationOptions options, PartitionedHistory history)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(history);
        var (from, until) = (options.From, options.Until);
        if (from == Value.Unknown || until == Value.Unknown)
        {
            var (first, last) = history.SpanOf(OrderOf(options.Late));
            if (from == Value.Unknown) from = first == Value.Unknown ? options.Until : first;
            if (until == Value.Unknown) until = last == Value.Unknown ? from : last;
        }

        if (until == Value.Unknown)
            throw new SimulationException("The history holds no event, so it does not say how long the run is; say it with --until, and --from.");
        if (from > until)
            throw new SimulationException(
                $"The run would end at {InstantText.Format(until)}, before it begins at {InstantText.Format(from)}; change --from or --until.");
        return new RunSpan(from, until);
    }

    /// <summary>Whether an instant lies in the span.</summary>
    public bool Holds(long instant) => instant >= From && instant <= Until;

    /// <summary>The order in which events come in.</summary>
    public static EventOrder OrderOf(LateMode late) => late == LateMode.EventTime ? EventOrder.EventTime : EventOrder.AsReceived;

    /// <summary>When each of a contact's events counts as having come in.</summary>
    public static ReadOnlySpan<long> MomentsOf(ContactEvents events, LateMode late) =>
        late == LateMode.AsReceived && events.ReceivedAt.Length > 0 ? events.ReceivedAt : events.Instants;
}
