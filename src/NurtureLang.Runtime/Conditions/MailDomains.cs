using System.Collections.Concurrent;
using NurtureLang.Plan.Values;

namespace NurtureLang.Runtime.Conditions;

/// <summary>The domains of mail addresses, each worked out once.</summary>
internal sealed class MailDomains(TextPool texts, IEnumerable<string> except)
{
    private readonly HashSet<string> except = new(except, StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<long, long> known = new();

    /// <summary>The domain of an address, in lower case; unknown where there is none, or where it is one of those left out.</summary>
    public long Of(long address)
    {
        if (address == Value.Unknown) return Value.Unknown;
        if (known.TryGetValue(address, out var domain)) return domain;
        return known[address] = Find(texts[address]);
    }

    private long Find(string address)
    {
        var text = address.Trim();
        var at = text.LastIndexOf('@');
        if (at <= 0) return Value.Unknown;
        var domain = text[(at + 1)..].TrimEnd('.', '>').ToLowerInvariant();
        return domain.Length == 0 || except.Contains(domain) ? Value.Unknown : texts.Intern(domain);
    }
}
