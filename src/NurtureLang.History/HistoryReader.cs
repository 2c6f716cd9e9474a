namespace NurtureLang.History;

/// <summary>Reads a history from its files into memory.</summary>
public static class HistoryReader
{
    /// <summary>
    /// Reads contacts, then events. A row that cannot be read goes to the rejects with its line and the reason, and the reading goes on, or with
    /// <see cref="HistoryOptions.Strict"/> stops.
    /// </summary>
    /// <param name="contacts">The contacts; null where only the events are there.</param>
    /// <param name="events">The events; null where only the contacts are there.</param>
    /// <param name="options">What else reading has to know.</param>
    /// <exception cref="HistoryException">A file cannot be used as a whole, or a row cannot be read and reading is strict.</exception>
    public static HistoryData Read(HistorySource? contacts, HistorySource? events, HistoryOptions options)
    {
        using var partitions = PartitionedReader.Read(contacts, events, options, threads: 1, partitions: 1, memory: long.MaxValue);
        var whole = partitions.Load(0);
        return whole.With(partitions.Summary.With(whole));
    }
}
