using System.Collections.Immutable;
using NurtureLang.Semantics;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Semantics.Types;

namespace NurtureLang.Ide.Timing;

/// <summary>A step, and when it happens.</summary>
/// <param name="Step">The step.</param>
/// <param name="At">When.</param>
/// <param name="Repeats">The rhythm that it stands in; null for none.</param>
/// <param name="Hours">For a touch: when it may leave; null for everything else.</param>
/// <param name="Track">The block under an anchor that it stands in; null for a step of a sequence's own line.</param>
internal sealed record TimedStep(BoundStep Step, Moment At, BoundRepeat? Repeats, SendHours? Hours, BoundTrack? Track);

/// <summary>
/// When each step of a sequence happens, from what its waits, windows and branches determine. Caps and closed days are not counted,
/// and quiet hours only where the time of day is known: a plan is told, not a run.
/// </summary>
internal sealed class StepTimes
{
    private readonly Program program;
    private readonly BoundSequence sequence;
    private readonly List<TimedStep> found = [];
    private readonly SendHours plain;
    private BoundTrack? track;

    private StepTimes(Program program, BoundSequence sequence)
    {
        this.program = program;
        this.sequence = sequence;
        plain = new SendHours(sequence.Windows, [], []);
    }

    /// <summary>The steps that do something, in the order of the text. A program's streams have their times written beside them, and are left out.</summary>
    public static ImmutableArray<TimedStep> Of(Program program, BoundSequence sequence)
    {
        if (sequence.Program is not null) return [];
        var times = new StepTimes(program, sequence);
        foreach (var one in sequence.Tracks)
        {
            times.track = sequence.Anchor is null ? null : one;
            times.Walk(one.Steps, sequence.Anchor is { } anchor ? times.Anchored(anchor, one) : times.Entered(), null);
        }

        return [.. times.found];
    }

    private Moment Entered()
    {
        Moment? begin = null;
        foreach (var entry in sequence.Entries) begin = begin is null ? Entered(entry) : Moment.Either(begin, Entered(entry));
        begin ??= Moment.AnyTime;
        if (sequence.Spread is { } spread) begin = begin.Within(new CalendarSpan(0, (int)(spread.Ticks / WeekClock.Day), spread.Ticks % WeekClock.Day));
        return sequence.Pace is null ? begin : begin.Within(null);
    }

    private static Moment Entered(BoundEntry entry) => entry.Schedule switch
    {
        null => Moment.AnyTime,
        { At: { } at } => Moment.OnDate(at),
        { EveryWeeks: > 0 } weekly => Moment.OnDays(weekly.Weekdays, weekly.Time),
        var other => Moment.OnDays(WeekClock.EveryDay, other.Time),
    };

    private Moment Anchored(BoundAnchor anchor, BoundTrack block)
    {
        var hasTime = anchor.IsInstant && !anchor.IsEveryYear;
        var moment = (hasTime ? Moment.AnyTime : Moment.OnDays(WeekClock.EveryDay, 0)).After(block.Distance with { Ticks = 0 }, block.IsBefore);
        if (block.At is { } at) moment = moment.AtTime(at);
        if (anchor.Shift != DayShift.None) moment = moment.OnWorkingDay(OpenDays(anchor.Calendar), anchor.Shift == DayShift.Before);
        return moment.After(new CalendarSpan(0, 0, block.Distance.Ticks), block.IsBefore);
    }

    private int OpenDays(CalendarSymbol? calendar) =>
        program.Calendars.FirstOrDefault(one => one.Symbol == calendar)?.Open.Aggregate(0, (mask, hours) => mask | hours.Days) ?? 0;

    // When what follows the steps happens; null where nobody comes there.
    private Moment? Walk(ImmutableArray<BoundStep> steps, Moment? now, BoundRepeat? repeats)
    {
        foreach (var step in steps)
        {
            if (now is null) return null;
            now = After(step, now, repeats);
        }

        return now;
    }

    private Moment? After(BoundStep step, Moment now, BoundRepeat? repeats)
    {
        switch (step)
        {
            case BoundSend send: return Send(step, now, repeats, send.Messages, send.Windows);
            case BoundSendNext send: return Send(step, now, repeats, [.. send.Choices.SelectMany(choice => choice.Messages)], send.Windows);
            case BoundWait wait: return now.After(wait.Length);
            case BoundWaitLength: return now.Unbounded();
            case BoundWaitUntil until: return Until(until, now);
            case BoundWaitFor wait: return Awaited(wait, now, repeats);
            case BoundBranching branching: return Branches(branching, now, repeats);
            case BoundSplit split: return Split(split, now, repeats);
            case BoundRepeat repeat: return Repeat(repeat, now);
            case BoundExitStep:
                Add(step, now, repeats, null);
                return null;
            default:
                Add(step, now, repeats, null);
                return now;
        }
    }

