using System.Collections.Immutable;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Semantics.Types;

namespace NurtureLang.Semantics.Bound;

/// <summary>A length of time of which only a calendar's open time may count.</summary>
/// <param name="Length">The length.</param>
/// <param name="Calendar">The calendar; null where all time counts.</param>
public sealed record BusinessSpan(CalendarSpan Length, CalendarSymbol? Calendar);

/// <summary>A hand-off.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Owner">Who takes over.</param>
/// <param name="Stages">For a hand-off at a stage: the journey.</param>
/// <param name="Stage">For a hand-off at a stage: the stage.</param>
/// <param name="Event">For a hand-off on an event: the event.</param>
/// <param name="Where">Which of them.</param>
/// <param name="Answer">The event that answers; null where none is waited for.</param>
/// <param name="AnswerWhere">Which of them.</param>
/// <param name="Within">How soon; null where none is waited for.</param>
/// <param name="AnswerOrigin">Where the answer stands; null where none is waited for.</param>
/// <param name="Rungs">What is done at once, then the ladder.</param>
/// <param name="Origin">Where its first line stands.</param>
public sealed record BoundHandoff(
    string Name,
    string Owner,
    StagesSymbol? Stages,
    StageSymbol? Stage,
    EventSymbol? Event,
    BoundExpression? Where,
    EventSymbol? Answer,
    BoundExpression? AnswerWhere,
    BusinessSpan? Within,
    Origin? AnswerOrigin,
    ImmutableArray<BoundRung> Rungs,
    Origin Origin)
{
    /// <summary>For a hand-off on an account: the account.</summary>
    public AccountSymbol? Account { get; init; }

    /// <summary>For a hand-off on an account: the condition, about its figures.</summary>
    public BoundExpression? When { get; init; }
}

/// <summary>A rung of a hand-off's ladder.</summary>
/// <param name="IsLate">Whether its time counts from the deadline.</param>
/// <param name="After">How long after that, or after the hand-off.</param>
/// <param name="Steps">What is done.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record BoundRung(bool IsLate, BusinessSpan After, ImmutableArray<BoundStep> Steps, Origin Origin);

/// <summary>Gives the open tasks of a hand-off to somebody else.</summary>
/// <param name="Name">Its name.</param>
/// <param name="To">To whom; several take turns.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record BoundReassign(string Name, ImmutableArray<BoundTemplate> To, Origin Origin) : BoundStep(Name, Origin);
