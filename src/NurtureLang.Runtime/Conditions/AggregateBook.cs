using System.Linq.Expressions;
using NurtureLang.Plan;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Layout;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Execution;

namespace NurtureLang.Runtime.Conditions;

/// <summary>Keeps what the aggregates remember, and reads it.</summary>
internal sealed class AggregateBook(CampaignPlan plan, StateLayout layout, TextPool texts)
{
    private readonly PlanAggregate[] aggregates = [.. plan.Aggregates];
    private readonly int[] slots = [.. layout.Aggregates];
    private readonly int[] lists = [.. layout.AggregateLists];

    /// <summary>Counts an event that occurred at an instant. Whether the window forgot one that was still inside is the answer.</summary>
    public bool Record(Frame frame, int index, long instant)
    {
        var aggregate = aggregates[index];
        var value = aggregate.Property < 0 ? instant : frame.Event[aggregate.Property];
        var list = lists[index];
        if (list >= 0) return aggregate.Key is null ? RecordInList(frame, aggregate, list, instant, value) : KeyedEvents.Record(frame, aggregate, list, instant, value);
        var slot = slots[index];
        var words = frame.Words;
        switch (aggregate.Kind)
        {
            case AggregateKind.Count when aggregate.From > 0:
                Insert(words, slot, aggregate.Capacity, instant);
                return false;
            case AggregateKind.Count:
                words[slot]++;
                return false;
            case AggregateKind.Sum:
                if (value != Value.Unknown) words[slot] = Value.Add(words[slot], value);
                return false;
            case AggregateKind.First:
                if (words[slot] == Value.Unknown || instant < words[slot]) (words[slot], words[slot + 1]) = (instant, value);
                return false;
            case AggregateKind.Last:
                if (words[slot] == Value.Unknown || instant >= words[slot]) (words[slot], words[slot + 1]) = (instant, value);
                return false;
            default:
                if (value != Value.Unknown) Amounts.Add(words, slot, aggregate.Kind, value);
                return false;
        }
    }

    /// <summary>The value of a keyed aggregate now, made of the events whose key is a value.</summary>
    public long ReadKeyed(Frame frame, int index, long key) => KeyedEvents.Read(frame, plan, aggregates[index], lists[index], key, texts);

    /// <summary>The value of an aggregate now.</summary>
    public long Read(Frame frame, int index)
    {
        var aggregate = aggregates[index];
        var list = lists[index];
        if (list >= 0) return ReadList(frame, aggregate, list);
        var slot = slots[index];
        return aggregate.Kind switch
        {
            AggregateKind.Count when aggregate.From > 0 => CountRing(frame.Words, slot, aggregate.From, aggregate.To, frame.Now),
            AggregateKind.Count => frame.Words[slot] * Value.One,
            AggregateKind.Sum or AggregateKind.Min or AggregateKind.Max => frame.Words[slot],
            AggregateKind.Average => Amounts.Average(frame.Words[slot], frame.Words[slot + 1]),
            _ => frame.Words[slot + 1],
        };
    }

    /// <summary>The next instant after now at which time alone changes the value.</summary>
    public long NextChange(Frame frame, int index)
    {
        var aggregate = aggregates[index];
        // A keyed one is asked while an event is under test, and never by time alone.
        if (aggregate.From == 0 || aggregate.Key is not null) return Ticks.Never;
        var next = Ticks.Never;
        if (lists[index] >= 0)
        {
            if (frame.State.Lists[lists[index]] is not { } entries) return next;
            for (var entry = 0; entry < entries.Count; entry += 2) next = Math.Min(next, NextChange(frame, aggregate, entries[entry]));
            return next;
        }

        var slot = slots[index];
        for (var entry = slot + 1; entry <= slot + frame.Words[slot]; entry++)
            next = Math.Min(next, NextChange(frame, aggregate, frame.Words[entry]));
        return next;
    }

    private static long NextChange(Frame frame, PlanAggregate aggregate, long instant)
    {
        var enters = instant + aggregate.To;
        if (aggregate.To > 0 && enters > frame.Now) return enters;
        var leaves = instant + aggregate.From;
        return leaves > frame.Now ? leaves : Ticks.Never;
    }

