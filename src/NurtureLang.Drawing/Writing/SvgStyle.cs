using System.Text;

namespace NurtureLang.Drawing.Writing;

/// <summary>The colours and letters of a picture, light and dark as the reader's screen is. A page that holds pictures has them once, for all.</summary>
public static class SvgStyle
{
    // A selector and what holds there; `@` stands for the picture itself.
    private static readonly (string Selector, string Declarations)[] Rules =
    [
        ("@ text", "font: 12px system-ui, sans-serif; fill: var(--ink); text-anchor: middle; dominant-baseline: central;"),
        ("@ text.title", "font-weight: 600; font-size: 14px; text-anchor: start; paint-order: stroke; stroke: var(--part); stroke-width: 5px;"),
        ("@ text.heading", "font-weight: 700; font-size: 20px; text-anchor: start;"),
        ("@ text.beside", "font-size: 11px; fill: var(--soft); paint-order: stroke; stroke: var(--part); stroke-width: 4px;"),
        ("@ rect.part", "fill: var(--part); stroke: var(--rim);"),
        ("@ path", "fill: none; stroke: var(--line); stroke-width: 1.5;"),
        ("@ path.link", "stroke-dasharray: 5 4;"),
        ("@ marker path", "fill: var(--line); stroke: none;"),
        ("@ rect.node", "stroke-width: 1.5;"),
        ("@ .stage", "fill: #3b6fb522; stroke: #3b6fb5;"),
        ("@ .entry", "fill: #2f9e6a22; stroke: #2f9e6a;"),
        ("@ .ending", "fill: #88888822; stroke: #888; stroke-dasharray: 4 3;"),
        ("@ .send", "fill: #3b82f633; stroke: #3b82f6;"),
        ("@ .wait", "fill: #b58a2b1f; stroke: #b58a2b;"),
        ("@ .branch", "fill: #a855b722; stroke: #a855b7;"),
        ("@ .repeat", "fill: #0e949022; stroke: #0e9490;"),
        ("@ .people", "fill: #e0632f26; stroke: #e0632f;"),
        ("@ .act", "fill: #6b728022; stroke: #6b7280;"),
        ("@ .rule", "fill: #6b728011; stroke: #9aa5b1;"),
        ("@ a:focus-visible rect, @ a:hover rect", "stroke-width: 3;"),
    ];

    private const string Light = "--ink: #1d2733; --soft: #4f5e6d; --line: #8a99a8; --part: #f6f8fa; --rim: #d5dde5;";
    private const string Dark = "--ink: #e6edf3; --soft: #9fb0c0; --line: #708090; --part: #1b2128; --rim: #37424e;";

    /// <summary>The style sheet.</summary>
    /// <param name="picture">What selects the pictures, such as `svg` or `.map`.</param>
    /// <param name="background">Whether the picture has a background of its own.</param>
    public static string For(string picture, bool background)
    {
        var (paper, night) = background ? ("background: #fff; ", "background: #14181d; ") : ("", "");
        var sheet = new StringBuilder($"{picture} {{ {paper}{Light} }}\n@media (prefers-color-scheme: dark) {{ {picture} {{ {night}{Dark} }} }}\n");
        foreach (var (selector, declarations) in Rules) sheet.Append($"{selector.Replace("@", picture, StringComparison.Ordinal)} {{ {declarations} }}\n");
        return sheet.ToString();
    }
}
