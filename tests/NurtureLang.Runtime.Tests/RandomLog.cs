using NurtureLang.Plan;
using NurtureLang.Plan.Layout;
using NurtureLang.Plan.Values;

namespace NurtureLang.Runtime.Tests;

/// <summary>Makes up the events of one contact, late ones and ones of the same instant among them.</summary>
internal static class RandomLog
{
    private static readonly string[] Words = ["alpha", "beta", "gamma", "Europe/Berlin", "America/New_York", "Nowhere/None"];

    public sealed record Entry(long At, int Type, long[] Properties, bool Late);

    public static TextPool Texts()
    {
        var texts = new TextPool();
        AddTexts(texts);
        return texts;
    }

    public static void AddTexts(TextPool texts)
    {
        foreach (var word in Words) texts.Intern(word);
    }

    public static long[] Fields(int seed) =>
        [seed % 3 * 6 * Value.One, seed % 2 == 0 ? Value.Unknown : 0, seed % 4 == 0 ? Value.Unknown : Day("2026-04-01") + seed, Value.Unknown];

    public static List<Entry> Make(int seed, CampaignPlan plan)
    {
        var random = new Random(seed * 31);
        var at = Log.At("2026-01-05T00:00:00Z");
        var entries = new List<Entry>();
        for (var count = random.Next(1, 60); count > 0; count--)
        {
            at += random.Next(5) == 0 ? 0 : random.NextInt64(0, random.Next(4) == 0 ? 30 * Ticks.PerDay : Ticks.PerDay);
            var late = random.Next(12) == 0;
            var type = random.Next(plan.Schema.Events.Length);
            entries.Add(new Entry(late ? at - random.NextInt64(0, 9 * Ticks.PerDay) : at, type, Properties(random, type), late));
        }

        return entries;
    }

    /// <summary>The same event for an engine whose pool holds one more text before these.</summary>
    public static long[] Shifted(Entry entry, CampaignPlan plan)
    {
        var properties = plan.Schema.Events[entry.Type].Properties;
        return [.. entry.Properties.Select((value, index) => StateLayout.IsText(properties[index].Type) && value != Value.Unknown ? value + 1 : value)];
    }

    private static long[] Properties(Random random, int type)
    {
        var number = random.Next(5) == 0 ? Value.Unknown : random.Next(10) * Value.One;
        var text = random.Next(5) == 0 ? Value.Unknown : random.Next(3);
        var date = random.Next(2) == 0 ? Value.Unknown : Day("2026-03-01") + random.Next(200);
        return type < 4 ? [number, text, date] : [number, text, date, random.Next(3) == 0 ? random.Next(3, 6) : Value.Unknown];
    }

    private static long Day(string date) => Log.At(date) / Ticks.PerDay;
}
