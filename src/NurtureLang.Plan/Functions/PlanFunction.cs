using System.Collections.Immutable;
using NurtureLang.Plan.Schema;

namespace NurtureLang.Plan.Functions;

/// <summary>A function that a script in C# computes: what it takes and gives, and which script it is. The script itself is no part of a plan.</summary>
/// <remarks>INVARIANT: a plan names a script by the hash of its bytes; what has another hash is never run in its place.</remarks>
/// <param name="Name">Its name, and that of the method in the script.</param>
/// <param name="Parameters">What it is given, in order.</param>
/// <param name="Returns">The type of what it gives.</param>
/// <param name="Path">The script's path from the campaign's folder, with forward slashes.</param>
/// <param name="Hash">SHA-256 of the script's bytes, in lower-case hex.</param>
/// <param name="Source">Where the function was declared.</param>
public sealed record PlanFunction(
    string Name, ImmutableArray<PlanProperty> Parameters, PlanType Returns, string Path, string Hash, string Source)
{
    /// <summary>How many parameters a function has at most.</summary>
    public const int MostParameters = 20;

    private const int LongestPath = 1_000;

    /// <summary>Whether a path stays inside of the folder that it starts from, whatever the machine: no root, no drive, no `..`.</summary>
    public static bool IsInside(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.Length is > 0 and <= LongestPath
            && !path.AsSpan().ContainsAny(":\\\0?*")
            && path.Split('/').All(part => part is not ("" or "." or ".."));
    }
}
