using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace NurtureLang.Benchmarks.HandWritten;

/// <summary>The campaign of w1.nurture as a program, over the contacts of one thread.</summary>
internal sealed unsafe class Campaign(ContactTable table)
{
    private const int DaySeconds = 86_400;
    private const int Days = Workload.ReferenceWorkload.Days;
    private const double HalfLifeDays = 30;
    private const int Ahead = 10;

    // A score is rounded to the millionth before it is compared.
    private const double Rounding = 0.5e-6;

    // By event type: the points, and how often a day they are awarded (the limit divided by the points). Sixteen, so that four bits need no test.
    private static readonly double[] Points = [1, 0, 1, 3, 10, 2, 8, 15, 25, 30, 4, 0, 0, 0, 0, 0];
    private static readonly byte[] TimesADay = [5, 0, 2, 2, 1, 2, 1, 1, 1, 1, 2, 0, 0, 0, 0, 0];
    private static readonly double[] Thresholds = [20 - Rounding, 50 - Rounding, 80 - Rounding];

    // What a point given at an instant weighs against one given at the start: a table for each part of the instant.
    private readonly double* dayWeights = Weights(Days + 1, HalfLifeDays);
    private readonly double* minuteWeights = Weights(1_440, HalfLifeDays * 1_440);
    private readonly double* secondWeights = Weights(60, HalfLifeDays * DaySeconds);
    private readonly long[] reached = new long[3];
    private readonly long[] reachedSeconds = new long[3];

    /// <summary>Applies events in their order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply(PackedEvent* next, int count)
    {
        var end = next + count;
        fixed (double* points = Points)
        fixed (byte* times = TimesADay)
        {
            for (; next < end; next++)
            {
                if (Sse.IsSupported && next + Ahead < end) Sse.Prefetch0(table.Home(next[Ahead].Key));
                var contact = table.Find(next->Key);
                var rest = next->Rest;
                var type = (int)(rest & 15);
                var page = rest >> PackedEvent.TypeBits & 3;
                var second = (int)(rest >> 6 & 63);
                var minute = (int)(rest >> 12 & 2_047);
                var day = (int)(rest >> 23);
                if (times[type] != 0 && MayAward(contact, type, day, times[type]))
                {
                    var weight = dayWeights[day] * minuteWeights[minute] * secondWeights[second];
                    contact->Heat += points[type] * weight;
                    if (contact->Stage < 3) Move(contact, weight, (day * DaySeconds) + (minute * 60) + second);
                }

                if (page != PackedEvent.OtherPage) Visit(contact, page, (day * DaySeconds) + (minute * 60) + second);
            }
        }
    }

    /// <summary>Adds what this thread's contacts came to.</summary>
    public void AddTo(
        long[] now, long[] sumReached, long[] sumSeconds, long[] segments, SortedDictionary<long, long> whole, ref Int128 scores)
    {
        for (var i = 0; i < 3; i++)
        {
            sumReached[i] += reached[i];
            sumSeconds[i] += reachedSeconds[i];
        }

        var until = Days * DaySeconds;
        var counts = new Dictionary<long, long>();
        for (var place = table.Places; place < table.Places + table.Length; place++)
        {
            if (place->Key == ContactState.Nobody) continue;
            now[place->Stage]++;
            var score = (long)Math.Round(place->Heat / dayWeights[Days] * 1e6, MidpointRounding.AwayFromZero);
            scores += score;
            CollectionsMarshal.GetValueRefOrAddDefault(counts, score / 1_000_000, out _)++;
            var pricing = place->Pricing1 > until - (14 * DaySeconds);
            if (pricing && (place->Traits & ContactTraits.Builds) != 0) segments[0]++;
            if (pricing && (place->Traits & ContactTraits.Large) != 0) segments[1]++;
            if (place->Docs1 > until - (7 * DaySeconds) && (place->Traits & ContactTraits.Evaluates) != 0) segments[2]++;
        }

        foreach (var (points, contacts) in counts) whole[points] = whole.GetValueOrDefault(points) + contacts;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool MayAward(ContactState* contact, int type, int day, int times)
    {
        var awards = contact->Awards;
        if (awards >> 56 != (ulong)day) awards = (ulong)day << 56;
        var place = type * 4;
        var may = (int)(awards >> place & 15) < times;
        contact->Awards = may ? awards + (1UL << place) : awards;
        return may;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Move(ContactState* contact, double weight, int instant)
    {
        while (contact->Stage < 3 && contact->Heat >= Thresholds[contact->Stage] * weight)
        {
            reached[contact->Stage]++;
            reachedSeconds[contact->Stage] += instant;
            contact->Stage++;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Visit(ContactState* contact, uint page, int instant)
    {
        if (page == PackedEvent.PricingPage)
        {
            (contact->Pricing1, contact->Pricing2, contact->Pricing3) = (contact->Pricing2, contact->Pricing3, instant);
            return;
        }

        contact->Docs1 = contact->Docs2;
        contact->Docs2 = contact->Docs3;
        contact->Docs3 = contact->Docs4;
        contact->Docs4 = contact->Docs5;
        contact->Docs5 = instant;
    }

    private static double* Weights(int count, double halfLife)
    {
        var weights = (double*)NativeMemory.Alloc((nuint)count, sizeof(double));
        for (var i = 0; i < count; i++) weights[i] = Math.Pow(2, i / halfLife);
        return weights;
    }
}
