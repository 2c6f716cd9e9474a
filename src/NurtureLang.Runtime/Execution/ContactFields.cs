using NurtureLang.Plan.Layout;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.State;
using NurtureLang.Runtime.Time;

namespace NurtureLang.Runtime.Execution;

/// <summary>Changes the contact's fields, and what follows from them at once: the time zone, and when anchored touches are due.</summary>
internal sealed class ContactFields(LoadedPlan plan, Anchors anchors, Programs programs)
{
    /// <summary>Sets a field.</summary>
    public void Set(Frame frame, int field, long value)
    {
        if (frame.Words[StateLayout.Fields + field] == value) return;
        frame.Words[StateLayout.Fields + field] = value;
        Changed(frame, plan.Signals.Field(field));
    }

    /// <summary>Takes an event whose properties are the fields: the known ones replace them.</summary>
    public void Update(Frame frame, int count)
    {
        var changed = 0UL;
        for (var field = 0; field < count; field++)
        {
            var value = frame.Event[field];
            if (value == Value.Unknown || frame.Words[StateLayout.Fields + field] == value) continue;
            frame.Words[StateLayout.Fields + field] = value;
            changed |= plan.Signals.Field(field);
        }

        if (changed != 0) Changed(frame, changed);
    }

    /// <summary>The contact's clock: the first known zone of the chain, at last the campaign's.</summary>
    public ZoneClock ZoneOf(long[] words)
    {
        foreach (var source in plan.Plan.Policy.ZoneChain)
        {
            var value = words[StateLayout.Fields + source.Field];
            if (value == Value.Unknown) continue;
            if ((source.IsCountry ? plan.Zones.OfCountry(value) : plan.Zones.OfText(value)) is { } zone) return zone;
        }

        return plan.Zones.Campaign;
    }

    private void Changed(Frame frame, ulong changed)
    {
        frame.Dirty |= changed;
        frame.Words[StateLayout.Flags] |= StateFlags.WakeStale;
        var zone = ZoneOf(frame.Words);
        if (!ReferenceEquals(zone, frame.Zone))
        {
            frame.State.Zone = frame.Zone = zone;
            programs.TakeZone(frame);
        }

        foreach (var sequence in plan.Sequences)
        {
            if ((sequence.AnchorMask & changed) != 0) MoveAnchor(frame, sequence);
        }
    }

    private void MoveAnchor(Frame frame, LoadedSequence sequence)
    {
        var isInside = false;
        foreach (var enrolment in frame.State.Enrolments ?? [])
        {
            if (enrolment.Sequence != sequence.Index || enrolment.Ended) continue;
            isInside = true;
            var kept = frame.Kept;
            frame.Kept = enrolment.Kept;
            var moved = anchors.Occurrence(frame, sequence, Value.Unknown);
            if (moved != enrolment.Anchor) Reschedule(frame, sequence, enrolment, moved);
            frame.Kept = kept;
        }

        // A new date is a new reason to come in, also for somebody who had one before and is not inside any more.
        if (!isInside && sequence.Layout.AnchorEdge >= 0) frame.Words[sequence.Layout.AnchorEdge] = 0;
    }

    private void Reschedule(Frame frame, LoadedSequence sequence, Enrolment enrolment, long moved)
    {
        enrolment.Anchor = moved;
        if (moved != Value.Unknown)
        {
            anchors.Schedule(frame, sequence, enrolment);
            return;
        }

        foreach (var track in enrolment.Tracks)
        {
            if (!track.Begun && track.Status != TrackStatus.Done) track.Due = Ticks.Never;
        }
    }
}
