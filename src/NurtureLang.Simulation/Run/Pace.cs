using NurtureLang.Plan.Sequences;
using NurtureLang.Runtime.Execution;

namespace NurtureLang.Simulation.Run;

/// <summary>Says when the enrolments of a sequence begin of which at most so many do in a period: in the order in which they would, lots at one instant.</summary>
internal static class Pace
{
    /// <summary>Adds when each enrolment begins that has to wait.</summary>
    public static void Start(Engine engine, int sequence, List<Queued> queue, Dictionary<(int Sequence, long Contact, int Enrolment), long> starts)
    {
        if (engine.Plan.Sequences[sequence].Pace is not { } pace || queue.Count == 0) return;
        var zone = engine.Zones.Campaign;
        var next = 0;
        var period = long.MinValue;
        var begins = long.MinValue;
        var inPeriod = 0;
        var last = new long[pace.Count <= queue.Count ? pace.Count : queue.Count];
        foreach (var one in queue.OrderBy(one => one.Wanted).ThenBy(one => Engine.LotOf(one.Contact, pace.Salt)).ThenBy(one => one.Contact).ThenBy(one => one.Enrolment))
        {
            var at = Math.Max(one.Wanted, begins);
            if (pace.Period.Unit == CalendarUnit.None)
            {
                // The ring holds the last so many beginnings: the oldest must have left the period.
                if (next >= pace.Count) at = Math.Max(at, last[next % pace.Count] + pace.Period.Ticks);
                last[next++ % pace.Count] = at;
                begins = at;
            }
            else
            {
                if (zone.Period(at, pace.Period.Unit) != period) (period, inPeriod) = (zone.Period(at, pace.Period.Unit), 0);
                if (inPeriod == pace.Count)
                {
                    at = zone.NextPeriod(at, pace.Period.Unit);
                    (period, inPeriod) = (zone.Period(at, pace.Period.Unit), 0);
                }

                inPeriod++;
                begins = at;
            }

            if (at > one.Wanted) starts.Add((sequence, one.Contact, one.Enrolment), at);
        }
    }
}
