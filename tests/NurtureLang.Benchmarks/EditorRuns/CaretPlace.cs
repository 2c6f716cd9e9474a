using System.Globalization;

namespace NurtureLang.Benchmarks.EditorRuns;

/// <summary>A place where somebody types, and what is asked there.</summary>
/// <param name="Name">What the place is, for the report.</param>
/// <param name="Line">Its line, from 0.</param>
/// <param name="Character">Where the typed character stands in it.</param>
/// <param name="Typed">What is typed there, and taken away again.</param>
internal sealed record CaretPlace(string Name, int Line, int Character, string Typed)
{
    /// <summary>The places that are measured, in the middle of a campaign made by <see cref="Workload.LongCampaign"/>.</summary>
    public static IReadOnlyList<CaretPlace> In(string campaign)
    {
        var lines = campaign.Split('\n');
        var topic = string.Create(CultureInfo.InvariantCulture, $"_{(lines.Count(line => line.StartsWith("// ---- topic ", StringComparison.Ordinal)) + 1) / 2}");
        return
        [
            After(lines, "a message to send", "  send ", "x"),
            After(lines, "a condition", "  if ", "i"),
            After(lines, "a word of a block", "  exit ", "w"),
            After(lines, "an event's property", $"  +4 on used{topic} where ", "m"),
            After(lines, "a field in a text", "{first_name or ", "e"),
            After(lines, "a segment's condition", $"segment active{topic} = ", "c"),
        ];
    }

    /// <summary>The campaign with the character typed.</summary>
    public string Typing(string campaign)
    {
        var lines = campaign.Split('\n');
        lines[Line] = lines[Line].Insert(Character, Typed);
        return string.Join('\n', lines);
    }

    // The first line with a text around the middle of the campaign.
    private static CaretPlace After(string[] lines, string name, string text, string typed)
    {
        var line = Array.FindIndex(lines, lines.Length / 3, one => one.Contains(text, StringComparison.Ordinal));
        return new CaretPlace(name, line, lines[line].IndexOf(text, StringComparison.Ordinal) + text.Length, typed);
    }
}
