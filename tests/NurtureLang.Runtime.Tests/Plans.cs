using System.Collections.Immutable;
using NurtureLang.Plan;
using NurtureLang.Plan.Content;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Policy;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Scores;
using NurtureLang.Plan.Sequences;
using NurtureLang.Plan.Values;

namespace NurtureLang.Runtime.Tests;

/// <summary>Small plans made by hand, so that the engine is tested without the compiler.</summary>
internal static class Plans
{
    public static readonly PlanPolicy NoPolicy = new(0, -1, "", [], [], null, [], [], [], [], []);

    public static readonly PlanLimit NoLimit = new(LimitKind.None);

    public static CampaignPlan Empty { get; } = new(
        CampaignPlan.CurrentFormat, "", "test", "test", "Test", "UTC", [], 0,
        new PlanSchema([], [], []), [], [], [], [], [], [], [], [], [], [], [], [], NoPolicy, []);

    public static PlanEvent Event(string name, params PlanProperty[] properties) => new(name, EventRole.Declared, [.. properties]);

    public static PlanProperty Number(string name) => new(name, new PlanType(ValueKind.Number, Optional: true));

    public static PlanProperty Text(string name) => new(name, new PlanType(ValueKind.Text, Optional: true));

    public static PlanScoreRule On(int type, long points, PlanLimit? limit = null, DecayKind decay = DecayKind.None, long period = 0, int group = -1) =>
        new($"on {type}", points * Value.One, type, null, null, limit ?? NoLimit, decay, period, group, "t:1");

    public static PlanScore Score(string name, params PlanScoreRule[] rules) =>
        new(name, name, Value.Unknown, Value.Unknown, [], [.. rules], null, "t:1");

    public static PlanExpression AtLeast(PlanExpression value, long threshold) =>
        new CompareCondition(CompareOperator.GreaterOrEqual, value, new ConstantValue(threshold * Value.One));

    public static PlanMessage Message(string name, int channel = 0) => new(name, channel, -1, false, null, null, null, [], "t:1");

    public static PlanSequence Sequence(string name, ImmutableArray<PlanEntry> entries, ImmutableArray<PlanStep> steps) => new(
        name, name, 0, entries, [], null, new PlanAgain(true, null, 0), WhileInside.Ignore, null, [], [], null, false, [], null,
        [new PlanTrack(name, false, new PlanDuration(0, 0, 0), Value.Unknown, null, 0, "t:1")], steps, 4, "t:1");

    public static PlanEntry EnterOn(int type) => new(type, null, null, 0, null, "t:1");

    public static PlanEntry EnterWhen(PlanExpression condition) => new(-1, null, condition, 0, null, "t:1");
}
