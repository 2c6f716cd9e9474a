using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using NurtureLang.Plan.Sequences;
using NurtureLang.Plan.Values;

namespace NurtureLang.Runtime.Execution;

/// <summary>Draws lots by hash: the same contact and salt always draw the same, on every machine and in every order of contacts.</summary>
/// <remarks>docs/language.md tells how, so that another program can draw the same.</remarks>
internal static class Lots
{
    private const int FractionBits = 48;

    /// <summary>The number that stands for a contact in every draw: the first eight bytes of SHA-256 of its id.</summary>
    public static long KeyOf(ReadOnlySpan<byte> contactId)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(contactId, hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }

    /// <summary>What a salt is made ready to, once for a plan.</summary>
    public static byte[] Salt(string salt) => [.. Encoding.UTF8.GetBytes(salt), 0, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>A draw: the first eight bytes of SHA-256 of the salt, a zero byte and the contact's eight bytes, as a share of 2^64.</summary>
    public static ulong Draw(long contact, byte[] salt)
    {
        var bytes = salt.Length <= 256 ? stackalloc byte[salt.Length] : new byte[salt.Length];
        salt.CopyTo(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes[^8..], contact);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }

    /// <summary>Whether a draw falls within a share of people, in millionths. Whoever is within a share is within every larger one.</summary>
    public static bool IsWithin(ulong draw, long share) => Math.BigMul(draw, (ulong)Value.One, out _) < (ulong)share;

    /// <summary>The arm that a contact is dealt to: the one with the least -log2(draw) / share.</summary>
    /// <remarks>
    /// Each arm draws for itself, by its name. So the order of the arms does not matter, and an arm that grows takes people from the others and moves
    /// nobody between two arms whose shares keep their ratio.
    /// </remarks>
    public static int ArmOf(long contact, SplitStep split, byte[][] salts)
    {
        var best = -1;
        UInt128 bestLength = 0;
        long bestShare = 0;
        for (var arm = 0; arm < salts.Length; arm++)
        {
            var share = split.Arms[arm].Share;
            if (share == 0) continue;
            var length = MinusLog2(Draw(contact, salts[arm]));
            if (best >= 0 && length * (ulong)bestShare >= bestLength * (ulong)share) continue;
            (best, bestLength, bestShare) = (arm, length, share);
        }

        return best;
    }

    /// <summary>-log2 of a draw as a share of 2^64, in units of 2^-48, rounded up: whole numbers only, so that every machine agrees.</summary>
    internal static UInt128 MinusLog2(ulong draw)
    {
        unchecked
        {
            if (draw == 0) draw = 1;
            var zeros = BitOperations.LeadingZeroCount(draw);
            var mantissa = draw << zeros;
            var log = (ulong)(63 - zeros);
            for (var bit = 0; bit < FractionBits; bit++)
            {
                // The square of a number from 1 to 2: from 2 on the next bit of the logarithm is set.
                var high = Math.BigMul(mantissa, mantissa, out var low);
                var isSet = high >> 63;
                log = (log << 1) | isSet;
                mantissa = isSet == 1 ? high : (high << 1) | (low >> 63);
            }

            return (64UL << FractionBits) - log;
        }
    }
}
