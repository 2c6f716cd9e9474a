using System.Collections.Concurrent;
using NurtureLang.Plan.Functions;

namespace NurtureLang.Scripting.Running;

/// <summary>What a function gave for some values: a function is pure, so it is asked once. Bounded; safe for any number of threads.</summary>
internal sealed class ScriptCache
{
    // A full one is emptied: what it held is asked again, and gives the same.
    private const int Most = 200_000;

    private readonly ConcurrentDictionary<long[], FunctionResult> known = new(new ByValues());
    private readonly ConcurrentDictionary<long[], FunctionResult>.AlternateLookup<ReadOnlySpan<long>> bySpan;
    private int count;

    public ScriptCache() => bySpan = known.GetAlternateLookup<ReadOnlySpan<long>>();

    /// <summary>What is known for some values. Nothing is allocated.</summary>
    public bool TryGet(ReadOnlySpan<long> arguments, out FunctionResult result) => bySpan.TryGetValue(arguments, out result);

    /// <summary>Keeps what was given.</summary>
    public void Add(ReadOnlySpan<long> arguments, FunctionResult result)
    {
        if (Interlocked.Increment(ref count) > Most)
        {
            known.Clear();
            Interlocked.Exchange(ref count, 1);
        }

        known.TryAdd(arguments.ToArray(), result);
    }

    private sealed class ByValues : IEqualityComparer<long[]>, IAlternateEqualityComparer<ReadOnlySpan<long>, long[]>
    {
        public bool Equals(long[]? x, long[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(long[] obj) => GetHashCode(obj.AsSpan());

        public bool Equals(ReadOnlySpan<long> alternate, long[] other) => alternate.SequenceEqual(other);

        public long[] Create(ReadOnlySpan<long> alternate) => alternate.ToArray();

        public int GetHashCode(ReadOnlySpan<long> alternate)
        {
            var hash = 17L;
            foreach (var value in alternate) hash = unchecked((hash * 0x9E3779B97F4A7C1) + value);
            return unchecked((int)(hash ^ (hash >> 29)));
        }
    }
}
