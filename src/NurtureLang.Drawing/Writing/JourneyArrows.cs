using NurtureLang.Drawing.Map;

namespace NurtureLang.Drawing.Writing;

/// <summary>
/// Draws the moves of a journey: to the next stage straight, over several stages in an arc above them, back in an arc below, and to and from a side stage by the straightest way.
/// Several moves between two stages share an arrow and stand under one another beside it.
/// </summary>
internal static class JourneyArrows
{
    private const double Arc = 44;
    private const double LineHeight = 12;
    private const int Letters = 23;

    /// <summary>The room that arcs above the stages take.</summary>
    public static double Above(MapPart part) => Room(part, IsAbove);

    /// <summary>The room that arcs below the stages take.</summary>
    public static double Below(MapPart part) => Room(part, IsBelow) + (part.Rows > 1 ? 40 : 0);

    /// <summary>Draws all of them.</summary>
    public static void Draw(SvgCanvas canvas, MapPart part, Dictionary<string, SvgBox> boxes)
    {
        var rows = part.Nodes.ToDictionary(node => node.Id, node => node.Row, StringComparer.Ordinal);
        var (up, down) = (0, 0);
        foreach (var group in Groups(part))
        {
            var (from, to) = (boxes[group.First.From], boxes[group.First.To]);
            if (IsAbove(part, group.First)) Bow(canvas, from, to, group.Lines, -1, Offset(part, up++, IsAbove));
            else if (IsBelow(part, group.First)) Bow(canvas, from, to, group.Lines, 1, Offset(part, down++, IsBelow));
            else if (rows[group.First.From] == rows[group.First.To]) Straight(canvas, from, to, group.Lines);
            else Slanted(canvas, from, to, group.Lines);
        }
    }

    private static void Straight(SvgCanvas canvas, SvgBox from, SvgBox to, IReadOnlyList<string> lines)
    {
        var way = Math.Sign(to.X - from.X);
        var (x1, x2) = (from.X + (way * from.Width / 2), to.X - (way * ((to.Width / 2) + 2)));
        canvas.Arrow("", $"M{SvgCanvas.At(x1, from.Y)} L{SvgCanvas.At(x2, to.Y)}");
        canvas.Text("beside", lines, (x1 + x2) / 2, from.Y - 10 - (lines.Count * LineHeight / 2), LineHeight);
    }

    private static void Slanted(SvgCanvas canvas, SvgBox from, SvgBox to, IReadOnlyList<string> lines)
    {
        var way = Math.Sign(to.Y - from.Y);
        // The two directions between a stage and a side stage keep apart.
        var shift = way > 0 ? -34 : 34;
        var (x1, y1, x2, y2) = (from.X + shift, from.Y + (way * from.Height / 2), to.X + shift, to.Y - (way * ((to.Height / 2) + 2)));
        canvas.Arrow("", $"M{SvgCanvas.At(x1, y1)} L{SvgCanvas.At(x2, y2)}");
        canvas.Text("beside", lines, (x1 + (2 * x2)) / 3, (y1 + (2 * y2)) / 3, LineHeight);
    }

    private static void Bow(SvgCanvas canvas, SvgBox from, SvgBox to, IReadOnlyList<string> lines, int side, double offset)
    {
        var (y1, y2) = (from.Y + (side * from.Height / 2), to.Y + (side * ((to.Height / 2) + 2)));
        var top = (side < 0 ? Math.Min(y1, y2) : Math.Max(y1, y2)) + (side * offset);
        var (x1, x2) = (from.X + (side < 0 ? 24 : -24), to.X + (side < 0 ? -24 : 24));
        var rise = $"M{SvgCanvas.At(x1, y1)} C{SvgCanvas.At(x1, top)} {SvgCanvas.At(x1, top)} {SvgCanvas.At((x1 + x2) / 2, top)}";
        canvas.Arrow("", $"{rise} S{SvgCanvas.At(x2, top)} {SvgCanvas.At(x2, y2)}");
        canvas.Text("beside", lines, (x1 + x2) / 2, top, LineHeight);
    }

    private static List<(MapEdge First, IReadOnlyList<string> Lines)> Groups(MapPart part) =>
        [.. part.Edges.GroupBy(edge => (edge.From, edge.To)).Select(group =>
            (group.First(), (IReadOnlyList<string>)[.. group.SelectMany(edge => SvgText.Wrap(edge.Text, Letters, 3))]))];

    private static double Room(MapPart part, Func<MapPart, MapEdge, bool> belongs) =>
        Groups(part).Where(group => belongs(part, group.First)).Sum(group => Height(group.Lines)) is var room and > 0 ? room + 10 : 0;

    // Arcs nest: each runs outside of those before it.
    private static double Offset(MapPart part, int which, Func<MapPart, MapEdge, bool> belongs)
    {
        var arcs = Groups(part).Where(group => belongs(part, group.First)).ToList();
        return arcs.Take(which + 1).Sum(group => Height(group.Lines)) - (Height(arcs[which].Lines) / 2) + 8;
    }

    private static double Height(IReadOnlyList<string> lines) => Math.Max(Arc, (lines.Count * LineHeight) + 20);

    private static bool IsAbove(MapPart part, MapEdge edge) => OnPath(part, edge) && Steps(part, edge) > 1;

    private static bool IsBelow(MapPart part, MapEdge edge) => OnPath(part, edge) && Steps(part, edge) <= 0;

    private static bool OnPath(MapPart part, MapEdge edge) => part.Nodes.First(node => node.Id == edge.From).Row == 0 && part.Nodes.First(node => node.Id == edge.To).Row == 0;

    private static int Steps(MapPart part, MapEdge edge)
    {
        var ids = part.Nodes.Select(node => node.Id).ToList();
        return ids.IndexOf(edge.To) - ids.IndexOf(edge.From);
    }
}
