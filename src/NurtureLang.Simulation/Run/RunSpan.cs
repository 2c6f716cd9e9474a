using NurtureLang.History;
using NurtureLang.History.Log;
using NurtureLang.Plan.Values;

namespace NurtureLang.Simulation.Run;

/// <summary>From when to when a run goes, both ends inclusive, in ticks; unknown where a history without events leaves it open.</summary>
/// <param name="From">The first instant.</param>
/// <param name="Until">The last instant.</param>
public readonly record struct RunSpan(long From, long Until)
{
    /// <summary>What was asked for, and where nothing was, from the history's first instant to its last.</summary>
    public static RunSpan Of(SimulationOptions options, HistoryData history, ContactLog log)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(log);
        var (first, last) = (long.MaxValue, long.MinValue);
        for (var contact = 0; contact < log.ContactCount; contact++)
        {
            foreach (var instant in MomentsOf(log[contact], options.Late))
            {
                first = Math.Min(first, instant);
                last = Math.Max(last, instant);
            }
        }

        var from = options.From != Value.Unknown ? options.From : first == long.MaxValue ? options.Until : first;
        var until = options.Until != Value.Unknown ? options.Until : last == long.MinValue ? from : last;
        return new RunSpan(from, until);
    }

    /// <summary>Whether an instant lies in the span.</summary>
    public bool Holds(long instant) => instant >= From && instant <= Until;

    /// <summary>When each of a contact's events counts as having come in.</summary>
    public static ReadOnlySpan<long> MomentsOf(ContactEvents events, LateMode late) =>
        late == LateMode.AsReceived && events.ReceivedAt.Length > 0 ? events.ReceivedAt : events.Instants;
}
