namespace NurtureLang.SampleData;

/// <summary>A made-up history of one sample.</summary>
public interface IHistory
{
    /// <summary>The name of the sample's folder under samples/.</summary>
    string Sample { get; }

    /// <summary>Writes the history: the same bytes each time, on every machine.</summary>
    HistoryFiles Write();
}

/// <summary>The two files of a history.</summary>
/// <param name="Contacts">The text of contacts.csv.</param>
/// <param name="Events">The text of events.csv.</param>
public sealed record HistoryFiles(string Contacts, string Events);
