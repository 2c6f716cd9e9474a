using System.Text;
using NurtureLang.Plan.Values;

namespace NurtureLang.Simulation.WhatIf;

/// <summary>Draws of chance by counting and hashing: each is a function of what it is about, so that threads, partitions and the order of contacts change nothing.</summary>
/// <remarks>docs/cli.md tells how, so that another program can draw the same. Whole numbers only.</remarks>
internal static class Draws
{
    private const ulong Odd = 0x9E3779B97F4A7C15UL;

    /// <summary>The number that stands for a text: FNV-1a over its UTF-8, mixed.</summary>
    public static ulong KeyOf(ReadOnlySpan<byte> utf8)
    {
        unchecked
        {
            var hash = 14695981039346656037UL;
            foreach (var unit in utf8) hash = (hash ^ unit) * 1099511628211UL;
            return Mix(hash);
        }
    }

    /// <summary>The number that stands for a text.</summary>
    public static ulong KeyOf(string text) => KeyOf(Encoding.UTF8.GetBytes(text));

    /// <summary>The draw, or the key of further draws, that belongs to a key and a number under it.</summary>
    public static ulong Under(ulong key, ulong number)
    {
        unchecked
        {
            return Mix(key + Odd + Mix(number + Odd));
        }
    }

    /// <summary>Whether a draw falls within a share, in millionths: never for 0, always for a million.</summary>
    public static bool IsWithin(ulong draw, long share) => Scale(draw, Value.One) < share;

    /// <summary>A whole number from 0 to one less than a count, by a draw.</summary>
    public static long Scale(ulong draw, long count) => (long)Math.BigMul(draw, (ulong)count, out _);

    // The end of splitmix64: every bit of the result depends on every bit that goes in.
    private static ulong Mix(ulong number)
    {
        unchecked
        {
            number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9UL;
            number = (number ^ (number >> 27)) * 0x94D049BB133111EBUL;
            return number ^ (number >> 31);
        }
    }
}
