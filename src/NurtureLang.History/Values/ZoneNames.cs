using NurtureLang.Plan.Values;

namespace NurtureLang.History.Values;

/// <summary>Tells names of time zones from other texts; each text is asked about once.</summary>
internal sealed class ZoneNames(TextCache cache, TextPool texts, Func<string, bool> isTimeZone)
{
    private readonly Dictionary<int, bool> known = [];

    /// <summary>How many cells named no time zone.</summary>
    public long Unknown { get; set; }

    /// <summary>The pool's number of a zone's name, or unknown when it is none.</summary>
    public long Read(ReadOnlySpan<byte> name)
    {
        var id = cache.Intern(name);
        if (!known.TryGetValue(id, out var valid))
        {
            valid = isTimeZone(texts[id]);
            known.Add(id, valid);
        }

        if (valid) return id;
        Unknown++;
        return Value.Unknown;
    }
}
