using System.Collections.Concurrent;
using NodaTime;
using NodaTime.TimeZones;
using NurtureLang.Plan.Values;

namespace NurtureLang.Runtime.Time;

/// <summary>The time zones, by IANA name, and the zone that stands for a country.</summary>
public sealed class ZoneTable
{
    private static readonly IReadOnlyDictionary<string, string> ZoneByCountry = MakeCountries();

    private readonly TextPool texts;
    private readonly ConcurrentDictionary<long, ZoneClock?> byText = new();
    private readonly ConcurrentDictionary<long, ZoneClock?> byCountry = new();

    internal ZoneTable(TextPool texts, string campaignZone)
    {
        this.texts = texts;
        Campaign = Find(campaignZone) ?? new ZoneClock(DateTimeZone.Utc);
    }

    /// <summary>The campaign's own zone.</summary>
    public ZoneClock Campaign { get; }

    /// <summary>Whether a name is that of a time zone.</summary>
    public static bool IsZone(string name) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) is not null;

    /// <summary>The clock of a zone, or null for a name that is none.</summary>
    public static ZoneClock? Find(string name) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) is { } zone ? new ZoneClock(zone) : null;

    /// <summary>The version of the time zone data, such as `TZDB: 2025b`.</summary>
    public static string Version => DateTimeZoneProviders.Tzdb.VersionId;

    /// <summary>The clock of the zone that a text names.</summary>
    internal ZoneClock? OfText(long text) => byText.GetOrAdd(text, id => Find(texts[id]));

    /// <summary>The clock of the most populous zone of the country that a text names by its two letters.</summary>
    internal ZoneClock? OfCountry(long text) =>
        byCountry.GetOrAdd(text, id => ZoneByCountry.TryGetValue(texts[id].ToUpperInvariant(), out var zone) ? Find(zone) : null);

    // The zone data lists a country's zones with the most populous first.
    private static Dictionary<string, string> MakeCountries()
    {
        var zones = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var location in TzdbDateTimeZoneSource.Default.ZoneLocations ?? []) zones.TryAdd(location.CountryCode, location.ZoneId);
        return zones;
    }
}
