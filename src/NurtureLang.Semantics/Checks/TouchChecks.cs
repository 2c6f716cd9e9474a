using System.Collections.Immutable;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Semantics.Types;

namespace NurtureLang.Semantics.Checks;

/// <summary>Touches that the sequence's own cap always drops, or that have no time of the week to leave in.</summary>
internal sealed class TouchChecks(CheckContext context, IReadOnlyDictionary<MessageSymbol, BoundMessage> messages)
{
    private const int MinutesPerDay = 24 * 60;
    private const long TicksPerMinute = CalendarSpan.TicksPerDay / MinutesPerDay;

    private readonly BoundPolicy policy = context.Program.Policy;

    public void Check(BoundSequence sequence)
    {
        foreach (var step in BoundWalk.Steps(sequence))
        {
            if (step is BoundSend send) Time(send.Messages[0], send.Windows, send.Origin, sequence);
            else if (step is BoundCast { Messages: [var piece, ..] } cast) Time(piece, [], cast.Origin, sequence);
            else if (step is BoundSendNext next) Time(next.Choices[0].Messages[0], next.Windows, next.Origin, sequence);
        }

        var capped = sequence.Capped ?? policy.Capped;
        var touches = BoundWalk.Steps(sequence).SelectMany(BoundWalk.Messages).Any(message => IsMarketing(message));
        if (capped is null && touches && !policy.Caps.IsEmpty && sequence.Symbol.Origin is { } at)
        {
            const string Wait = "if capped wait up to 2 days";
            context.Report(MeaningDiagnostics.CappedNotSaid.At(at.Source, at.Span, sequence.Symbol.Name).With(Mends.FirstLine($"say `{Wait}`", at.Source, at.Span, Wait)));
        }

        if (capped is null) return;
        foreach (var track in sequence.Tracks) Caps(track.Steps, capped);
    }

    private bool IsMarketing(MessageSymbol symbol) => messages.TryGetValue(symbol, out var message) && !message.IsTransactional;

    private void Time(MessageSymbol sent, ImmutableArray<WeekHours> windows, Origin origin, BoundSequence sequence)
    {
        if (!messages.TryGetValue(sent, out var message) || message.IsTransactional) return;
        var quiet = policy.Quiet.Where(one => one.Channels.IsEmpty || one.Channels.Contains(message.Channel)).ToList();
        for (var day = 0; day < 7; day++)
        {
            for (var minute = 0; minute < MinutesPerDay; minute++)
            {
                var time = minute * TicksPerMinute;
                if (Open(sequence.Windows, day, time) && Open(windows, day, time) && !quiet.Exists(one => Within(one.Start, one.End, time))) return;
            }
        }

        context.Report(FindingDiagnostics.NoTimeToSend, origin, message.Symbol.Name);
    }

    private static bool Within(long start, long end, long time) => start < end ? time >= start && time < end : time >= start || time < end;

    // Hours that cross midnight belong to the day on which they start.
    private static bool Open(ImmutableArray<WeekHours> windows, int day, long time) =>
        windows.IsEmpty || windows.Any(part => part.Start < part.End
            ? (part.Days & (1 << day)) != 0 && time >= part.Start && time < part.End
            : ((part.Days & (1 << day)) != 0 && time >= part.Start) || ((part.Days & (1 << ((day + 6) % 7))) != 0 && time < part.End));

    // Only sends and waits of a known length, one after the other: what stands between others may take any time.
    private void Caps(ImmutableArray<BoundStep> steps, BoundCapped capped)
    {
        var run = new List<(BoundSend Send, BoundMessage Message, long At)>();
        long now = 0;
        foreach (var step in steps)
        {
            switch (step)
            {
                case BoundSend { Messages.Length: 1 } send when messages.TryGetValue(send.Messages[0], out var message) && !message.IsTransactional:
                    run.Add((send, message, now));
                    if (policy.Caps.Any(cap => IsForEverybody(cap) && Dropped(run, cap, capped))) return;
                    break;
                case BoundWait wait:
                    // At the latest: a day may have an hour more, a month three days.
                    now += wait.Length.ApproximateTicks + wait.Length.Months * CalendarSpan.TicksPerDay;
                    if (wait.Length.Days > 0) now += CalendarSpan.TicksPerDay / 24;
                    break;
                case BoundTask or BoundAlert or BoundSet:
                    break;
                default:
                    run.Clear();
                    now = 0;
                    break;
            }
        }
    }

    private static bool Counts(BoundCap cap, BoundMessage message) =>
        (cap.Channel is null || cap.Channel == message.Channel) && (cap.Topic is null || cap.Topic == message.Topic);

    // A cap for some people stands in place of the one for everybody.
    private bool IsForEverybody(BoundCap cap) =>
        cap.For is null && !policy.Caps.Any(other => other.For is not null && other.Channel == cap.Channel && other.Topic == cap.Topic);

    private bool Dropped(List<(BoundSend Send, BoundMessage Message, long At)> run, BoundCap cap, BoundCapped capped)
    {
        var counted = run.Where(touch => Counts(cap, touch.Message)).ToList();
        var last = run[^1];
        if (counted.Count <= cap.Count || counted[^1].Send != last.Send) return false;
        var first = counted[^(cap.Count + 1)];
        var between = last.At - first.At;
        var frees = cap.Period.Unit switch
        {
            CalendarUnit.None => cap.Period.Ticks - between,
            // Without a wait both fall on one day; when the next begins is not known, so that waiting may help.
            _ => between == 0 && capped.Wait is null ? 1 : 0,
        };
        if (frees <= 0 || (capped.Wait is { } wait && frees <= wait.ApproximateTicks + CalendarSpan.TicksPerDay)) return false;
        var over = capped.Wait is null ? "is skipped" : "does not wait long enough";
        var why = $"{cap.Count} may leave per period, {counted.Count} are due in it, and a touch over the cap {over}";
        context.Report(FindingDiagnostics.CapImpossible.At(last.Send.Origin.Source, last.Send.Origin.Span, last.Message.Symbol.Name, why)
            .With(new Syntax.Diagnostics.RelatedSpan("the cap", cap.Origin.Source, cap.Origin.Span)));
        return true;
    }
}
