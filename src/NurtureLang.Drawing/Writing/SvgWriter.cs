using System.Globalization;
using NurtureLang.Drawing.Map;

namespace NurtureLang.Drawing.Writing;

/// <summary>Draws the picture as SVG: journeys on top, sequences and hand-offs under them, the policy at the side. Light and dark, as the reader's screen is.</summary>
public static class SvgWriter
{
    private const double Gap = 28;

    // How wide a row of parts may grow before the next one begins; about two screens.
    private const double Widest = 2600;

    private const string Style = """
        <style>
        svg { background: #fff; --ink: #1d2733; --soft: #5b6b7b; --line: #8a99a8; --part: #f6f8fa; --rim: #d5dde5; }
        @media (prefers-color-scheme: dark) { svg { background: #14181d; --ink: #e6edf3; --soft: #9fb0c0; --line: #708090; --part: #1b2128; --rim: #37424e; } }
        text { font: 12px system-ui, sans-serif; fill: var(--ink); text-anchor: middle; dominant-baseline: central; }
        text.title { font-weight: 600; font-size: 14px; text-anchor: start; }
        text.heading { font-weight: 700; font-size: 20px; text-anchor: start; }
        text.beside { font-size: 11px; fill: var(--soft); paint-order: stroke; stroke: var(--part); stroke-width: 4px; }
        rect.part { fill: var(--part); stroke: var(--rim); }
        path { fill: none; stroke: var(--line); stroke-width: 1.5; }
        path.link { stroke-dasharray: 5 4; }
        marker path { fill: var(--line); stroke: none; }
        rect.node { stroke-width: 1.5; }
        .stage { fill: #3b6fb522; stroke: #3b6fb5; } .entry { fill: #2f9e6a22; stroke: #2f9e6a; } .ending { fill: #88888822; stroke: #888; stroke-dasharray: 4 3; }
        .send { fill: #3b82f633; stroke: #3b82f6; } .wait { fill: #b58a2b1f; stroke: #b58a2b; } .branch { fill: #a855b722; stroke: #a855b7; }
        .repeat { fill: #0e949022; stroke: #0e9490; }
        .people { fill: #e0632f26; stroke: #e0632f; } .act { fill: #6b728022; stroke: #6b7280; } .rule { fill: #6b728011; stroke: #9aa5b1; }
        </style>
        <defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0,0 L8,4 L0,8 z"/></marker></defs>
        """;

    /// <summary>The picture as one SVG document.</summary>
    public static string Write(CampaignMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        var canvas = new SvgCanvas();
        var boxes = new Dictionary<string, SvgBox>(StringComparer.Ordinal);
        canvas.Text("heading", [map.Title], Gap, 34, 0);
        var (x, y, row, right) = (Gap, 64.0, 0.0, 0.0);
        foreach (var part in map.Parts.Where(part => part.Kind != MapPartKind.Policy))
        {
            var drawn = SvgPart.Measure(part);
            var own = part.Kind == MapPartKind.Journey;
            if (x > Gap && (own || x + drawn.Width > Widest)) (x, y, row) = (Gap, y + row + Gap, 0);
            drawn.Draw(canvas, x, y, boxes);
            (x, row, right) = (x + drawn.Width + Gap, Math.Max(row, drawn.Height), Math.Max(right, x + drawn.Width));
            if (own) (x, y, row) = (Gap, y + row + Gap, 0);
        }

        var bottom = y + row;
        foreach (var part in map.Parts.Where(part => part.Kind == MapPartKind.Policy))
        {
            var drawn = SvgPart.Measure(part);
            drawn.Draw(canvas, right + Gap, 64, boxes);
            (right, bottom) = (right + Gap + drawn.Width, Math.Max(bottom, 64 + drawn.Height));
        }

        foreach (var link in map.Links) Link(canvas, link, boxes);
        var (width, height) = (right + Gap, bottom + Gap);
        var title = SvgCanvas.Escape(map.Title);
        var size = string.Create(CultureInfo.InvariantCulture, $"viewBox=\"0 0 {width:0} {height:0}\" width=\"{width:0}\" height=\"{height:0}\"");
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" {size} role=\"img\" aria-label=\"{title}\">\n<title>{title}</title>\n{Style}\n{canvas}</svg>\n";
    }

    private static void Link(SvgCanvas canvas, MapEdge link, Dictionary<string, SvgBox> boxes)
    {
        if (!boxes.TryGetValue(link.From, out var from) || !boxes.TryGetValue(link.To, out var to)) return;
        var (x1, y1, x2, y2) = (from.X, from.Y + (from.Height / 2), to.X, to.Y - (to.Height / 2));
        var bend = Math.Max(40, Math.Abs(y2 - y1) / 2);
        canvas.Arrow("link", $"M{SvgCanvas.At(x1, y1)} C{SvgCanvas.At(x1, y1 + bend)} {SvgCanvas.At(x2, y2 - bend)} {SvgCanvas.At(x2, y2)}");
    }
}
