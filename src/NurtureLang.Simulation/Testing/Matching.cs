using NurtureLang.Plan.Tests;
using NurtureLang.Runtime.Decisions;

namespace NurtureLang.Simulation.Testing;

/// <summary>Says which decisions are what a test speaks of.</summary>
internal static class Matching
{
    /// <summary>Whether a decision is of the kind, and says everything that is asked for.</summary>
    public static bool Is(PlanOccurrence what, Decision decision) =>
        IsKind(what.Kind, decision)
        && (what.Message is null || decision.Name == what.Message)
        && (what.Channel is null || decision.Channel == what.Channel)
        && (what.Sequence is null || decision.Sequence == what.Sequence)
        && (what.Of is null || Of(what.Kind, decision) == what.Of)
        && (what.Name is null || (what.Kind == PlanOccurrenceKind.Assigned ? decision.Arm : decision.Into) == what.Name)
        && (what.Text is null || (decision.Text?.Contains(what.Text, StringComparison.Ordinal) ?? false))
        && (what.To is null || decision.To == what.To);

    private static string? Of(PlanOccurrenceKind kind, Decision decision) => kind switch
    {
        PlanOccurrenceKind.Assigned => decision.Split,
        PlanOccurrenceKind.Stage => decision.Name,
        PlanOccurrenceKind.Webhook => decision.To,
        _ => null,
    };

    private static bool IsKind(PlanOccurrenceKind kind, Decision decision) => kind switch
    {
        PlanOccurrenceKind.Sent => decision.Kind == DecisionKind.Sent,
        PlanOccurrenceKind.Deferred => decision.Kind == DecisionKind.Deferred,
        PlanOccurrenceKind.Dropped => decision.Kind == DecisionKind.Dropped,
        PlanOccurrenceKind.Task => decision.Kind == DecisionKind.Task,
        PlanOccurrenceKind.Answered => decision is { Kind: DecisionKind.TaskClosed, Reason: null or Reasons.Late },
        PlanOccurrenceKind.Alert => decision.Kind == DecisionKind.Alert,
        PlanOccurrenceKind.Webhook => decision.Kind == DecisionKind.Webhook,
        PlanOccurrenceKind.GoalMet => decision.Kind == DecisionKind.Goal && decision.Reason != Reasons.Missed,
        PlanOccurrenceKind.GoalMissed => decision.Kind == DecisionKind.Goal && decision.Reason == Reasons.Missed,
        PlanOccurrenceKind.Enrolled => decision.Kind == DecisionKind.Enrolled,
        PlanOccurrenceKind.Refused => decision.Kind == DecisionKind.NotEnrolled,
        PlanOccurrenceKind.Exited => decision.Kind == DecisionKind.Exited,
        PlanOccurrenceKind.Finished => decision.Kind == DecisionKind.Finished,
        PlanOccurrenceKind.Exhausted => decision.Kind == DecisionKind.Exhausted,
        PlanOccurrenceKind.Assigned => decision.Kind == DecisionKind.Assigned,
        PlanOccurrenceKind.Stage => decision.Kind == DecisionKind.Stage,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
