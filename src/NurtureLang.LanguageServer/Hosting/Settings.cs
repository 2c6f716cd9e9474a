using System.Text.Json;

namespace NurtureLang.LanguageServer.Hosting;

/// <summary>The settings of the section `nurture`.</summary>
/// <param name="Notes">Whether notes are shown, which keep nobody from running a campaign.</param>
/// <param name="Hints">Whether warnings and notes are shown, or errors alone.</param>
/// <param name="InlayHints">Whether what follows from the text is shown between its words.</param>
internal sealed record Settings(bool Notes = true, bool Hints = true, bool InlayHints = true)
{
    /// <summary>The section's name.</summary>
    public const string Section = "nurture";

    /// <summary>
    /// Reads them: `{"diagnostics": "all", "inlayHints": "on"}`. What cannot be read stays as it is without settings.
    /// </summary>
    public static Settings Of(JsonElement section)
    {
        if (section.ValueKind == JsonValueKind.Object && section.TryGetProperty(Section, out var inner)) section = inner;
        var settings = new Settings { InlayHints = Text(section, "inlayHints") != "off" };
        return Text(section, "diagnostics") switch
        {
            "errors" => settings with { Notes = false, Hints = false },
            "warnings" => settings with { Notes = false },
            _ => settings,
        };
    }

    private static string? Text(JsonElement section, string name) =>
        section.ValueKind == JsonValueKind.Object && section.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
