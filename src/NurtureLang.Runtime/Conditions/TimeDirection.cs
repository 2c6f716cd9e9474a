using NurtureLang.Plan;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Scores;

namespace NurtureLang.Runtime.Conditions;

/// <summary>Tells from the plan alone which way time can move a value, and whether time can make a condition hold that does not.</summary>
/// <remarks>INVARIANT: it errs on the side of what can move. A condition that time cannot make hold needs no wake-up while it does not hold.</remarks>
internal sealed class TimeDirection(CampaignPlan plan)
{
    // Asked once for each, however often they stand in one another.
    private readonly Moves?[] scores = new Moves?[plan.Scores.Length];
    private readonly bool?[] segments = new bool?[plan.Segments.Length];

    [Flags]
    private enum Moves
    {
        Not = 0,
        Up = 1,
        Down = 2,
        Both = 3,
    }

    /// <summary>Whether time alone can make a condition hold that does not hold.</summary>
    public bool CanTurnTrue(PlanExpression? condition) => condition switch
    {
        null or LiteralCondition => false,
        AllCondition node => node.Parts.Any(CanTurnTrue),
        AnyCondition node => node.Parts.Any(CanTurnTrue),
        CompareCondition node => CanTurnTrue(node),
        SegmentCondition node => segments[node.Segment] ??= CanTurnTrue(plan.Segments[node.Segment].Condition),
        // What left leaves the window again; nothing comes into it by time.
        SentCondition or EntersCondition => false,
        HeldCondition or AnniversaryCondition => true,
        _ => Of(condition) != Moves.Not,
    };

    private bool CanTurnTrue(CompareCondition node)
    {
        var difference = Of(node.Left) | Opposite(Of(node.Right));
        return node.Operator switch
        {
            CompareOperator.Greater or CompareOperator.GreaterOrEqual => (difference & Moves.Up) != 0,
            CompareOperator.Less or CompareOperator.LessOrEqual => (difference & Moves.Down) != 0,
            _ => difference != Moves.Not,
        };
    }

    private Moves Of(PlanExpression value) => value switch
    {
        AggregateValue node => OfAggregate(plan.Aggregates[node.Aggregate]),
        ScoreValue node => scores[node.Score] ??= OfScore(plan.Scores[node.Score]),
        ClockValue { Reading: ClockReading.Now } => Moves.Up,
        RollUpValue node => OfFigure(plan.Accounts[node.Account].RollUps[node.RollUp]),
        ArithmeticValue { Operator: ArithmeticOperator.Add } sum => Of(sum.Left) | Of(sum.Right),
        ArithmeticValue { Operator: ArithmeticOperator.Subtract } sum => Of(sum.Left) | Opposite(Of(sum.Right)),
        ClockValue or HeldCondition or AnniversaryCondition or EntersCondition => Moves.Both,
        SentCondition node => node.Window > 0 ? Moves.Both : Moves.Not,
        SegmentCondition => Moves.Both,
        _ => ExpressionWalk.Parts(value).Any(part => Of(part) != Moves.Not) ? Moves.Both : Moves.Not,
    };

    // A window that ends now only loses events by time; one that ended before gains some too.
    private static Moves OfAggregate(PlanAggregate aggregate) => aggregate switch
    {
        { From: 0 } => Moves.Not,
        { Kind: AggregateKind.Count, To: 0 } => Moves.Down,
        _ => Moves.Both,
    };

    // A figure moves as the values that it is made of; whom it is made of may change either way.
    private Moves OfFigure(Plan.Accounts.PlanRollUp figure)
    {
        var whom = figure.Where is { } where && (CanTurnTrue(where) || CanTurnTrue(new NotCondition(where))) ? Moves.Both : Moves.Not;
        return whom | (figure.Of is { } of ? Of(of) : Moves.Not);
    }

    private Moves OfScore(PlanScore score)
    {
        if (score.Derived is { } derived) return Of(derived);
        var moves = Moves.Not;
        foreach (var rule in score.Rules)
        {
            if (rule.Decay != DecayKind.None) moves |= rule.Points >= 0 ? Moves.Down : Moves.Up;
        }

        return moves;
    }

    private static Moves Opposite(Moves moves) => moves switch
    {
        Moves.Up => Moves.Down,
        Moves.Down => Moves.Up,
        _ => moves,
    };
}
