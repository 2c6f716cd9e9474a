using NurtureLang.Plan;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Goals;
using NurtureLang.Plan.Handoffs;
using NurtureLang.Plan.Policy;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Scores;
using NurtureLang.Plan.Sequences;
using NurtureLang.Runtime.Conditions;

namespace NurtureLang.Runtime.Execution;

/// <summary>An item of the plan that events of one type touch: its position, and which events.</summary>
/// <param name="Owner">The position of the score, journey or sequence that it belongs to; for an aggregate, its own.</param>
/// <param name="Item">Its position there.</param>
/// <param name="Where">Which events; null for all.</param>
/// <param name="Test">The same, compiled.</param>
internal sealed record EventItem(int Owner, int Item, PlanExpression? Where, Func<Frame, bool>? Test)
{
    /// <summary>Whether the event under test is one of them.</summary>
    public bool Takes(Frame frame) => Test is null || Test(frame);
}

/// <summary>An opt-out or opt-in that events of one type make.</summary>
internal sealed record ConsentItem(PlanConsentChange Change, bool Out, Func<Frame, bool>? Where);

/// <summary>Everything that events of one type can touch, and nothing else, so that an event costs only what it can change.</summary>
internal sealed record EventEffects
{
    /// <summary>What the event is to the engine.</summary>
    public required EventRole Role { get; init; }

    /// <summary>How many properties it has.</summary>
    public required int Properties { get; init; }

    public required EventItem[] Aggregates { get; init; }

    public required EventItem[] ScoreRules { get; init; }

    /// <summary>The scores that its events set back.</summary>
    public required EventItem[] Resets { get; init; }

    /// <summary>The rules that give points while none of its events comes.</summary>
    public required EventItem[] Heard { get; init; }

    public required EventItem[] Moves { get; init; }

    public required EventItem[] Entries { get; init; }

    public required EventItem[] Exits { get; init; }

    public required EventItem[] Goals { get; init; }

    /// <summary>What moves contacts between the streams of a program.</summary>
    public required EventItem[] StreamMoves { get; init; }

    public required ConsentItem[] Consents { get; init; }

    /// <summary>The hand-offs that it may begin.</summary>
    public required EventItem[] Handovers { get; init; }

    /// <summary>The hand-offs that it may answer.</summary>
    public required EventItem[] Answers { get; init; }

    /// <summary>The splits whose winner it counts for, by number.</summary>
    public required EventItem[] Winners { get; init; }

    /// <summary>The goals of the campaign that it may count for.</summary>
    public required EventItem[] Rates { get; init; }

    /// <summary>The guarantees whose time it begins.</summary>
    public required EventItem[] Promises { get; init; }

    /// <summary>Whether its events only count and award: nothing looks at the event itself any more after that.</summary>
    public required bool OnlyCounts { get; init; }

    /// <summary>The effects of each event of a plan, by the event's position.</summary>
    public static EventEffects[] Of(CampaignPlan plan, ExpressionCompiler compiler)
    {
        var builder = new Builder(plan, compiler);
        return [.. Enumerable.Range(0, plan.Schema.Events.Length).Select(builder.Build)];
    }

    private sealed class Builder(CampaignPlan plan, ExpressionCompiler compiler)
    {
        public EventEffects Build(int type)
        {
            var effects = BuildItems(type);
            var looked = effects.Moves.Length + effects.Entries.Length + effects.Consents.Length + effects.Handovers.Length + effects.Answers.Length
                + effects.Winners.Length + effects.Rates.Length + effects.Promises.Length;
            return effects with { OnlyCounts = effects.Role == EventRole.Declared && looked == 0 };
        }

