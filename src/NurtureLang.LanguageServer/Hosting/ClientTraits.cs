using System.Text.Json;

namespace NurtureLang.LanguageServer.Hosting;

/// <summary>What is asked of a client's capabilities: a handful of questions.</summary>
internal sealed record ClientTraits
{
    /// <summary>Whether it asks for diagnostics itself: then none are sent unasked, or it would show each of them twice.</summary>
    public bool PullsDiagnostics { get; init; }

    /// <summary>Whether it can be told to ask for diagnostics again.</summary>
    public bool RefreshesDiagnostics { get; init; }

    /// <summary>Whether it can be told to ask for hints again.</summary>
    public bool RefreshesInlayHints { get; init; }

    /// <summary>Whether it can be told to ask for lenses again.</summary>
    public bool RefreshesCodeLenses { get; init; }

    /// <summary>Whether it can be asked to watch files.</summary>
    public bool WatchesFiles { get; init; }

    /// <summary>Whether it can be asked for settings.</summary>
    public bool GivesConfiguration { get; init; }

    /// <summary>Whether hover may be Markdown.</summary>
    public bool ReadsMarkdown { get; init; }

    /// <summary>Whether completion may have places to fill in.</summary>
    public bool FillsInSnippets { get; init; }

    /// <summary>Whether a token of colour may run over a line end.</summary>
    public bool TakesMultilineTokens { get; init; }

    /// <summary>Whether replacements may have notes that somebody agrees to before they are applied.</summary>
    public bool ConfirmsChanges { get; init; }

    /// <summary>Reads them.</summary>
    public static ClientTraits Of(JsonElement capabilities) => new()
    {
        PullsDiagnostics = Has(capabilities, "textDocument", "diagnostic"),
        RefreshesDiagnostics = Is(capabilities, "workspace", "diagnostics", "refreshSupport"),
        RefreshesInlayHints = Is(capabilities, "workspace", "inlayHint", "refreshSupport"),
        RefreshesCodeLenses = Is(capabilities, "workspace", "codeLens", "refreshSupport"),
        WatchesFiles = Is(capabilities, "workspace", "didChangeWatchedFiles", "dynamicRegistration"),
        GivesConfiguration = Is(capabilities, "workspace", "configuration"),
        ReadsMarkdown = Find(capabilities, "textDocument", "hover", "contentFormat") is { ValueKind: JsonValueKind.Array } formats
            && formats.EnumerateArray().Any(format => format.ValueKind == JsonValueKind.String && format.ValueEquals("markdown")),
        FillsInSnippets = Is(capabilities, "textDocument", "completion", "completionItem", "snippetSupport"),
        TakesMultilineTokens = Is(capabilities, "textDocument", "semanticTokens", "multilineTokenSupport"),
        ConfirmsChanges = Is(capabilities, "workspace", "workspaceEdit", "documentChanges") && Has(capabilities, "workspace", "workspaceEdit", "changeAnnotationSupport"),
    };

    private static bool Has(JsonElement from, params ReadOnlySpan<string> path) => Find(from, path) is { ValueKind: JsonValueKind.Object };

    private static bool Is(JsonElement from, params ReadOnlySpan<string> path) => Find(from, path) is { ValueKind: JsonValueKind.True };

    private static JsonElement? Find(JsonElement from, params ReadOnlySpan<string> path)
    {
        foreach (var part in path)
        {
            if (from.ValueKind != JsonValueKind.Object || !from.TryGetProperty(part, out from)) return null;
        }

        return from;
    }
}
