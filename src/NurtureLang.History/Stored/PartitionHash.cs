using System.Buffers.Binary;
using System.Numerics;

namespace NurtureLang.History.Stored;

/// <summary>Which partition a contact is in, by its contact_id alone.</summary>
/// <remarks>INVARIANT: a part of the form of the compact history: another function needs another version of it. Not the hash of <c>ByteIndex</c>: the contacts
/// of one partition would meet in few of its slots.</remarks>
internal static class PartitionHash
{
    /// <summary>The partition of a contact.</summary>
    /// <param name="contactId">The contact_id as UTF-8, without blanks around it.</param>
    /// <param name="partitions">How many partitions there are, 1 to 65,536.</param>
    public static int Of(ReadOnlySpan<byte> contactId, int partitions)
    {
        unchecked
        {
            const ulong Factor = 0x9FB21C651E98DF25UL;
            var hash = 0x2545F4914F6CDD1DUL + (ulong)contactId.Length;
            for (; contactId.Length > 8; contactId = contactId[8..])
                hash = BitOperations.RotateLeft((hash ^ BinaryPrimitives.ReadUInt64LittleEndian(contactId)) * Factor, 31);
            ulong rest = 0;
            if (contactId.Length == 8)
            {
                rest = BinaryPrimitives.ReadUInt64LittleEndian(contactId);
            }
            else
            {
                for (var i = 0; i < contactId.Length; i++) rest |= (ulong)contactId[i] << (8 * i);
            }

            hash = (hash ^ rest) * Factor;
            hash = (hash ^ (hash >> 35)) * Factor;
            return (int)((hash >> 48) * (uint)partitions >> 16);
        }
    }
}