    private Moment Send(BoundStep step, Moment now, BoundRepeat? repeats, ImmutableArray<MessageSymbol> messages, ImmutableArray<WeekHours> windows)
    {
        var channels = messages.Select(message => program.Messages.FirstOrDefault(one => one.Symbol == message)?.Channel).ToHashSet();
        // Several channels may have quiet hours of their own.
        List<BoundQuiet> quiet = now.Time is null || channels.Count != 1
            ? [] : [.. program.Policy.Quiet.Where(one => one.Channels.IsEmpty || one.Channels.Any(channel => channels.Contains(channel)))];
        var hours = windows.IsEmpty && quiet.Count == 0 ? plain : new SendHours(sequence.Windows, windows, quiet);
        var leaves = now.Deferred(hours);
        Add(step, leaves, repeats, hours);
        return leaves;
    }

    private static Moment Until(BoundWaitUntil until, Moment now)
    {
        if (until.Value is null)
            return until.Weekdays == 0 ? now.NextTime(until.Time ?? 0) : now.NextDay(until.Weekdays, until.Time ?? 0);
        if (until is { Value: BoundConstant { Type.Kind: TypeKind.Date } date, Offset: null, Time: { } time } && Math.Abs(date.Value) < 1_000_000)
            return Moment.OnDate(((long)date.Value * WeekClock.Day) + time) with { IsCounted = false, Passed = null };
        // Whose date is over goes on at once, so that not even the time of day is certain.
        return now.Unbounded();
    }

    private Moment? Awaited(BoundWaitFor wait, Moment now, BoundRepeat? repeats)
    {
        Moment? after = null;
        foreach (var branch in wait.Branches) after = Either(after, Walk(branch.Then, now.Within(wait.UpTo), repeats));
        return wait.UpTo is { } limit ? Either(after, Walk(wait.Timeout, now.After(limit), repeats)) : after;
    }

    // Where no branch holds, the step behind is next: the last branch of an exhaustive one is `otherwise`, whose condition is fixed.
    private Moment? Branches(BoundBranching branching, Moment now, BoundRepeat? repeats)
    {
        Moment? after = null;
        var isWhole = false;
        foreach (var branch in branching.Branches)
        {
            after = Either(after, Walk(branch.Then, now, repeats));
            isWhole |= branch.When is BoundLiteral { Holds: true };
        }

        return isWhole || IsExhaustive(branching) ? after : Either(after, now);
    }

    private static bool IsExhaustive(BoundBranching branching) => branching.Origin.Source.Text.AsSpan(branching.Origin.Span.Start).StartsWith("choose");

    private Moment? Split(BoundSplit split, Moment now, BoundRepeat? repeats)
    {
        Moment? after = null;
        foreach (var arm in split.Arms) after = Either(after, arm.Waits ? now.Within(split.Winner?.After) : Walk(arm.Then, now, repeats));
        return after;
    }

    private Moment? Repeat(BoundRepeat repeat, Moment now)
    {
        var once = Walk(repeat.Body, now, repeat);
        // Who leaves from within leaves the sequence; who stays comes out after some run.
        if (repeat.Times == 0) return repeat.Until is null ? null : now.Within(null);
        var last = (once ?? now).After(Times(repeat.Every, repeat.Times - 1));
        return repeat.Until is null ? once is null ? null : last : now.Or(last);
    }

    /// <summary>A length of time some times over.</summary>
    internal static CalendarSpan Times(CalendarSpan length, int times) => length.ApproximateTicks > WeekClock.Latest / Math.Max(1, times)
        ? new CalendarSpan(0, 1_000_000, 0)
        : new CalendarSpan(length.Months * times, length.Days * times, length.Ticks * times);

    private static Moment? Either(Moment? one, Moment? other) => one is null ? other : other is null ? one : one.Or(other);

    private void Add(BoundStep step, Moment at, BoundRepeat? repeats, SendHours? hours) => found.Add(new TimedStep(step, at, repeats, hours, track));
}