    /// <summary>The instant of the last event that a `last` aggregate took; unknown where there is none.</summary>
    public long LastInstant(Frame frame, int index) => frame.Words[slots[index]];

    /// <summary>Puts an instant into a ring of the newest ones, newest first. The first word is how many there are.</summary>
    public static void Insert(long[] words, int slot, int capacity, long instant)
    {
        unchecked
        {
            var length = (int)words[slot];
            var at = 0;
            while (at < length && words[slot + 1 + at] > instant) at++;
            if (at >= capacity) return;
            if (length < capacity) words[slot] = ++length;
            for (var index = length - 1; index > at; index--) words[slot + 1 + index] = words[slot + index];
            words[slot + 1 + at] = instant;
        }
    }

    /// <summary>Counts the instants of a ring that lie in a window, in millionths.</summary>
    public static long CountRing(long[] words, int slot, long from, long to, long now)
    {
        // INVARIANT: instants lie within the range of Ticks, so that no sum of them leaves 64 bits.
        unchecked
        {
            var length = (int)words[slot];
            var after = now - from;
            var upTo = now - to;
            var count = 0L;
            for (var index = slot + 1; index <= slot + length; index++)
            {
                if (words[index] <= after) break;
                if (words[index] <= upTo) count++;
            }

            return count * Value.One;
        }
    }

    /// <summary>The value of an aggregate as code; null where it is kept in a list.</summary>
    public Expression? Code(int index)
    {
        if (lists[index] >= 0) return null;
        var aggregate = aggregates[index];
        if (aggregate.Kind == AggregateKind.Average) return null;
        var word = ExpressionCompiler.Word(slots[index] + (aggregate.Kind is AggregateKind.First or AggregateKind.Last ? 1 : 0));
        if (aggregate.Kind != AggregateKind.Count) return word;
        return aggregate.From == 0
            ? Expression.Multiply(word, Expression.Constant(Value.One))
            : Expression.Call(
                typeof(AggregateBook), nameof(CountRing), null, ExpressionCompiler.Words, Expression.Constant(slots[index]),
                Expression.Constant(aggregate.From), Expression.Constant(aggregate.To), ExpressionCompiler.Now);
    }

    /// <summary>The recording of an event as code; null where it is not a plain count.</summary>
    public Expression? RecordCode(int index, Expression instant)
    {
        var aggregate = aggregates[index];
        if (lists[index] >= 0 || aggregate.Kind != AggregateKind.Count) return null;
        return aggregate.From == 0
            ? Expression.PreIncrementAssign(ExpressionCompiler.Word(slots[index]))
            : Expression.Call(
                typeof(AggregateBook), nameof(Insert), null, ExpressionCompiler.Words, Expression.Constant(slots[index]),
                Expression.Constant(aggregate.Capacity), instant);
    }

    private static bool RecordInList(Frame frame, PlanAggregate aggregate, int list, long instant, long value)
    {
        if (aggregate.Kind != AggregateKind.Count && value == Value.Unknown) return false;
        var entries = frame.State.List(list);
        var after = frame.Now - aggregate.From;
        while (entries.Count > 0 && entries[0] <= after) entries.RemoveRange(0, 2);
        var at = entries.Count;
        while (at > 0 && entries[at - 2] > instant) at -= 2;
        entries.InsertRange(at, [instant, value]);
        if (entries.Count <= 2 * aggregate.Capacity) return false;
        entries.RemoveRange(0, 2);
        return !aggregate.Exact;
    }

    private static long ReadList(Frame frame, PlanAggregate aggregate, int list)
    {
        var amounts = new Amounts(aggregate.Kind);
        if (frame.State.Lists[list] is not { } entries) return amounts.Result;
        var after = frame.Now - aggregate.From;
        var upTo = frame.Now - aggregate.To;
        for (var index = 0; index < entries.Count; index += 2)
        {
            if (entries[index] > after && entries[index] <= upTo) amounts.Take(entries[index + 1]);
        }

        return amounts.Result;
    }
}
