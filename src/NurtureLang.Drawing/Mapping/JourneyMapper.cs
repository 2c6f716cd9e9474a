using System.Globalization;
using NurtureLang.Drawing.Map;
using NurtureLang.Syntax.Tree.Declarations;

namespace NurtureLang.Drawing.Mapping;

/// <summary>Lays out a journey: the stages of the path from left to right, the side ones under them, and an arrow for each move.</summary>
internal static class JourneyMapper
{
    // Stages stand apart so that there is room for what moves contacts between them.
    private const double Pitch = 1.3;

    /// <summary>The journey as a part.</summary>
    public static MapPart Map(StagesSyntax journey, Wording wording)
    {
        var id = $"journey_{journey.Name.Text}";
        var path = journey.Items.OfType<StagePathSyntax>().SelectMany(item => item.Stages).ToList();
        var side = journey.Items.OfType<StageSideSyntax>().SelectMany(item => item.Stages).ToList();
        var moves = journey.Items.OfType<StageMoveSyntax>().ToList();
        var nodes = path.Select((stage, at) => Box(id, stage, wording, 0.5 + (at * Pitch), 0))
            .Concat(Beside().Select(one => Box(id, one.Stage, wording, one.Column, 1))).ToList();
        var edges = new List<MapEdge>();
        foreach (var move in moves)
        {
            var (from, to) = (IndexOf(move.From.Text), IndexOf(move.To.Text));
            // A move of every stage before one is drawn from the stage just before it, with the word that says so.
            var start = move.FromBefore ? from - 1 : from;
            if (start < 0 || to < 0) continue;
            var text = (move.FromBefore ? "from any before: " : "") + wording.Of(move.Trigger);
            edges.Add(new MapEdge(IdOf(id, start), IdOf(id, to), text, IsBack: to < start && to < path.Count && start < path.Count));
        }

        var columns = Math.Max(path.Count * Pitch, nodes.Select(node => node.Column).DefaultIfEmpty(0).Max() + 0.5);
        return new MapPart(id, MapPartKind.Journey, $"Stages: {journey.Name.Text}", columns, side.Count > 0 ? 2 : 1, [.. nodes], [.. edges], wording.Place(journey));

        int IndexOf(string name)
        {
            var at = path.FindIndex(stage => stage.Name.Text == name);
            var beside = side.FindIndex(stage => stage.Name.Text == name);
            return at >= 0 ? at : beside >= 0 ? path.Count + beside : -1;
        }

        // A side stage stands under the middle of those that it has to do with, and no closer to its neighbour than a box.
        IEnumerable<(StageSyntax Stage, double Column)> Beside()
        {
            var wanted = side.Select((stage, at) => (Stage: stage, At: at, Column: Middle(stage.Name.Text) ?? (0.5 + ((at + 0.5) * Pitch)))).OrderBy(one => one.Column).ToList();
            var columns = new Dictionary<int, double>();
            var free = 0.5;
            foreach (var one in wanted)
            {
                columns[one.At] = Math.Max(free, one.Column);
                free = columns[one.At] + Pitch;
            }

            return side.Select((stage, at) => (stage, columns[at]));
        }

        double? Middle(string stage)
        {
            var others = moves.Where(move => move.From.Text == stage || move.To.Text == stage)
                .Select(move => path.FindIndex(one => one.Name.Text == (move.From.Text == stage ? move.To.Text : move.From.Text))).Where(at => at >= 0).ToList();
            return others.Count == 0 ? null : 0.5 + (others.Average() * Pitch);
        }

        MapNode Box(string part, StageSyntax stage, Wording words, double column, int row) =>
            new(IdOf(part, IndexOf(stage.Name.Text)), MapNodeKind.Stage, TextOf(stage), column, row, words.Place(stage));
    }

    /// <summary>The box of a stage; null where the journey has no such stage.</summary>
    public static string? BoxOf(MapPart journey, string stage) =>
        journey.Nodes.FirstOrDefault(node => node.Text == stage || node.Text.StartsWith(stage + "\n", StringComparison.Ordinal))?.Id;

    private static string TextOf(StageSyntax stage) =>
        stage.Name.Text + (stage.OwnedBy is null ? "" : $"\nowned by {stage.OwnedBy.Text}") + (stage.IsFinal ? "\nfinal" : "");

    private static string IdOf(string part, int stage) => string.Create(CultureInfo.InvariantCulture, $"{part}_{stage + 1}");
}
