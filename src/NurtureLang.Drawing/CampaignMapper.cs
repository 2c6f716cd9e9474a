using NurtureLang.Drawing.Map;
using NurtureLang.Drawing.Mapping;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Tree.Declarations;
using NurtureLang.Syntax.Tree.Sequences;

namespace NurtureLang.Drawing;

/// <summary>Makes the picture of a campaign from its files as they are written, so that it can be drawn while somebody types, whatever is still wrong.</summary>
public static class CampaignMapper
{
    /// <summary>The picture.</summary>
    /// <param name="trees">The campaign's files, its own first.</param>
    public static CampaignMap Map(IReadOnlyList<SyntaxTree> trees)
    {
        ArgumentNullException.ThrowIfNull(trees);
        var (journeys, parts, policies) = (new List<MapPart>(), new List<MapPart>(), new List<MapPart>());
        var (starts, handoffs, title) = (new List<(string Node, string Sequence)>(), new List<(HandoffSyntax Syntax, string Part)>(), "");
        foreach (var tree in trees)
        {
            var wording = new Wording(tree.SourceText);
            var mapper = new PartMapper(wording);
            foreach (var declaration in tree.Root.Declarations)
            {
                switch (declaration)
                {
                    case CampaignSyntax campaign when title.Length == 0:
                        title = campaign.Title?.PlainText is { Length: > 0 } shown ? shown : campaign.Name.Text;
                        break;
                    case StagesSyntax stages:
                        journeys.Add(JourneyMapper.Map(stages, wording));
                        break;
                    case SequenceSyntax sequence:
                        parts.Add(mapper.Sequence(sequence.Name, sequence.Title, sequence.Items, MapPartKind.Sequence, sequence));
                        break;
                    case ProgramSyntax program:
                        parts.Add(mapper.Sequence(program.Name, program.Title, program.Items, MapPartKind.Program, program));
                        break;
                    case HandoffSyntax handoff:
                        var part = mapper.Handoff(handoff);
                        parts.Add(part);
                        handoffs.Add((handoff, part.Id));
                        break;
                }
            }

            if (tree.Root.Declarations.OfType<PolicySyntax>().Where(policy => policy.Items.Length > 0).ToList() is { Count: > 0 } rules) policies.Add(mapper.Policy(rules));
            starts.AddRange(mapper.Starts);
        }

        var all = journeys.Concat(Distinct(parts)).Concat(policies.Take(1)).ToList();
        return new CampaignMap(title, [.. all], [.. Links(all, journeys, starts, handoffs)]);
    }

    // Two declarations of one name are a mistake, which the checker tells; the picture shows the first.
    private static IEnumerable<MapPart> Distinct(List<MapPart> parts) => parts.DistinctBy(part => part.Id);

    private static IEnumerable<MapEdge> Links(
        List<MapPart> all, List<MapPart> journeys, List<(string Node, string Sequence)> starts, List<(HandoffSyntax Syntax, string Part)> handoffs)
    {
        foreach (var (node, sequence) in starts)
        {
            if (all.Find(part => part.Id == $"sequence_{sequence}") is { } target) yield return new MapEdge(node, target.Nodes[0].Id, "starts");
        }

        foreach (var (syntax, part) in handoffs)
        {
            if (syntax.Trigger is not Syntax.Tree.AtStageSyntax at || all.Find(one => one.Id == part) is not { } target) continue;
            if (journeys.Select(journey => JourneyMapper.BoxOf(journey, at.Stage.Text)).FirstOrDefault(box => box is not null) is { } stage)
                yield return new MapEdge(stage, target.Nodes[0].Id, "hands over");
        }
    }
}
