using NurtureLang.Plan;
using NurtureLang.Plan.Functions;

namespace NurtureLang.Scripting.Running;

/// <summary>The scripts that somebody trusts, by the hash of their bytes.</summary>
public sealed class ScriptTrust
{
    /// <summary>What stands before a hash.</summary>
    public const string Prefix = "sha256:";

    private readonly HashSet<string> hashes = new(StringComparer.Ordinal);

    /// <summary>Nobody is trusted.</summary>
    public static ScriptTrust None { get; } = new();

    /// <summary>The scripts of some hashes, each written `sha256:` and 64 digits.</summary>
    /// <exception cref="FunctionException">One is not written so.</exception>
    public static ScriptTrust Of(IEnumerable<string> written)
    {
        ArgumentNullException.ThrowIfNull(written);
        var trust = new ScriptTrust();
        foreach (var one in written)
        {
            var hash = one.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? one[Prefix.Length..].ToLowerInvariant() : "";
            if (hash.Length != 64 || !hash.All(char.IsAsciiHexDigitLower))
                throw new FunctionException($"--trust takes a script's hash, {Prefix} and 64 digits from 0 to f; `{one}` is none.");
            trust.hashes.Add(hash);
        }

        return trust;
    }

    /// <summary>Whether a script of this hash is trusted.</summary>
    public bool Has(string hash) => hashes.Contains(hash);

    /// <summary>Refuses a plan that has a script which is not trusted.</summary>
    /// <exception cref="FunctionException">There is one; the message says which, what trusting means, and the option that trusts it.</exception>
    public void Require(CampaignPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var open = plan.Functions.Where(function => !Has(function.Hash)).DistinctBy(function => function.Hash).ToList();
        if (open.Count == 0) return;
        var paths = string.Join(" and ", open.Select(one => one.Path));
        var (isOne, options) = (open.Count == 1, string.Join(' ', open.Select(one => $"--trust {Prefix}{one.Hash}")));
        throw new FunctionException(
            $"{paths} {(isOne ? "is a script in C# that is" : "are scripts in C# that are")} not trusted, so nothing was run. To trust a script is to let it run on this machine "
            + $"with your rights: read {(isOne ? "it" : "them")} first. Then add {options}");
    }
}
