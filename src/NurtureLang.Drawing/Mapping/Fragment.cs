using NurtureLang.Drawing.Map;

namespace NurtureLang.Drawing.Mapping;

/// <summary>A piece of a part while it is laid out: boxes from column 0 and row 0 on, its arrows, and the ends from which what follows is reached.</summary>
internal sealed class Fragment
{
    /// <summary>An end: the box that what follows is reached from, what stands beside that arrow, and the column that it runs along.</summary>
    /// <param name="Node">The box.</param>
    /// <param name="Text">The arrow's text.</param>
    /// <param name="Via">The arrow's column.</param>
    internal sealed record End(string Node, string Text, double? Via);

    /// <summary>The boxes.</summary>
    public List<MapNode> Nodes { get; } = [];

    /// <summary>The arrows.</summary>
    public List<MapEdge> Edges { get; } = [];

    /// <summary>Where it goes on.</summary>
    public List<End> Ends { get; private set; } = [];

    /// <summary>The width in columns; 0 where there is no box.</summary>
    public double Columns { get; private set; }

    /// <summary>The height in rows.</summary>
    public int Rows { get; private set; }

    /// <summary>One box, in the middle of one column.</summary>
    public static Fragment Of(MapNode node)
    {
        var fragment = new Fragment { Columns = 1, Rows = 1 };
        fragment.Nodes.Add(node with { Column = 0.5, Row = 0 });
        fragment.Ends.Add(new End(node.Id, "", null));
        return fragment;
    }

    /// <summary>Nothing but ends that lead on.</summary>
    public static Fragment Through(IEnumerable<End> ends)
    {
        var fragment = new Fragment();
        fragment.Ends.AddRange(ends);
        return fragment;
    }

    /// <summary>Puts another piece under this one: each of its ends leads to the other's first box.</summary>
    public void Append(Fragment next)
    {
        if (next.Nodes.Count == 0) return;
        var width = Math.Max(Columns, next.Columns);
        Shift((width - Columns) / 2, 0);
        next.Shift((width - next.Columns) / 2, Rows);
        foreach (var end in Ends) Edges.Add(new MapEdge(end.Node, next.Nodes[0].Id, end.Text, end.Via));
        Take(next);
        Ends = next.Ends;
        (Columns, Rows) = (width, next.Rows);
    }

    /// <summary>Puts pieces side by side under this one's only box, which leads to each with a text. Their ends are then this one's.</summary>
    public void Fork(IReadOnlyList<(string Text, Fragment Arm)> arms)
    {
        var head = Nodes[0];
        // An arm without a box still has room of its own, so that its arrow runs past the others.
        var width = Math.Max(1, arms.Sum(arm => Room(arm.Arm)));
        Shift((width - Columns) / 2, 0);
        var ends = new List<End>();
        var (left, deepest) = (0.0, 0);
        foreach (var (text, arm) in arms)
        {
            var middle = left + (Room(arm) / 2);
            if (arm.Nodes.Count == 0)
            {
                ends.Add(new End(head.Id, text, middle));
            }
            else
            {
                arm.Shift(left, 1);
                Edges.Add(new MapEdge(head.Id, arm.Nodes[0].Id, text));
                ends.AddRange(arm.Ends);
                deepest = Math.Max(deepest, arm.Rows - 1);
                Take(arm);
            }

            left += arm.Nodes.Count == 0 ? Room(arm) : arm.Columns;
        }

        (Columns, Rows, Ends) = (width, 1 + deepest, ends);
    }

    /// <summary>Leads every end back to this piece's first box, as a round does, and goes on from there.</summary>
    public void Return(string again, string then)
    {
        var head = Nodes[0].Id;
        // The way back runs at the right of the round, the way on at its left.
        foreach (var end in Ends.Where(end => end.Node != head)) Edges.Add(new MapEdge(end.Node, head, again, Columns + 0.25, IsBack: true));
        Shift(0.5, 0);
        Columns += 1;
        Ends = [new End(head, then, 0.25)];
    }

    /// <summary>Puts a piece beside this one, reached from its first box with a text; nothing follows it.</summary>
    public void Beside(Fragment piece, string text)
    {
        piece.Shift(Columns, 1);
        Edges.Add(new MapEdge(Nodes[0].Id, piece.Nodes[0].Id, text));
        Take(piece);
        Columns += piece.Columns;
        Rows = Math.Max(Rows, piece.Rows);
    }

    /// <summary>Puts a box under everything, to which no arrow leads: what it says can happen at any time.</summary>
    public void Beneath(MapNode box)
    {
        Nodes.Add(box with { Column = Columns / 2, Row = Rows });
        Rows++;
    }

    private static double Room(Fragment arm) => arm.Nodes.Count == 0 ? 0.5 : arm.Columns;

    private void Take(Fragment other)
    {
        Nodes.AddRange(other.Nodes);
        Edges.AddRange(other.Edges);
    }

    private void Shift(double columns, int rows)
    {
        for (var i = 0; i < Nodes.Count; i++) Nodes[i] = Nodes[i] with { Column = Nodes[i].Column + columns, Row = Nodes[i].Row + rows };
        for (var i = 0; i < Edges.Count; i++) Edges[i] = Edges[i] with { Via = Edges[i].Via + columns };
        Ends = [.. Ends.Select(end => end with { Via = end.Via + columns })];
        Rows += rows;
    }
}
