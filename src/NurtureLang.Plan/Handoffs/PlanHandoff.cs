using System.Collections.Immutable;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Sequences;

namespace NurtureLang.Plan.Handoffs;

/// <summary>A hand-off: who takes a contact over and when, what they are told, and what happens while nobody answers.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Owner">Who takes over, such as `sales`.</param>
/// <param name="Stages">For a hand-off at a stage: the journey's position; otherwise -1.</param>
/// <param name="Stage">For a hand-off at a stage: the stage; otherwise -1. It is over when the contact leaves that stage.</param>
/// <param name="Event">For a hand-off on an event: its position; otherwise -1.</param>
/// <param name="Where">Which events.</param>
/// <param name="Answer">The event that answers; -1 where none is waited for.</param>
/// <param name="AnswerWhere">Which of them.</param>
/// <param name="Within">How soon; none where no answer is waited for.</param>
/// <param name="Calendar">The calendar whose open time alone counts for that; -1 for all time.</param>
/// <param name="AnswerSource">Where the answer was written; none where none is waited for.</param>
/// <param name="Kept">The properties of the event that its steps read.</param>
/// <param name="Rungs">What is done and when: first what is done at once, then the ladder in the order of the source.</param>
/// <param name="Steps">All of its steps; a step names others by position.</param>
/// <param name="Source">Where it was written.</param>
/// <param name="Account">For a hand-off on an account: the account's position; otherwise none.</param>
/// <param name="When">For a hand-off on an account: the condition, made of the account's figures; otherwise none.</param>
public sealed record PlanHandoff(
    string Name,
    string Owner,
    int Stages,
    int Stage,
    int Event,
    PlanExpression? Where,
    int Answer,
    PlanExpression? AnswerWhere,
    PlanDuration? Within,
    int Calendar,
    string? AnswerSource,
    ImmutableArray<PlanKept> Kept,
    ImmutableArray<PlanRung> Rungs,
    ImmutableArray<PlanStep> Steps,
    string Source,
    int? Account = null,
    PlanExpression? When = null);

/// <summary>A rung of the ladder: steps that are done at a time, unless somebody answered before.</summary>
/// <param name="IsLate">Whether its time counts from the deadline; otherwise from the hand-off.</param>
/// <param name="After">How long after that.</param>
/// <param name="Calendar">The calendar whose open time alone counts; -1 for all time.</param>
/// <param name="First">The position of its first step; -1 for none.</param>
/// <param name="Source">Where it was written.</param>
public sealed record PlanRung(bool IsLate, PlanDuration After, int Calendar, int First, string Source);
