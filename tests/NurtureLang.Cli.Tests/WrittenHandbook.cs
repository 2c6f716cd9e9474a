using System.Net;
using System.Text.RegularExpressions;

namespace NurtureLang.Cli.Tests;

/// <summary>A handbook as it lies on the disk.</summary>
internal sealed partial class WrittenHandbook
{
    private readonly Dictionary<string, string> pages;

    public WrittenHandbook(string folder)
    {
        Folder = folder;
        pages = Directory.EnumerateFiles(folder, "*.html").ToDictionary(file => Path.GetFileName(file), File.ReadAllText, StringComparer.Ordinal);
        Text = string.Join('\n', pages.OrderBy(page => page.Key, StringComparer.Ordinal).Select(page => WebUtility.HtmlDecode(Tag().Replace(page.Value, ""))));
    }

    public string Folder { get; }

    public IReadOnlyDictionary<string, string> Pages => pages;

    /// <summary>All that can be read on its pages.</summary>
    public string Text { get; }

    public string All => string.Concat(pages.Values);

    /// <summary>The identities on a page.</summary>
    public HashSet<string> Ids(string page) => [.. Id().Matches(pages[page]).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))];

    /// <summary>Links that lead nowhere, with their pages.</summary>
    public IEnumerable<string> BrokenLinks()
    {
        var ids = pages.Keys.ToDictionary(page => page, Ids, StringComparer.Ordinal);
        foreach (var (page, text) in pages)
        {
            foreach (Match link in Address().Matches(text))
            {
                var parts = WebUtility.HtmlDecode(link.Groups[1].Value).Split('#', 2);
                var target = parts[0].Length == 0 ? page : parts[0];
                var there = target == "handbook.css" ? File.Exists(Path.Combine(Folder, target)) : ids.TryGetValue(target, out var known) && (parts.Length == 1 || known.Contains(parts[1]));
                if (!there) yield return $"{page}: {link.Groups[1].Value}";
            }
        }
    }

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex("""\sid="([^"]*)" ?""")]
    private static partial Regex Id();

    [GeneratedRegex("""\s(?:href|src)="([^"]*)" ?""")]
    private static partial Regex Address();
}
