using NurtureLang.Plan.Sequences;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Runtime.State;
using NurtureLang.Runtime.Time;

namespace NurtureLang.Runtime.Execution;

/// <summary>Works out when the blocks under an anchor are due, and drops those whose time has passed.</summary>
internal sealed class Anchors(LoadedPlan plan)
{
    /// <summary>The date or instant that drives an enrolment that begins now; unknown where there is none (any more).</summary>
    public long Occurrence(Frame frame, LoadedSequence sequence, long after)
    {
        var anchor = sequence.Plan.Anchor;
        if (anchor is null || sequence.Anchor is null) return anchor is { IsEntry: true } ? frame.Now : Value.Unknown;
        var value = sequence.Anchor(frame);
        if (value == Value.Unknown || !anchor.EveryYear) return value;
        return NextAnniversary(frame, sequence, anchor.IsInstant ? frame.Zone.Day(value) : value, after);
    }

    /// <summary>The instant at which a block is due.</summary>
    public long DueOf(Frame frame, LoadedSequence sequence, PlanTrack track, long occurrence)
    {
        var anchor = sequence.Plan.Anchor;
        if (anchor is null || occurrence == Value.Unknown) return frame.Now;
        var isInstant = (anchor.IsEntry || anchor.IsInstant) && !anchor.EveryYear;
        var sign = track.Before ? -1 : 1;
        var distance = track.Distance;
        if (isInstant && track.At == Value.Unknown && anchor.Shift == BusinessDayShift.None)
            return frame.Zone.Move(occurrence, distance, track.Before);

        var local = isInstant ? frame.Zone.Local(occurrence) : occurrence * Ticks.PerDay;
        local = ZoneClock.MoveLocal(local, distance, sign);
        var day = ZoneClock.FloorDivide(local, Ticks.PerDay);
        var time = track.At != Value.Unknown ? track.At : local - (day * Ticks.PerDay);
        if (anchor.Calendar >= 0) day = plan.Calendars[anchor.Calendar].Shift(day, anchor.Shift);
        return frame.Zone.At((day * Ticks.PerDay) + time) + (sign * distance.Ticks);
    }

    /// <summary>Sets when the blocks that have not begun are due; those whose time has passed are sent now or dropped, as was said.</summary>
    public void Schedule(Frame frame, LoadedSequence sequence, Enrolment enrolment)
    {
        for (var index = 0; index < enrolment.Tracks.Length; index++)
        {
            var track = enrolment.Tracks[index];
            if (track.Begun || track.Status == TrackStatus.Done) continue;
            var written = sequence.Plan.Tracks[index];
            var due = DueOf(frame, sequence, written, enrolment.Anchor);
            (track.Due, track.Began) = (due, due);
            if (due >= frame.Now) continue;
            if (written.SendLate ?? sequence.Plan.Anchor?.SendLate ?? true) track.Due = frame.Now;
            else Drop(frame, sequence, enrolment, index, Reasons.Late);
        }
    }

    /// <summary>Drops a block that has not begun.</summary>
    public void Drop(Frame frame, LoadedSequence sequence, Enrolment enrolment, int index, string reason)
    {
        var track = enrolment.Tracks[index];
        var written = sequence.Plan.Tracks[index];
        track.Status = TrackStatus.Done;
        var first = written.First < 0 ? null : sequence.Plan.Steps[written.First];
        var message = first is SendStep send ? plan.Plan.Messages[send.Messages[0]] : null;
        frame.Sink.Take(new Decision
        {
            At = frame.Now,
            Kind = DecisionKind.Dropped,
            Sequence = sequence.Plan.Name,
            Enrolment = enrolment.Number,
            Step = first?.Name ?? written.Name,
            Name = message?.Name,
            Channel = message is null ? null : plan.Plan.Channels[message.Channel],
            Reason = reason,
            Due = track.Began == frame.Now ? Value.Unknown : track.Began,
            Source = written.Source,
        });
    }

    private long NextAnniversary(Frame frame, LoadedSequence sequence, long birth, long after)
    {
        var date = ZoneClock.DateOf(birth);
        var year = Math.Max(date.Year, ZoneClock.DateOf(frame.Zone.Day(frame.Now)).Year - 1);
        for (; year < 9999; year++)
        {
            var day = ZoneClock.DayOf(year, date.Month, Math.Min(date.Day, DateTime.DaysInMonth(year, date.Month)));
            if (after != Value.Unknown && day <= after) continue;
            var last = sequence.Plan.Tracks.Max(track => DueOf(frame, sequence, track, day));
            if (last >= frame.Now) return day;
        }

        return Value.Unknown;
    }
}
