namespace NurtureLang.History.Stored;

/// <summary>What a compact history says of itself as a whole.</summary>
/// <param name="Summary">What reading the tables found, without what partitions find.</param>
/// <param name="HasReceived">Whether events say when they were received.</param>
/// <param name="ByTime">From when to when the events go, by their instants.</param>
/// <param name="AsReceived">From when to when they go, by when they were received.</param>
internal sealed record StoredHead(HistorySummary Summary, bool HasReceived, HistorySpan ByTime, HistorySpan AsReceived);
