using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace NurtureLang.Ide.Workspaces;

/// <summary>What is known of a file without parsing it: enough to find the campaigns that it belongs to.</summary>
/// <param name="HoldsCampaign">Whether it has a `campaign` block of its own.</param>
/// <param name="Imports">The paths that it imports, as written.</param>
internal sealed partial record FileHead(bool HoldsCampaign, ImmutableArray<string> Imports)
{
    /// <summary>Of a file that cannot be read.</summary>
    public static FileHead Nothing { get; } = new(false, []);

    /// <summary>Looks at a text.</summary>
    public static FileHead Of(string text) =>
        new(CampaignBlock().IsMatch(text), [.. Import().Matches(text).Select(match => match.Groups[1].Value)]);

    [GeneratedRegex(@"^\uFEFF?[ \t]*campaign\s", RegexOptions.Multiline)]
    private static partial Regex CampaignBlock();

    [GeneratedRegex("^\\uFEFF?[ \\t]*import[ \\t]+\"([^\"\\r\\n]+)\"", RegexOptions.Multiline)]
    private static partial Regex Import();
}
