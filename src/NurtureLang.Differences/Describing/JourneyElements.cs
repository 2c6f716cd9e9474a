using NurtureLang.Differences.Wording;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Stages;

namespace NurtureLang.Differences.Describing;

/// <summary>Stages and the moves between them.</summary>
internal static class JourneyElements
{
    public static IEnumerable<Element> Of(Speech speech)
    {
        for (var at = 0; at < speech.Plan.Stages.Length; at++) yield return Journey(speech, speech.Plan.Stages[at], at);
    }

    private static Element Journey(Speech speech, PlanStages journey, int at)
    {
        var stages = journey.Stages.Select((stage, position) => Stage(stage, speech.Names.Stage(at, position)));
        var moves = journey.Transitions.Select(move => Move(speech, at, move)).ToList();
        var path = journey.Stages.Select((stage, position) => (stage, position)).Where(one => !one.stage.Side)
            .Select((one, rank) => new Ranked(speech.Names.Stage(at, one.position), rank));
        return new Element(Part.Journey, Kinds.Journey, speech.Names.Journey(at), journey.Source, [.. stages, .. moves])
        {
            Stake = new Stake(Weight.Medium("contacts stand somewhere else"),
                Removed: Weight.High("whatever asks for its stages has to ask for something else")),
            RenameStake = Weight.High("contacts begin it anew: where they stand is kept by its name"),
            Rankings =
            [
                new Ranking("path", "the path", [.. path], journey.Source, Weight.High("what `stage >=` means changes for people who are on it")),
                new Ranking(
                    "order", "the order in which its moves are tried",
                        [.. moves.Select((move, rank) => new Ranked(move.Label + " " + move.Value, rank))],
                    journey.Source, Weight.Medium("of two moves that may happen, another one does")),
            ],
        };
    }

    private static Fact Stage(PlanStage stage, string name)
    {
        List<string> parts = [stage.Side ? "beside the path" : "on the path"];
        if (stage.Final) parts.Add("final");
        if (stage.Owner is { } owner) parts.Add($"owned by {owner}");
        return new Fact("stage", name, $"the stage {name}", string.Join(", ", parts), stage.Source)
        {
            Stake = new Stake(
                Weight.Medium("who works with people there changes, or what comes before and after it"),
                Added: Weight.Medium("contacts stand somewhere else"),
                    Removed: Weight.High("people who are in it have no place in the newer version")),
        };
    }

    private static Fact Move(Speech speech, int journey, PlanTransition move)
    {
        var from = string.Join(", ", move.From.Select(stage => speech.Names.Stage(journey, stage)));
        List<string> parts = [];
        if (speech.Trigger(move.Event, move.Where, move.When, Scope.Contact) is { Length: > 0 } trigger) parts.Add(trigger);
        if (move.After is { } after) parts.Add($"after {Lengths.Of(after)}{Without(speech, move.Without)}");
        else if (move.Without >= 0) parts.Add(Without(speech, move.Without).Trim());
        var label = $"the move {from} -> {speech.Names.Stage(journey, move.To)}";
        return new Fact("move", $"{label} {string.Join(' ', parts)}", label, string.Join(' ', parts), move.Source)
        {
            Verb = ("happens", "happened"), Stake = Stakes.Move, Conditions = [.. new[] { move.Where, move.When }.OfType<PlanExpression>()],
        };
    }

    private static string Without(Speech speech, int aggregate) => aggregate < 0 ? "" : $" without {speech.Last(aggregate)}";
}
