using NurtureLang.Plan;
using NurtureLang.Plan.Expressions;

namespace NurtureLang.Runtime.Conditions;

/// <summary>What a condition depends on, as a mask: only conditions whose mask meets what changed are looked at again.</summary>
/// <remarks>
/// There are 62 bits, a bit for accounts and a bit for time. Plans with more sources share bits, which costs a look too many and changes nothing else.
/// INVARIANT: when a value that a condition reads changes, a bit of the condition's mask is raised.
/// </remarks>
internal sealed class Signals(CampaignPlan plan)
{
    /// <summary>The bit for the passing of time.</summary>
    public const ulong Time = 1UL << 63;

    /// <summary>The bit for the figures of accounts: of other contacts, so that no bit of the contact's own is the same.</summary>
    public const ulong Accounts = 1UL << 62;

    /// <summary>Everything.</summary>
    public const ulong All = ulong.MaxValue;

    private const int Bits = 62;

    private readonly int aggregates = plan.Schema.Fields.Length;

    // Asked once for each, however often they stand in one another.
    private readonly ulong?[] scores = new ulong?[plan.Scores.Length];
    private readonly ulong?[] segments = new ulong?[plan.Segments.Length];

    public ulong Field(int index) => Bit(index);

    public ulong Aggregate(int index) => Bit(aggregates + index);

    public ulong Score(int index) => Bit(aggregates + plan.Aggregates.Length + index);

    public ulong Held(int index) => Bit(aggregates + plan.Aggregates.Length + plan.Scores.Length + index);

    public ulong Stages(int index) => Bit(aggregates + plan.Aggregates.Length + plan.Scores.Length + plan.Held.Length + index);

    public ulong Grade(int index) => Bit(aggregates + plan.Aggregates.Length + plan.Scores.Length + plan.Held.Length + plan.Stages.Length + index);

    public ulong Persona => Bit(Bits - 1);

    public ulong Sent => Bit(Bits - 2);

    /// <summary>What an expression depends on.</summary>
    public ulong Of(PlanExpression? expression)
    {
        var mask = 0UL;
        foreach (var node in ExpressionWalk.Within(expression)) mask |= OfNode(node);
        return mask;
    }

    private static ulong Bit(int index) => 1UL << (index % Bits);

    private ulong OfNode(PlanExpression node) => node switch
    {
        FieldValue field => Field(field.Field),
        AggregateValue aggregate => Aggregate(aggregate.Aggregate) | (plan.Aggregates[aggregate.Aggregate].From > 0 ? Time : 0),
        KeyedAggregateValue aggregate => Aggregate(aggregate.Aggregate) | Time,
        ScoreValue score => scores[score.Score] ??= OfScore(score.Score),
        StageValue stages => Stages(stages.Stages),
        PersonaValue => Persona,
        GradeValue grade => Grade(grade.Grade),
        ClockValue => Time,
        RollUpValue value => Accounts | (OfFigure(value) & Time),
        SegmentCondition segment => segments[segment.Segment] ??= Of(plan.Segments[segment.Segment].Condition),
        HeldCondition held => Held(held.Held) | Time,
        AnniversaryCondition => Time,
        EntersCondition enters => Stages(enters.Stages) | Time,
        SentCondition sent => Sent | (sent.Window > 0 ? Time : 0),
        _ => 0,
    };

    private ulong OfFigure(RollUpValue value)
    {
        var figure = plan.Accounts[value.Account].RollUps[value.RollUp];
        return Of(figure.Of) | Of(figure.Where);
    }

    private ulong OfScore(int index)
    {
        var score = plan.Scores[index];
        var fades = score.Rules.Any(rule => rule.Decay != Plan.Scores.DecayKind.None);
        return Score(index) | Of(score.Derived) | (fades ? Time : 0);
    }
}
