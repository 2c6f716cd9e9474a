using System.Collections.Concurrent;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Values;

namespace NurtureLang.History.Stored;

/// <summary>The texts of a compact history in the pool, and which of them are time zones. Safe for several threads.</summary>
/// <param name="ids">For each text of the file its number in the pool.</param>
/// <param name="options">The pool, and what says which zones there are.</param>
internal sealed class StoredTexts(int[] ids, HistoryOptions options)
{
    private readonly ConcurrentDictionary<int, bool> zones = new();

    /// <summary>For each text of the file its number in the pool.</summary>
    public int[] Ids => ids;

    // Which zones there are depends on the machine: what is none here is unknown, as it is when rows are read.
    public bool IsZone(int id) => zones.GetOrAdd(id, static (text, known) => known.IsTimeZone(known.Texts[text]), options);
}

/// <summary>The values that a field or property may have in a compact history.</summary>
internal sealed class ValueRange
{
    private readonly StoredBytes file;
    private readonly StoredTexts texts;
    private readonly bool isText;
    private readonly bool isZone;
    private readonly long least;
    private readonly long most;

    /// <summary>The range of a type.</summary>
    public ValueRange(PlanType type, HistoryOptions options, StoredTexts texts, StoredBytes file)
    {
        this.texts = texts;
        this.file = file;
        isText = type is { Set: false, Kind: ValueKind.Text or ValueKind.TimeZone };
        isZone = type is { Set: false, Kind: ValueKind.TimeZone };
        (least, most) = isText ? (0, texts.Ids.Length - 1) : RangeOf(type, SchemaText.Limit(type, options));
    }

    /// <summary>The value as the plan means it; a text gets its number in the pool.</summary>
    /// <exception cref="HistoryException">It is outside of the range.</exception>
    public long Check(long value)
    {
        if (value == Value.Unknown) return value;
        if (value < least || value > most) throw file.Damaged("a value is none of its type");
        if (!isText) return value;
        var id = texts.Ids[value];
        return isZone && !texts.IsZone(id) ? Value.Unknown : id;
    }

    private static (long Least, long Most) RangeOf(PlanType type, int names) => type.Kind switch
    {
        _ when type.Set => (0, (1L << Math.Min(names, 62)) - 1),
        ValueKind.Channel or ValueKind.Message or ValueKind.Asset or ValueKind.Topic or ValueKind.Enum => (0, names - 1),
        ValueKind.YesNo => (0, 1),
        ValueKind.Time => (0, Ticks.PerDay),
        ValueKind.Date => ((Ticks.Earliest / Ticks.PerDay) - 1, (Ticks.Latest / Ticks.PerDay) + 1),
        ValueKind.Instant => (Ticks.Earliest, Ticks.Latest),
        _ => (-Value.LargestNumber, Value.LargestNumber),
    };
}
