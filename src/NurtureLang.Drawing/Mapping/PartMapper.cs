using System.Collections.Immutable;
using System.Diagnostics;
using NurtureLang.Drawing.Map;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Declarations;
using NurtureLang.Syntax.Tree.Expressions;
using NurtureLang.Syntax.Tree.Sequences;

namespace NurtureLang.Drawing.Mapping;

/// <summary>Lays out sequences, programs, hand-offs and the policy.</summary>
internal sealed class PartMapper(Wording wording)
{
    /// <summary>The sequences that boxes start.</summary>
    public List<(string Node, string Sequence)> Starts { get; } = [];

    /// <summary>A sequence or a program.</summary>
    public MapPart Sequence(NameSyntax name, TextLiteralSyntax? title, ImmutableArray<SequenceItemSyntax> items, MapPartKind kind, SyntaxNode declaration)
    {
        var id = $"sequence_{name.Text}";
        var steps = new StepMapper(wording, id);
        var whole = Fragment.Of(steps.Box(MapNodeKind.Entry, Head(items), declaration));
        var tracks = items.Select(item => Track(item, steps)).OfType<(string, Fragment)>().ToList();
        if (tracks.Count > 0) whole.Fork(tracks);
        whole.Append(steps.Steps(items.OfType<SequenceStepSyntax>().Select(item => item.Step)));
        var exhausted = items.OfType<WhenExhaustedSyntax>().SelectMany(item => item.Steps).ToList();
        if (exhausted.Count > 0) Side(whole, steps.Steps(exhausted), "when exhausted");
        var endings = items.Where(item => item is ExitRuleSyntax or SequenceGoalSyntax).Select(item => wording.Of(item)).ToList();
        if (endings.Count > 0) whole.Beneath(steps.Box(MapNodeKind.Ending, string.Join('\n', endings), declaration));
        Starts.AddRange(steps.Starts);
        return Part(id, kind, Shown(title, name), whole, declaration);
    }

    /// <summary>A hand-off with its ladder.</summary>
    public MapPart Handoff(HandoffSyntax handoff)
    {
        var name = handoff.Name ?? handoff.To;
        var id = $"handoff_{name.Text}";
        var steps = new StepMapper(wording, id);
        var respond = handoff.Items.OfType<HandoffRespondSyntax>().Select(item => wording.Of(item)).ToList();
        var whole = Fragment.Of(steps.Box(MapNodeKind.Entry, $"{wording.Of(handoff.Trigger)}", handoff));
        whole.Append(steps.Steps(handoff.Items.OfType<HandoffStepSyntax>().Select(item => item.Step)));
        if (respond.Count > 0) whole.Append(Fragment.Of(steps.Box(MapNodeKind.Wait, string.Join('\n', respond), handoff)));
        var ladder = handoff.Items.Select(item => item switch
        {
            HandoffLateSyntax late => (late.By is null ? "late" : $"late by {wording.Of(late.By)}", steps.Steps(late.Steps)),
            HandoffAfterSyntax after => ($"after {wording.Of(after.After)}", steps.Steps(after.Steps)),
            _ => default((string, Fragment)?),
        }).OfType<(string Text, Fragment Rung)>().ToList();
        foreach (var (text, rung) in ladder) Side(whole, rung, text);
        Starts.AddRange(steps.Starts);
        return Part(id, MapPartKind.Handoff, $"Hand-off: {name.Text} to {handoff.To.Text}", whole, handoff);
    }

    /// <summary>What holds for every touch, a rule in each box.</summary>
    public MapPart Policy(IReadOnlyList<PolicySyntax> policies)
    {
        var steps = new StepMapper(wording, "policy");
        var nodes = policies.SelectMany(policy => policy.Items)
            .Select((item, row) => steps.Box(MapNodeKind.Rule, wording.Of(item), item) with { Column = 0.5, Row = row }).ToList();
        return new MapPart("policy", MapPartKind.Policy, "What holds for every touch", 1, Math.Max(1, nodes.Count), [.. nodes], [], wording.Place(policies[0]));
    }

    private (string, Fragment)? Track(SequenceItemSyntax item, StepMapper steps) => item switch
    {
        TrackSyntax track => (TrackText(track), steps.Steps(track.Body.Steps)),
        StreamSyntax stream => ($"{wording.Of(stream.Cadence)}", Stream(stream, steps)),
        _ => null,
    };

    private static Fragment Stream(StreamSyntax stream, StepMapper steps)
    {
        var whole = Fragment.Of(steps.Box(MapNodeKind.Repeat, $"stream {stream.Name.Text}", stream));
        foreach (var piece in stream.Pieces) whole.Append(Fragment.Of(steps.Box(MapNodeKind.Send, piece.Text, piece)));
        return whole;
    }

    private string TrackText(TrackSyntax track)
    {
        var at = track.At is null ? "" : $" at {wording.Of(track.At)}";
        return track.Side switch
        {
            TrackSide.Before => $"{Offset(track)} before{at}",
            TrackSide.OnTheDay => $"on the day{at}",
            TrackSide.After => $"{Offset(track)} after{at}",
            _ => throw new UnreachableException(),
        };
    }

    private string Offset(TrackSyntax track) => track.Offset is null ? "" : wording.Of(track.Offset);

    // What lets contacts in, and the rules that are no steps.
    private string Head(ImmutableArray<SequenceItemSyntax> items)
    {
        var lines = items.Where(item => item is not (SequenceStepSyntax or TrackSyntax or StreamSyntax or WhenExhaustedSyntax or ExitRuleSyntax or SequenceGoalSyntax))
            .Select(item => wording.Of(item)).ToList();
        return lines.Count == 0 ? "started by another sequence, or by hand" : string.Join('\n', lines);
    }

    // A piece that is reached from the first box, beside everything else: it has the last column to itself.
    private static void Side(Fragment whole, Fragment piece, string text)
    {
        if (piece.Nodes.Count > 0) whole.Beside(piece, text);
    }

    private MapPart Part(string id, MapPartKind kind, string title, Fragment whole, SyntaxNode declaration) =>
        new(id, kind, title, whole.Columns, whole.Rows, [.. whole.Nodes], [.. whole.Edges], wording.Place(declaration));

    private static string Shown(TextLiteralSyntax? title, NameSyntax name) => title?.PlainText is { Length: > 0 } text ? $"{text} ({name.Text})" : name.Text;
}
