using System.Collections.Immutable;

namespace NurtureLang.Semantics.Files;

/// <summary>What is known of a file without parsing it: enough to find the campaigns that it belongs to.</summary>
/// <remarks>Looked at line by line and not by a pattern, which would be made ready again whenever a program starts.</remarks>
/// <param name="HoldsCampaign">Whether it has a `campaign` block of its own.</param>
/// <param name="Imports">The paths that it imports, as written.</param>
public sealed record FileHead(bool HoldsCampaign, ImmutableArray<string> Imports)
{
    private const string Campaign = "campaign";
    private const string Import = "import";
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>Of a file that cannot be read.</summary>
    public static FileHead Nothing { get; } = new(false, []);

    /// <summary>Looks at a text.</summary>
    public static FileHead Of(ReadOnlySpan<char> text)
    {
        var holds = false;
        var imports = ImmutableArray.CreateBuilder<string>();
        while (true)
        {
            var end = text.IndexOf('\n');
            var line = Words(end < 0 ? text : text[..end]);
            // What stands behind the word on the next line belongs to it as well.
            if (line.StartsWith(Campaign, StringComparison.Ordinal))
                holds |= line.Length > Campaign.Length ? char.IsWhiteSpace(line[Campaign.Length]) : end >= 0;
            else if (ImportOf(line) is { } path) imports.Add(path);
            if (end < 0) return new FileHead(holds, imports.DrainToImmutable());
            text = text[(end + 1)..];
        }
    }

    private static string? ImportOf(ReadOnlySpan<char> line)
    {
        if (!line.StartsWith(Import, StringComparison.Ordinal)) return null;
        var behind = line[Import.Length..];
        var quoted = behind.TrimStart(" \t");
        if (quoted.Length == behind.Length || !quoted.StartsWith('"')) return null;
        var length = quoted[1..].IndexOfAny('"', '\r');
        return length > 0 && quoted[1 + length] == '"' ? quoted.Slice(1, length).ToString() : null;
    }

    private static ReadOnlySpan<char> Words(ReadOnlySpan<char> line) => (line.StartsWith(ByteOrderMark) ? line[1..] : line).TrimStart(" \t");
}
