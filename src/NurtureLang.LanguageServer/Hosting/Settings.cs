using System.Text.Json;

namespace NurtureLang.LanguageServer.Hosting;

/// <summary>The settings of the section `nurture`.</summary>
/// <param name="Notes">Whether notes are shown, which keep nobody from running a campaign.</param>
/// <param name="Hints">Whether warnings and notes are shown, or errors alone.</param>
internal sealed record Settings(bool Notes = true, bool Hints = true)
{
    /// <summary>The section's name.</summary>
    public const string Section = "nurture";

    /// <summary>Reads them: `{"diagnostics": "all"}`, `"warnings"` or `"errors"`. What cannot be read stays as it is without settings.</summary>
    public static Settings Of(JsonElement section)
    {
        if (section.ValueKind == JsonValueKind.Object && section.TryGetProperty(Section, out var inner)) section = inner;
        if (section.ValueKind != JsonValueKind.Object || !section.TryGetProperty("diagnostics", out var level)) return new Settings();
        return level.ValueKind != JsonValueKind.String ? new Settings() : level.GetString() switch
        {
            "errors" => new Settings(Notes: false, Hints: false),
            "warnings" => new Settings(Notes: false),
            _ => new Settings(),
        };
    }
}
