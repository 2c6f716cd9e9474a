namespace NurtureLang.History.Stored;

/// <summary>Where a partition stands in a compact history and what is in it, as the index says.</summary>
/// <param name="Place">Where its chain begins.</param>
/// <param name="Size">How many bytes the chain has.</param>
/// <param name="Contacts">How many contacts it holds.</param>
/// <param name="Events">How many events it holds.</param>
internal readonly record struct StoredPart(long Place, long Size, int Contacts, int Events);
