using System.Collections.Immutable;

namespace NurtureLang.Drawing.Map;

/// <summary>A campaign as a picture: its journeys, sequences, programs and hand-offs, each a part of its own, and what leads from one to another.</summary>
/// <param name="Title">How the campaign is called.</param>
/// <param name="Parts">The parts, journeys first, then in the order of the files.</param>
/// <param name="Links">What leads from a part to another.</param>
public sealed record CampaignMap(string Title, ImmutableArray<MapPart> Parts, ImmutableArray<MapEdge> Links);

/// <summary>What a part of the picture is.</summary>
public enum MapPartKind
{
    /// <summary>Stages and the moves between them.</summary>
    Journey,
    /// <summary>A sequence.</summary>
    Sequence,
    /// <summary>A program of streams.</summary>
    Program,
    /// <summary>A hand-off with its ladder.</summary>
    Handoff,
    /// <summary>What holds for every touch.</summary>
    Policy,
}

/// <summary>A part of the picture.</summary>
/// <param name="Id">Its name in links: the kind and the name, in letters, digits and underscores.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Title">How it is shown.</param>
/// <param name="Columns">How wide it is, in columns of one box each.</param>
/// <param name="Rows">How high it is, in rows of one box each.</param>
/// <param name="Nodes">Its boxes.</param>
/// <param name="Edges">Its arrows.</param>
/// <param name="Place">Where it was written.</param>
public sealed record MapPart(
    string Id, MapPartKind Kind, string Title, double Columns, int Rows, ImmutableArray<MapNode> Nodes, ImmutableArray<MapEdge> Edges, MapPlace Place);

/// <summary>What a box is.</summary>
public enum MapNodeKind
{
    /// <summary>A stage.</summary>
    Stage,
    /// <summary>What lets contacts in.</summary>
    Entry,
    /// <summary>What takes contacts out, or what they are in it for.</summary>
    Ending,
    /// <summary>A touch.</summary>
    Send,
    /// <summary>A wait.</summary>
    Wait,
    /// <summary>A place where the way parts.</summary>
    Branch,
    /// <summary>A round that comes again.</summary>
    Repeat,
    /// <summary>Something for people: a task or an alert.</summary>
    ForPeople,
    /// <summary>Anything else that is done: a field, a connector, another sequence.</summary>
    Act,
    /// <summary>A rule.</summary>
    Rule,
}

/// <summary>A box.</summary>
/// <param name="Id">Its name, unlike any other in the campaign.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Text">What stands in it, as it was written.</param>
/// <param name="Column">Where its middle is, in columns from the part's left edge.</param>
/// <param name="Row">Its row in the part, from 0.</param>
/// <param name="Place">Where it was written.</param>
public sealed record MapNode(string Id, MapNodeKind Kind, string Text, double Column, int Row, MapPlace Place);

/// <summary>An arrow.</summary>
/// <param name="From">The box that it leaves.</param>
/// <param name="To">The box that it leads to.</param>
/// <param name="Text">What stands beside it; empty for nothing.</param>
/// <param name="Via">The column that it runs along on its way down, past boxes that it does not touch; none for straight.</param>
/// <param name="IsBack">Whether it leads back, as at the end of a round.</param>
public sealed record MapEdge(string From, string To, string Text, double? Via = null, bool IsBack = false);

/// <summary>A place in a campaign's file.</summary>
/// <param name="File">The file's path from the campaign's folder.</param>
/// <param name="Line">The line, from 1.</param>
public sealed record MapPlace(string File, int Line);