        private EventEffects BuildItems(int type) => new()
        {
            OnlyCounts = false,
            Role = plan.Schema.Events[type].Role,
            Properties = plan.Schema.Events[type].Properties.Length,
            Aggregates = [.. plan.Aggregates.Select((aggregate, index) => (aggregate, index))
                .Where(one => one.aggregate.Event == type || (one.aggregate is { Event: -1, Touches: null } && IsActivity(type)))
                .Select(one => new EventItem(one.index, one.index, one.aggregate.Where, compiler.Optional(one.aggregate.Where)))],
            ScoreRules = Items(plan.Scores, score => score.Rules, (PlanScoreRule rule) => rule.Event == type && rule.When is null, rule => rule.Where),
            Resets = Items(plan.Scores, score => score.Resets ?? [], (PlanScoreReset reset) => reset.Event == type, reset => reset.Where),
            Heard = Items(plan.Scores, score => score.Rules, (PlanScoreRule rule) => rule.Every?.Without == type, rule => rule.Every?.Where),
            Moves = Items(plan.Stages, stages => stages.Transitions, move => move.Event == type, move => move.Where),
            Entries = Items(plan.Sequences, sequence => sequence.Entries, entry => entry.Event == type, entry => entry.Where),
            Exits = Items(plan.Sequences, sequence => sequence.Exits, exit => exit.Event == type, exit => exit.Where),
            Winners = [.. PlanCrossings.Winners(plan).Select((split, index) => (split.Winner, index)).Where(one => one.Winner?.Event == type)
                .Select(one => new EventItem(one.index, 0, one.Winner?.Where, compiler.Optional(one.Winner?.Where)))],
            Goals = Items(plan.Sequences, sequence => sequence.Goals, goal => goal.Event == type, goal => goal.Where),
            StreamMoves = Items(
                plan.Sequences, sequence => sequence.Program is { } program ? program.Moves : [], move => move.Event == type, move => move.Where),
            Handovers = Handoffs(handoff => handoff.Event == type, handoff => handoff.Where),
            Rates =
            [
                .. plan.Goals.Select((goal, index) => (Rate: goal.Measure as RateMeasure, index)).Where(one => one.Rate?.Event == type)
                    .Select(one => new EventItem(one.index, one.Rate?.MessageProperty ?? -1, one.Rate?.Where, compiler.Optional(one.Rate?.Where))),
            ],
            Promises =
            [
                .. plan.Guarantees.Select((one, index) => (one.Promise, index)).Where(one => one.Promise?.Event == type)
                    .Select(one => new EventItem(one.index, 0, one.Promise?.Where, compiler.Optional(one.Promise?.Where))),
            ],
            Answers = Handoffs(handoff => handoff.Answer == type, handoff => handoff.AnswerWhere),
            Consents =
            [
                .. plan.Policy.OptOuts.Where(change => change.Event == type).Select(change => new ConsentItem(change, true, compiler.Optional(change.Where))),
                .. plan.Policy.OptIns.Where(change => change.Event == type).Select(change => new ConsentItem(change, false, compiler.Optional(change.Where))),
            ],
        };

        private bool IsActivity(int type) => plan.Schema.Events[type].Role == EventRole.Declared;

        private EventItem[] Handoffs(Func<PlanHandoff, bool> touches, Func<PlanHandoff, PlanExpression?> where) =>
        [
            .. plan.Handoffs.Select((handoff, index) => (handoff, index)).Where(one => touches(one.handoff))
                .Select(one => new EventItem(one.index, 0, where(one.handoff), compiler.Optional(where(one.handoff)))),
        ];

        private EventItem[] Items<TOwner, TItem>(
            IReadOnlyList<TOwner> owners, Func<TOwner, IReadOnlyList<TItem>> items, Func<TItem, bool> touches, Func<TItem, PlanExpression?> where) =>
        [
            .. owners.SelectMany((owner, ownerIndex) => items(owner)
                .Select((item, index) => (item, index))
                .Where(one => touches(one.item))
                .Select(one => new EventItem(ownerIndex, one.index, where(one.item), compiler.Optional(where(one.item))))),
        ];
    }
}
