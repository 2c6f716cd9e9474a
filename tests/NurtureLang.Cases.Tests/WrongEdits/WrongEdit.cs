using System.Text.Json.Serialization;

namespace NurtureLang.Cases.Tests.WrongEdits;

/// <summary>A plausible mistake, made by one edit of a sample's campaign.</summary>
/// <param name="Mistake">What went wrong, in a marketer's words.</param>
/// <param name="Find">Text that stands exactly once in the campaign's file.</param>
/// <param name="Replace">What stands there after the edit.</param>
/// <param name="CaughtBy">What catches it: the code of an error or warning, or the title of a test of the sample.</param>
internal sealed record WrongEdit(
    [property: JsonPropertyName("mistake")] string Mistake,
    [property: JsonPropertyName("find")] string Find,
    [property: JsonPropertyName("replace")] string Replace,
    [property: JsonPropertyName("caught_by")] string CaughtBy)
{
    /// <summary>Whether `nurture check` catches it; otherwise a test of the sample does.</summary>
    [JsonIgnore]
    public bool IsCaughtByCheck => CaughtBy.StartsWith("NUR", StringComparison.Ordinal);
}
