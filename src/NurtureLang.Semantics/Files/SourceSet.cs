using System.Collections.Immutable;
using System.Text;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Semantics.Files;

/// <summary>A file of a campaign as it was read: its text, and its bytes for the plan's hash of it.</summary>
/// <param name="Text">The text.</param>
/// <param name="Bytes">The bytes.</param>
public sealed record CampaignFile(SourceText Text, ImmutableArray<byte> Bytes);

/// <summary>Loads the files of one campaign, each of them once, within the limits.</summary>
internal sealed class SourceSet(ISourceLoader loader)
{
    /// <summary>How many files a campaign has at most, bodies counted apart.</summary>
    public const int MostFiles = 256;

    /// <summary>How large a file may be: 4 MiB.</summary>
    public const int LargestFile = 4 << 20;

    private readonly Dictionary<string, (CampaignFile? File, string? Problem)> loaded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (CampaignFile? File, string? Problem)> ahead = new(StringComparer.Ordinal);
    private readonly Dictionary<SourceText, SyntaxTree> parsed = new(ReferenceEqualityComparer.Instance);

    /// <summary>Parses a file of the campaign.</summary>
    public SyntaxTree Parse(SourceText source) => parsed.Remove(source, out var tree) ? tree : loader.Parse(source);

    /// <summary>Reads and parses files on all cores before it is their turn. Nothing shows that it was done: each is loaded when it is asked for.</summary>
    public void ParseAhead(IReadOnlyList<string> paths)
    {
        if (paths.Count < 2 || !loader.CanParseAhead) return;
        foreach (var path in paths.Where(path => !loaded.ContainsKey(path))) ahead[path] = Read(path);
        SourceText[] texts = [.. ahead.Values.Select(one => one.File?.Text).OfType<SourceText>()];
        var trees = new SyntaxTree[texts.Length];
        Parallel.For(0, texts.Length, at => trees[at] = loader.Parse(texts[at]));
        for (var at = 0; at < texts.Length; at++) parsed.Add(texts[at], trees[at]);
    }

    /// <summary>Every file that was read, in the order in which they were first asked for.</summary>
    public List<CampaignFile> Files { get; } = [];

    /// <summary>The file at a path, or why there is none; both are null where it does not exist.</summary>
    public (CampaignFile? File, string? Problem) Load(string path)
    {
        if (loaded.TryGetValue(path, out var known)) return known;
        if (!ahead.Remove(path, out var result)) result = Read(path);
        loaded.Add(path, result);
        if (result.File is { } file) Files.Add(file);
        return result;
    }

    /// <summary>The path of a file named in another, from the campaign's folder; null where it leads out of it.</summary>
    public static string? Resolve(string from, string relative)
    {
        if (relative.Length is 0 or > 1_000 || relative[0] is '/' || relative.AsSpan().ContainsAny(":\\\0?*")) return null;
        var slash = from.LastIndexOf('/');
        List<string> parts = slash < 0 ? [] : [.. from[..slash].Split('/')];
        foreach (var part in relative.Split('/'))
        {
            if (part is "..") return null;
            if (part is "." or "") continue;
            parts.Add(part);
        }

        return parts.Count == 0 ? null : string.Join('/', parts);
    }

    private (CampaignFile? File, string? Problem) Read(string path)
    {
        var file = loader.Load(path);
        if (file is null) return (null, null);
        if (file.Problem is { } problem) return (null, problem);
        if (file.Bytes.Length > LargestFile) return (null, $"it has more than {LargestFile >> 20} MiB");
        var text = Encoding.UTF8.GetString(file.Bytes.AsSpan());
        return (new CampaignFile(new SourceText(path, text), file.Bytes), null);
    }
}
