using System.Globalization;
using NurtureLang.Drawing.Map;

namespace NurtureLang.Drawing.Writing;

/// <summary>Draws the picture as SVG: journeys on top, sequences and hand-offs under them, the policy at the side. Light and dark, as the reader's screen is.</summary>
public static class SvgWriter
{
    private const double Gap = 28;

    /// <summary>The picture as one SVG document, with its colours in it.</summary>
    public static string Write(CampaignMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        var canvas = new SvgCanvas("");
        canvas.Text("heading", SvgText.Wrap(map.Title, 90, 1), Gap, 34, 0);
        var (width, height) = Draw(map, canvas, new SvgEmbedding("", map.Title, ""), 64);
        var title = SvgCanvas.Escape(map.Title);
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" {Size(width, height)} role=\"img\" aria-label=\"{title}\">\n<title>{title}</title>\n"
            + $"<style>\n{SvgStyle.For("svg", background: true)}</style>\n{Tip("")}\n{canvas}</svg>\n";
    }

    /// <summary>The picture as an element of a page, of the class `map`; the page has the style sheet of <see cref="SvgStyle"/>.</summary>
    public static string Embed(CampaignMap map, SvgEmbedding how)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(how);
        var canvas = new SvgCanvas(how.Prefix);
        var (width, height) = Draw(map, canvas, how, 4);
        var (title, description) = (SvgCanvas.Escape(how.Title), SvgCanvas.Escape(how.Description));
        var told = $"aria-labelledby=\"{how.Prefix}title {how.Prefix}desc\"";
        return $"<svg class=\"map\" xmlns=\"http://www.w3.org/2000/svg\" {Size(width, height)} role=\"{(how.HasLinks ? "group" : "img")}\" {told}>\n"
            + $"<title id=\"{how.Prefix}title\">{title}</title>\n<desc id=\"{how.Prefix}desc\">{description}</desc>\n{Tip(how.Prefix)}\n{canvas}</svg>";
    }

    private static string Tip(string prefix) =>
        $"<defs><marker id=\"{prefix}tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\">"
            + $"<path d=\"M0,0 L8,4 L0,8 z\"/></marker></defs>";

    private static string Size(double width, double height) =>
        string.Create(CultureInfo.InvariantCulture, $"viewBox=\"0 0 {width:0} {height:0}\" width=\"{width:0}\" height=\"{height:0}\"");

    // The parts from a height down, journeys on top, and what leads from one to another; gives the picture's size.
    private static (double Width, double Height) Draw(CampaignMap map, SvgCanvas canvas, SvgEmbedding how, double top)
    {
        var boxes = new Dictionary<string, SvgBox>(StringComparer.Ordinal);
        var side = top == 4 ? 4 : Gap;
        var (x, y, row, right) = (side, top, 0.0, 0.0);
        foreach (var part in map.Parts.Where(part => part.Kind != MapPartKind.Policy))
        {
            var drawn = SvgPart.Measure(part);
            var own = part.Kind == MapPartKind.Journey;
            if (x > side && (own || x + drawn.Width > how.Widest)) (x, y, row) = (side, y + row + Gap, 0);
            drawn.Draw(canvas, x, y, boxes, how.AddressOf);
            (x, row, right) = (x + drawn.Width + Gap, Math.Max(row, drawn.Height), Math.Max(right, x + drawn.Width));
            if (own) (x, y, row) = (side, y + row + Gap, 0);
        }

        // A row that holds nothing under a journey takes no room.
        var bottom = row == 0 ? y - Gap : y + row;
        foreach (var part in map.Parts.Where(part => part.Kind == MapPartKind.Policy))
        {
            var drawn = SvgPart.Measure(part);
            drawn.Draw(canvas, right + Gap, top, boxes, how.AddressOf);
            (right, bottom) = (right + Gap + drawn.Width, Math.Max(bottom, top + drawn.Height));
        }

        foreach (var link in map.Links) Link(canvas, link, boxes);
        return (right + side, bottom + side);
    }

    private static void Link(SvgCanvas canvas, MapEdge link, Dictionary<string, SvgBox> boxes)
    {
        if (!boxes.TryGetValue(link.From, out var from) || !boxes.TryGetValue(link.To, out var to)) return;
        var (x1, y1, x2, y2) = (from.X, from.Y + (from.Height / 2), to.X, to.Y - (to.Height / 2));
        var bend = Math.Max(40, Math.Abs(y2 - y1) / 2);
        canvas.Arrow("link", $"M{SvgCanvas.At(x1, y1)} C{SvgCanvas.At(x1, y1 + bend)} {SvgCanvas.At(x2, y2 - bend)} {SvgCanvas.At(x2, y2)}");
    }
}
