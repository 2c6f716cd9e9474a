using System.Globalization;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Cli.Timeline;

/// <summary>The lines of a campaign that decisions name, such as `acme.nurture:88`.</summary>
internal sealed class SourceLines(IReadOnlyList<SourceText> sources)
{
    private readonly Dictionary<string, SourceText> byPath = sources.ToDictionary(source => source.Path, StringComparer.Ordinal);

    /// <summary>The text of a line without the blanks around it; empty where the campaign's files are not at hand.</summary>
    public string TextOf(string source)
    {
        var colon = source.LastIndexOf(':');
        return colon > 0
            && byPath.TryGetValue(source[..colon], out var file)
            && int.TryParse(source.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var line)
            && line >= 1 && line <= file.LineCount
                ? file.GetLineText(line).Trim()
                : "";
    }
}
