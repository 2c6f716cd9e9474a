using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Execution;

namespace NurtureLang.Runtime.Conditions;

/// <summary>Until when a value or a condition holds if nothing happens: an instant after now, or <see cref="Ticks.Never"/>.</summary>
/// <remarks>INVARIANT: nothing changes before the instant; at the instant it may. So waking then, and only then, misses nothing.</remarks>
internal abstract class Horizon
{
    /// <summary>The instant until which it holds.</summary>
    public abstract long Of(Frame frame);

    /// <summary>The horizon of what time does not change.</summary>
    public static readonly Horizon Never = new Constant();

    private sealed class Constant : Horizon
    {
        public override long Of(Frame frame) => Ticks.Never;
    }
}

/// <summary>The horizon of a value made of others: the first of theirs.</summary>
internal sealed class FirstHorizon(Horizon[] parts) : Horizon
{
    public static Horizon Of(IEnumerable<Horizon> parts)
    {
        Horizon[] some = [.. parts.Where(part => part != Never)];
        return some.Length switch { 0 => Never, 1 => some[0], _ => new FirstHorizon(some) };
    }

    public override long Of(Frame frame)
    {
        var first = Ticks.Never;
        foreach (var part in parts) first = Math.Min(first, part.Of(frame));
        return first;
    }
}

/// <summary>The horizon of `and` (or, with the sense turned, of `or`).</summary>
/// <remarks>While one part that decides holds, the others do not matter: so it is the last horizon of the parts that decide, where there are any.</remarks>
internal sealed class JunctionHorizon(Func<Frame, bool>[] tests, Horizon[] parts, bool decides) : Horizon
{
    public override long Of(Frame frame)
    {
        var first = Ticks.Never;
        var last = long.MinValue;
        for (var index = 0; index < parts.Length; index++)
        {
            var horizon = parts[index].Of(frame);
            first = Math.Min(first, horizon);
            if (tests[index](frame) == decides) last = Math.Max(last, horizon);
        }

        return last != long.MinValue ? last : first;
    }
}

/// <summary>The horizon of something that a function tells.</summary>
internal sealed class ComputedHorizon(Func<Frame, long> next) : Horizon
{
    public override long Of(Frame frame) => next(frame);
}

/// <summary>The horizon of a comparison in which something changes smoothly: the exact tick at which it turns, solved.</summary>
internal sealed class CrossingHorizon(
    Func<Frame, bool> test, int turnsTrue, Slope difference, Horizon steps, long longestHalfLife, bool isLazy) : Horizon
{
    // After so many half-lives the largest sum is less than half a millionth.
    private const int HalfLives = 130;
    private const long ShortestLook = Ticks.PerMillisecond;

    // Nearer than this it is solved, also where a look too many is cheaper than solving.
    private const long NearEnough = Ticks.PerHour;

    public override long Of(Frame frame)
    {
        var step = steps.Of(frame);
        var direction = difference.Direction(frame);
        if (direction == 0) return step;
        var now = test(frame);
        // A difference that falls never makes `>=` true, nor `<` false; one that rises the other way round.
        if (turnsTrue != 0 && direction is not null && now == (direction == turnsTrue)) return step;
        // Smooth up to just before the step: at the step itself something else has changed already.
        var end = Math.Min(step - 1, EndOfFading(frame.Now));
        if (end <= frame.Now) return step;
        if (direction is null) return Math.Min(step, SafeLook(frame, end));
        // What many contacts make together is dear to solve, and the next event of one of them moves it anyway.
        if (isLazy && SafeLook(frame, end) is var safe && safe - frame.Now > NearEnough) return Math.Min(step, safe);
        return At(frame, end) == now ? step : FirstTurn(frame, end, now);
    }

    private long EndOfFading(long now)
    {
        var span = longestHalfLife == 0 ? Ticks.Latest : (Int128)longestHalfLife * HalfLives;
        return (long)Int128.Min(Ticks.Latest, now + span);
    }

    // The difference only rises or only falls, so the answer turns once: halve the span down to the tick.
    private long FirstTurn(Frame frame, long end, bool now)
    {
        var before = frame.Now;
        while (end - before > 1)
        {
            var middle = before + ((end - before) / 2);
            if (At(frame, middle) == now) before = middle;
            else end = middle;
        }

        return end;
    }

    // Rising and falling parts mixed: no faster than the rate can the gap close, so before that nothing turns.
    private long SafeLook(Frame frame, long end)
    {
        var (rate, span) = (difference.Rate(frame), difference.Span(frame));
        var gap = Math.Max(0, Math.Abs((double)difference.Value(frame)) - difference.Jump(frame));
        if (rate <= 0 && double.IsPositiveInfinity(span)) return Ticks.Never;
        // A value that a bound holds at the very number that it is compared with, or that is rounded to it, has no gap and may yet stay for long.
        var safe = Math.Max(Math.Min(rate <= 0 ? span : gap / rate, span), difference.Calm(frame));
        return Math.Min(end, frame.Now + Math.Max(ShortestLook, (long)Math.Min(safe, 1e18)));
    }

    private bool At(Frame frame, long instant)
    {
        var now = frame.Now;
        frame.Now = instant;
        var holds = test(frame);
        frame.Now = now;
        return holds;
    }
}
