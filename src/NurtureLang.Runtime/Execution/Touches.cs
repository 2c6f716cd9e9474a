using System.Collections.Immutable;
using NurtureLang.Plan.Content;
using NurtureLang.Plan.Layout;
using NurtureLang.Plan.Policy;
using NurtureLang.Plan.Sequences;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Runtime.State;
using NurtureLang.Runtime.Time;

namespace NurtureLang.Runtime.Execution;

/// <summary>What became of a touch at this instant.</summary>
internal enum TouchFate
{
    /// <summary>It left.</summary>
    Sent,
    /// <summary>It waits; everything is looked at again then.</summary>
    Deferred,
    /// <summary>It will never leave.</summary>
    Dropped,
    /// <summary>It will never leave, for want of consent.</summary>
    Refused,
}

/// <summary>Passes a touch through the gates, in their order, at the moment of sending: consent, suppression, window and quiet hours, caps.</summary>
internal sealed class Touches(LoadedPlan plan, Consents consents, Caps caps)
{
    private readonly Profiling profiling = new(plan);

    /// <summary>A touch at its step.</summary>
    public sealed record Touch(
        LoadedSequence Sequence, Enrolment Enrolment, TrackState Track, PlanStep Step, ImmutableArray<int> Messages, ImmutableArray<PlanHours> Windows);

    /// <summary>Sends, defers or drops a touch, and says so.</summary>
    public TouchFate Pass(Frame frame, Touch touch)
    {
        if (touch.Enrolment.HeldOut && plan.Plan.Messages[touch.Messages[0]] is { Transactional: false } withheld)
        {
            Say(frame, touch, withheld, DecisionKind.Dropped, Reasons.Holdout, touch.Sequence.HoldoutOf(touch.Enrolment.Control, plan.Plan.Policy));
            return TouchFate.Dropped;
        }

        var message = Permitted(frame, touch, out var refusal, out var source);
        if (refusal is not null)
        {
            Say(frame, touch, message, DecisionKind.Dropped, refusal, source);
            return TouchFate.Refused;
        }

        if (Silence(frame, message, out source) is { } silence)
        {
            Say(frame, touch, message, DecisionKind.Dropped, silence, source);
            return TouchFate.Dropped;
        }

        var windows = new OpenHours.Windows(plan.Plan.Policy.Quiet, 1L << message.Channel, touch.Sequence.Plan.Windows, touch.Windows, plan.Calendars);
        var allowed = OpenHours.NextAllowed(frame.Now, frame.Zone, windows, out var quiet);
        if (allowed > frame.Now) return Wait(frame, touch, message, allowed, quiet is null ? Reasons.Window : Reasons.QuietHours, WindowSource(touch, quiet));
        var free = caps.FreeAt(frame, message, out source);
        if (free > frame.Now) return OverCap(frame, touch, message, OpenHours.NextAllowed(free, frame.Zone, windows, out _), source);
        Leave(frame, touch, message);
        return TouchFate.Sent;
    }

    private PlanMessage Permitted(Frame frame, Touch touch, out string? refusal, out string source)
    {
        var first = plan.Plan.Messages[touch.Messages[0]];
        refusal = consents.Refusal(frame, first, out source);
        if (refusal is null) return first;
        for (var index = 1; index < touch.Messages.Length; index++)
        {
            var other = plan.Plan.Messages[touch.Messages[index]];
            if (consents.Refusal(frame, other, out _) is not null) continue;
            refusal = null;
            return other;
        }

        return first;
    }

    private string? Silence(Frame frame, PlanMessage message, out string source)
    {
        source = message.Source;
        if (message.Transactional) return null;
        var policy = plan.Plan.Policy;
        for (var index = 0; index < policy.Suppressions.Length; index++)
        {
            if ((policy.Suppressions[index].Except >> message.Channel & 1) != 0 || !plan.Suppressions[index](frame)) continue;
            source = policy.Suppressions[index].Source;
            return Reasons.Suppressed;
        }

        foreach (var silence in policy.CoolOffs)
        {
            var last = plan.Aggregates.LastInstant(frame, silence.LastInstant);
            if (last == Value.Unknown || frame.Now >= last + silence.Length) continue;
            source = silence.Source;
            return Reasons.CoolOff;
        }

        return null;
    }

    private static string WindowSource(Touch touch, PlanQuiet? quiet) =>
        quiet?.Source ?? (touch.Windows.IsEmpty ? touch.Sequence.Plan.Source : touch.Step.Source);

    private TouchFate OverCap(Frame frame, Touch touch, PlanMessage message, long free, string source)
    {
        var rule = touch.Sequence.Plan.IfCapped ?? plan.Plan.Policy.CapWait ?? new PlanCapRule(null, source);
        var deferred = touch.Track.Status == TrackStatus.Deferred;
        if (rule.Wait is null || free > frame.Zone.Move(touch.Track.Began, rule.Wait))
        {
            Say(frame, touch, message, DecisionKind.Dropped, rule.Wait is not null && deferred ? Reasons.Expired : Reasons.Cap, source);
            return TouchFate.Dropped;
        }

        return Wait(frame, touch, message, free, Reasons.Cap, source);
    }

    private TouchFate Wait(Frame frame, Touch touch, PlanMessage message, long until, string reason, string source)
    {
        if (until == Ticks.Never)
        {
            Say(frame, touch, message, DecisionKind.Dropped, Reasons.Expired, source);
            return TouchFate.Dropped;
        }

        touch.Track.Status = TrackStatus.Deferred;
        touch.Track.Due = until;
        Say(frame, touch, message, DecisionKind.Deferred, reason, source, until);
        return TouchFate.Deferred;
    }

    private void Leave(Frame frame, Touch touch, PlanMessage message)
    {
        var index = touch.Messages.First(candidate => ReferenceEquals(plan.Plan.Messages[candidate], message));
        var broken = plan.Guarantees.Broken(frame, index);
        caps.Count(frame, message);
        if (plan.Layout.LastSent[index] >= 0) frame.Words[plan.Layout.LastSent[index]] = frame.Now;
        if (plan.Layout.LastSentOnChannel >= 0) frame.Words[plan.Layout.LastSentOnChannel + message.Channel] = frame.Now;
        plan.TouchCounts.Take(frame, index);
        frame.Dirty |= plan.Signals.Sent;
        frame.Words[StateLayout.Flags] |= StateFlags.WakeStale;
        Say(frame, touch, message, DecisionKind.Sent, null, touch.Step.Source, asks: profiling.Ask(frame, index));
        foreach (var guarantee in broken)
            Guarantees.Say(frame, touch.Sequence.Plan.Name, touch.Enrolment.Number, touch.Step.Name, guarantee, $"`{message.Name}`");
        plan.Promises.KeepByMessage(frame, index);
    }

    private void Say(
        Frame frame, Touch touch, PlanMessage message, DecisionKind kind, string? reason, string source, long until = Value.Unknown,
        IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>>? asks = null) =>
        frame.Sink.Take(new Decision
        {
            At = frame.Now,
            Kind = kind,
            Sequence = touch.Sequence.Plan.Name,
            Enrolment = touch.Enrolment.Number,
            Step = touch.Step.Name,
            Name = message.Name,
            Channel = plan.Plan.Channels[message.Channel],
            Reason = reason,
            Until = until,
            Asks = asks,
            Due = touch.Track.Began == frame.Now ? Value.Unknown : touch.Track.Began,
            Source = source,
        });
}
