namespace NurtureLang.History.Log;

/// <summary>The events of a compact history: grouped by contact and in order when they are read.</summary>
/// <param name="ByTime">The events in order of their instants.</param>
/// <param name="AsReceived">For each event in the order in which they were received its place in the other; null where the two are the same.</param>
/// <param name="HasReceived">Whether the log says when events were received.</param>
internal sealed record StoredLog(ContactLog ByTime, int[]? AsReceived, bool HasReceived)
{
    /// <summary>The events in an order.</summary>
    public ContactLog Group(EventOrder order) => order == EventOrder.EventTime || AsReceived is null ? ByTime : ByTime.Reordered(AsReceived);
}
