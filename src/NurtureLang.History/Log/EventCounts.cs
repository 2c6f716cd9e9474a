using NurtureLang.History.Rows;

namespace NurtureLang.History.Log;

/// <summary>What the rows of an events file came to.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Duplicates">Events that the same contact had before.</param>
/// <param name="NewContacts">Contacts that only events name.</param>
internal sealed record EventCounts(RowCounts Rows, long Duplicates, int NewContacts)
{
    /// <summary>No file.</summary>
    public static EventCounts None { get; } = new(RowCounts.None, 0, 0);
}
