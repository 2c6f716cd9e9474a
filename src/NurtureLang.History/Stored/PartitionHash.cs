using NurtureLang.History.Log;
using NurtureLang.History.Values;

namespace NurtureLang.History.Stored;

/// <summary>Which partition a contact is in, by its contact_id alone.</summary>
/// <remarks>INVARIANT: a part of the form of the compact history: who changes the hash has to raise the version of that form. A test holds it.</remarks>
internal static class PartitionHash
{
    /// <summary>The partition of a contact.</summary>
    /// <param name="contactId">The contact_id as UTF-8, without blanks around it.</param>
    /// <param name="partitions">How many partitions there are, 1 at least.</param>
    public static int Of(ReadOnlySpan<byte> contactId, int partitions) => RecordWriter.PartitionOf(ByteIndex.Hash(contactId), partitions);
}
