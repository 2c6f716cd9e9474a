using System.Collections.Immutable;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Semantics.Settings;

/// <summary>An `.editorconfig`, read as the specification of EditorConfig says. Immutable; reading never fails: lines that are none of its forms mean nothing.</summary>
internal sealed class EditorConfigFile
{
    // The limits that the specification asks for at least.
    private const int LongestName = 4_096;
    private const int MostSections = 1_000;

    private EditorConfigFile(SourceText source, bool isRoot, ImmutableArray<EditorConfigSection> sections)
    {
        Source = source;
        IsRoot = isRoot;
        Sections = sections;
    }

    /// <summary>The file.</summary>
    public SourceText Source { get; }

    /// <summary>Whether files in folders above it mean nothing.</summary>
    public bool IsRoot { get; }

    /// <summary>Its sections, in order.</summary>
    public ImmutableArray<EditorConfigSection> Sections { get; }

    /// <summary>Reads a file.</summary>
    public static EditorConfigFile Parse(SourceText source)
    {
        var isRoot = false;
        var sections = new List<(string Pattern, List<EditorConfigPair> Pairs)>();
        for (var number = 1; number <= source.LineCount; number++)
        {
            var span = Trim(source.Text, source.GetLineSpan(number));
            var line = source.GetText(span);
            if (line.Length == 0 || line[0] is '#' or ';') continue;
            if (line[0] == '[' && line[^1] == ']')
            {
                if (sections.Count == MostSections) break;
                sections.Add((line.Length > LongestName ? "" : line[1..^1], []));
            }
            else if (PairOf(source, span) is { } pair)
            {
                if (sections.Count > 0) sections[^1].Pairs.Add(pair);
                else if (pair.Key == "root") isRoot = pair.Value.Equals("true", StringComparison.OrdinalIgnoreCase);
            }
        }

        return new EditorConfigFile(source, isRoot, [.. sections.Select(section => new EditorConfigSection(Glob.Parse(section.Pattern), [.. section.Pairs]))]);
    }

    private static EditorConfigPair? PairOf(SourceText source, TextSpan line)
    {
        var text = source.Text;
        var sign = text.IndexOf('=', line.Start, line.Length);
        if (sign < 0) return null;
        var key = Trim(text, TextSpan.FromBounds(line.Start, sign));
        var value = Trim(text, TextSpan.FromBounds(sign + 1, line.End));
        return key.Length == 0 ? null : new EditorConfigPair(source.GetText(key).ToLowerInvariant(), key, source.GetText(value), value);
    }

    private static TextSpan Trim(string text, TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && (char.IsWhiteSpace(text[start]) || text[start] == '\uFEFF')) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return TextSpan.FromBounds(start, end);
    }
}

/// <summary>A section: which files it is about, and what it sets for them.</summary>
/// <param name="Pattern">Which files.</param>
/// <param name="Pairs">What it sets, in order.</param>
internal sealed record EditorConfigSection(Glob Pattern, ImmutableArray<EditorConfigPair> Pairs);

/// <summary>A line that sets something.</summary>
/// <param name="Key">What, in small letters.</param>
/// <param name="KeySpan">Where it stands.</param>
/// <param name="Value">To what, as written.</param>
/// <param name="ValueSpan">Where that stands.</param>
internal sealed record EditorConfigPair(string Key, TextSpan KeySpan, string Value, TextSpan ValueSpan);
