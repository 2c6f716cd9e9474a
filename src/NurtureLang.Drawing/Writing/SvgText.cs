using System.Globalization;

namespace NurtureLang.Drawing.Writing;

/// <summary>Breaks texts into lines by how wide they are drawn, never inside of what a reader takes for one sign.</summary>
internal static class SvgText
{
    /// <summary>A text in lines of at most so many letters' width, at most so many lines, the last one cut where there is more.</summary>
    public static IReadOnlyList<string> Wrap(string text, int letters, int most)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' ').SelectMany(word => Pieces(word, letters)))
            {
                if (line.Length > 0 && Width(line) + 1 + Width(word) > letters)
                {
                    lines.Add(line);
                    line = "";
                }

                line = line.Length == 0 ? word : $"{line} {word}";
            }

            if (line.Length > 0) lines.Add(line);
            if (lines.Count > most) break;
        }

        if (lines.Count <= most) return lines;
        var kept = lines.Take(most).ToList();
        kept[^1] = $"{Start(kept[^1], letters - 1)}…";
        return kept;
    }

    /// <summary>How wide a text is, in widths of a usual letter; signs of East Asian scripts and pictures count two.</summary>
    public static int Width(string text)
    {
        var width = 0;
        for (var i = 0; i < text.Length; i += StringInfo.GetNextTextElementLength(text, i)) width += IsWide(text, i) ? 2 : 1;
        return width;
    }

    // A word that is wider than a line is broken, behind an underscore, a slash or a dash where there is one.
    private static IEnumerable<string> Pieces(string word, int letters)
    {
        while (Width(word) > letters)
        {
            var start = Start(word, letters);
            var soft = start.LastIndexOfAny(['_', '/', '-', '.', ',', '@']) + 1;
            var piece = soft > start.Length / 2 ? start[..soft] : start;
            yield return piece;
            word = word[piece.Length..];
        }

        if (word.Length > 0) yield return word;
    }

    // As much of a text as fits; one sign at least.
    private static string Start(string text, int letters)
    {
        var (end, width) = (0, 0);
        while (end < text.Length)
        {
            width += IsWide(text, end) ? 2 : 1;
            if (width > letters && end > 0) break;
            end += StringInfo.GetNextTextElementLength(text, end);
        }

        return text[..end];
    }

    private static bool IsWide(string text, int at) => char.IsSurrogate(text[at]) || text[at] switch
    {
        < '\u1100' => false,
        <= '\u115F' or (>= '\u2E80' and <= '\uA4CF') or (>= '\uAC00' and <= '\uD7A3') or (>= '\uF900' and <= '\uFAFF') => true,
        (>= '\uFE30' and <= '\uFE6F') or (>= '\uFF00' and <= '\uFF60') or (>= '\u2600' and <= '\u27BF') => true,
        _ => false,
    };
}
