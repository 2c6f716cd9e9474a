using System.Globalization;
using NurtureLang.History;
using NurtureLang.Plan;
using NurtureLang.Simulation.Metrics;

namespace NurtureLang.Simulation.Run;

/// <summary>What the reader of a result should know about how it came about, one sentence each.</summary>
internal static class RunNotes
{
    private const int MostColumns = 8;

    /// <summary>The notes of a run.</summary>
    public static IReadOnlyList<string> Of(
        CampaignPlan plan, HistorySummary found, bool hasReceivedAt, RunMetrics metrics, SimulationOptions options)
    {
        var notes = new List<string> { "This is a replay: the contacts of this history never got these touches, and did what they did without them." };
        void Add(long count, string one, string many)
        {
            if (count > 0) notes.Add(count == 1 ? one : string.Format(CultureInfo.InvariantCulture, many, count));
        }

        Add(found.InstantsWithoutOffset,
            $"1 time stamp without an offset was read in {plan.TimeZone}.", $"{{0:N0}} time stamps without an offset were read in {plan.TimeZone}.");
        Add(found.UnknownTimeZones,
            "1 cell names a time zone that does not exist; it counts as unknown.",
            "{0:N0} cells name a time zone that does not exist; they count as unknown.");
        Add(found.Duplicates, "1 event came twice and changed nothing the second time.", "{0:N0} events came twice and changed nothing the second time.");
        Add(found.ContactsFromEventsOnly,
            "1 contact is named by events only; its fields are unknown.", "{0:N0} contacts are named by events only; their fields are unknown.");
        Add(metrics.EventsLeftOut, "1 event lies outside of the run and was left out.", "{0:N0} events lie outside of the run and were left out.");
        Add(metrics.ContactsLeftOut,
            "1 contact was created after the run and was left out.", "{0:N0} contacts were created after the run and were left out.");
        Add(metrics.ContactsMerged, "1 contact was merged into another.", "{0:N0} contacts were merged into others.");
        AddColumns(notes, "contacts", found.IgnoredContactColumns);
        AddColumns(notes, "events", found.IgnoredEventColumns);
        if (hasReceivedAt)
        {
            notes.Add(options.Late == LateMode.EventTime
                ? "Late events count as if they had come in time (--late event-time)."
                : "Late events count when they came in (--late as-received).");
        }

        foreach (var (reason, times) in metrics.Diagnostics.InOrder)
            notes.Add(string.Format(CultureInfo.InvariantCulture, "The engine noted `{0}` {1:N0} times; --decisions shows where.", reason, times));
        return notes;
    }

    private static void AddColumns(List<string> notes, string file, IReadOnlyList<string> columns)
    {
        if (columns.Count == 0) return;
        var named = string.Join(", ", columns.Take(MostColumns)) + (columns.Count > MostColumns ? " and others" : "");
        notes.Add($"The campaign does not use these columns of the {file}: {named}.");
    }
}
