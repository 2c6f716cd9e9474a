using System.Collections.Immutable;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Sequences;

namespace NurtureLang.Plan.Stages;

/// <summary>A journey: the stages and how contacts move between them.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Stages">The stages: those of the path first and in its order, then the side ones. A contact starts in the first.</param>
/// <param name="Transitions">The transitions, in the order of the source: of those that may fire, the first does.</param>
/// <param name="Source">Where it was written.</param>
public sealed record PlanStages(string Name, ImmutableArray<PlanStage> Stages, ImmutableArray<PlanTransition> Transitions, string Source);

/// <summary>A stage.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Side">Whether it stands beside the path, before and after nothing.</param>
/// <param name="Final">Whether it is an end.</param>
/// <param name="Owner">Who owns the contact there, such as `sales`; none for marketing.</param>
/// <param name="Source">Where it was written.</param>
public sealed record PlanStage(string Name, bool Side, bool Final, string? Owner, string Source);

/// <summary>A move from any of some stages to another: on an event, when a condition holds, or after a time.</summary>
/// <param name="From">The stages that it leaves, by position.</param>
/// <param name="To">The stage that it enters.</param>
/// <param name="Event">For a move on an event: its position; otherwise -1.</param>
/// <param name="Where">Which events move.</param>
/// <param name="When">For a move on a condition: the condition, looked at while the contact is in a stage that it leaves.</param>
/// <param name="After">For a move after a time: how long since the stage was entered.</param>
/// <param name="Without">For a move after a time without an event: the aggregate that holds the instant of that event's last occurrence; -1 for none.
/// The time counts from that occurrence where it is later than the entry of the stage.</param>
/// <param name="Source">Where it was written.</param>
public sealed record PlanTransition(
    ImmutableArray<int> From,
    int To,
    int Event,
    PlanExpression? Where,
    PlanExpression? When,
    PlanDuration? After,
    int Without,
    string Source);
