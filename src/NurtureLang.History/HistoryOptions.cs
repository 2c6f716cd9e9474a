using NurtureLang.History.Rejects;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Values;

namespace NurtureLang.History;

/// <summary>What reading has to know beside the files.</summary>
/// <param name="Schema">The fields and events of the campaign; what the schema does not name is not kept.</param>
/// <param name="Texts">The pool that gets every text; the plan's own texts are in it already.</param>
/// <param name="ToUtc">
/// Turns a local time of the campaign's zone (ticks since 1970-01-01T00:00 on its clocks) into an instant (ticks since 1970-01-01T00:00Z), for time
/// stamps that name no offset.
/// </param>
/// <param name="IsTimeZone">Whether a text is the name of a time zone; one that is not makes the value unknown and is counted.</param>
public sealed record HistoryOptions(PlanSchema Schema, TextPool Texts, Func<long, long> ToUtc, Func<string, bool> IsTimeZone)
{
    /// <summary>The channels, messages, assets and topics that cells may name.</summary>
    public PlanNames Names { get; init; } = PlanNames.None;

    /// <summary>Columns that have other names in the files.</summary>
    public HistoryMapping Mapping { get; init; } = HistoryMapping.None;

    /// <summary>Takes the rows that cannot be read; without it they are only counted.</summary>
    public IRejects? Rejects { get; init; }

    /// <summary>Whether the first row that cannot be read ends the reading.</summary>
    public bool Strict { get; init; }

    /// <summary>Told now and then how many bytes of the named file have been read, for a progress line; gzipped bytes where it is gzipped.</summary>
    public Action<string, long>? Progress { get; init; }
}
