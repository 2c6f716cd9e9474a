using System.Diagnostics;
using NurtureLang.Drawing.Map;

namespace NurtureLang.Drawing.Writing;

/// <summary>Draws one part of the picture.</summary>
internal sealed class SvgPart
{
    private const double ColumnWidth = 236;
    private const double BoxWidth = 204;

    // Between stages stands what moves contacts, so they are narrower.
    private const double StageWidth = 156;
    private const double LineHeight = 15;
    private const double Between = 46;
    private const double Pad = 22;
    private const double TitleHead = 44;
    private const int Letters = 29;
    private const int StageLetters = 21;
    private const int MostLines = 10;

    private readonly MapPart part;
    private readonly double[] tops;
    private readonly double[] heights;
    private readonly double above;

    private SvgPart(MapPart part)
    {
        this.part = part;
        heights = new double[part.Rows];
        foreach (var node in part.Nodes) heights[node.Row] = Math.Max(heights[node.Row], HeightOf(node));
        // Moves of a journey that skip stages run above them, those that lead back below.
        above = part.Kind == MapPartKind.Journey ? JourneyArrows.Above(part) : 0;
        var below = part.Kind == MapPartKind.Journey ? JourneyArrows.Below(part) : 0;
        // Boxes without arrows stand closer.
        var between = part.Edges.IsEmpty ? 14 : Between;
        tops = new double[part.Rows];
        var y = (part.Title.Length > 0 ? TitleHead : Pad) + above;
        for (var row = 0; row < part.Rows; row++)
        {
            tops[row] = y;
            y += heights[row] + between + (row == 0 ? below : 0);
        }

        Width = (part.Columns * ColumnWidth) + (2 * Pad);
        Height = y - between + Pad;
    }

    /// <summary>The width of its frame.</summary>
    public double Width { get; }

    /// <summary>The height of its frame.</summary>
    public double Height { get; }

    /// <summary>A part with its size worked out.</summary>
    public static SvgPart Measure(MapPart part) => new(part);

    /// <summary>Draws it at a place, and notes where its boxes are; a box with an address leads there.</summary>
    public void Draw(SvgCanvas canvas, double x, double y, Dictionary<string, SvgBox> boxes, Func<MapNode, string?> addressOf)
    {
        canvas.Raw($"<g id=\"{canvas.Prefix}{part.Id}\">");
        // A part without a title stands by itself and needs no frame.
        if (part.Title.Length > 0) canvas.Box("part", x, y, Width, Height, 10);
        if (part.Title.Length > 0) canvas.TextOnTop("title", SvgText.Wrap(part.Title, (int)(Width / 8.5), 1), x + Pad, y + 22);
        foreach (var node in part.Nodes)
        {
            var middle = y + tops[node.Row] + (heights[node.Row] / 2);
            boxes[node.Id] = new SvgBox(x + Pad + (node.Column * ColumnWidth), middle, node.Kind == MapNodeKind.Stage ? StageWidth : BoxWidth, HeightOf(node));
        }

        if (part.Kind == MapPartKind.Journey) JourneyArrows.Draw(canvas, part, boxes);
        else foreach (var edge in part.Edges) Draw(canvas, edge, x, boxes);
        foreach (var node in part.Nodes) Draw(canvas, node, boxes[node.Id], addressOf(node));
        canvas.Raw("</g>");
    }

    private static double HeightOf(MapNode node) => (Lines(node).Count * LineHeight) + 20;

    private static IReadOnlyList<string> Lines(MapNode node) => SvgText.Wrap(node.Text, node.Kind == MapNodeKind.Stage ? StageLetters : Letters, MostLines);

    private static void Draw(SvgCanvas canvas, MapNode node, SvgBox box, string? address)
    {
        if (address is not null) canvas.Raw($"<a href=\"{SvgCanvas.Escape(address)}\">");
        canvas.Raw($"<g><title>{SvgCanvas.Escape($"{node.Text}\n{node.Place.File}:{node.Place.Line}")}</title>");
        var round = node.Kind is MapNodeKind.Stage or MapNodeKind.Entry or MapNodeKind.Ending ? 16 : node.Kind is MapNodeKind.Branch or MapNodeKind.Wait ? 0 : 6;
        canvas.Box($"node {StyleOf(node.Kind)}", box.X - (box.Width / 2), box.Y - (box.Height / 2), box.Width, box.Height, round);
        canvas.Text("", Lines(node), box.X, box.Y, LineHeight);
        canvas.Raw(address is null ? "</g>" : "</g></a>");
    }

    private static void Draw(SvgCanvas canvas, MapEdge edge, double x, Dictionary<string, SvgBox> boxes)
    {
        var (from, to) = (boxes[edge.From], boxes[edge.To]);
        var (x1, y1, x2, y2) = (from.X, from.Y + (from.Height / 2), to.X, to.Y - (to.Height / 2));
        var label = SvgText.Wrap(edge.Text, 30, 2);
        if (edge.IsBack)
        {
            var side = x + Pad + ((edge.Via ?? 0) * ColumnWidth);
            canvas.Arrow("", $"M{SvgCanvas.At(x1, y1)} v8 H{SvgCanvas.Number(side)} V{SvgCanvas.Number(to.Y)} H{SvgCanvas.Number(to.X + (to.Width / 2) + 2)}");
            return;
        }

        if (edge.Via is { } via)
        {
            var along = x + Pad + (via * ColumnWidth);
            var start = y1 + 20;
            var down = $"C{SvgCanvas.At(x1, start)} {SvgCanvas.At(along, y1)} {SvgCanvas.At(along, start + 10)} V{SvgCanvas.Number(y2 - 30)}";
            canvas.Arrow("", $"M{SvgCanvas.At(x1, y1)} {down} C{SvgCanvas.At(along, y2 - 8)} {SvgCanvas.At(x2, y2 - 26)} {SvgCanvas.At(x2, y2)}");
            canvas.Text("beside", label, along, start + 12, 12);
            return;
        }

        // An arrow over several rows goes straight down beside what its neighbours do there, and turns in the gap above its end.
        var turn = edge.Text.Length == 0 && y2 - y1 > 2 * Between ? y2 - Between + 2 : y1;
        var bend = Math.Min(30, (y2 - turn) / 2);
        canvas.Arrow("", $"M{SvgCanvas.At(x1, y1)} V{SvgCanvas.Number(turn)} C{SvgCanvas.At(x1, turn + bend)} {SvgCanvas.At(x2, y2 - bend)} {SvgCanvas.At(x2, y2)}");
        canvas.Text("beside", label, x2, y2 - 18, 12);
    }

    private static string StyleOf(MapNodeKind kind) => kind switch
    {
        MapNodeKind.Stage => "stage",
        MapNodeKind.Entry => "entry",
        MapNodeKind.Ending => "ending",
        MapNodeKind.Send => "send",
        MapNodeKind.Wait => "wait",
        MapNodeKind.Branch => "branch",
        MapNodeKind.Repeat => "repeat",
        MapNodeKind.ForPeople => "people",
        MapNodeKind.Act => "act",
        MapNodeKind.Rule => "rule",
        _ => throw new UnreachableException(),
    };
}
