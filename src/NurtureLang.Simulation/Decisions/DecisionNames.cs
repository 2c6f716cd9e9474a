using System.Diagnostics;
using NurtureLang.Runtime.Decisions;

namespace NurtureLang.Simulation.Decisions;

/// <summary>The names of the kinds of decision, as other programs rely on them.</summary>
public static class DecisionNames
{
    /// <summary>Every kind, in the order of the contract.</summary>
    public static IReadOnlyList<DecisionKind> All { get; } = Enum.GetValues<DecisionKind>();

    /// <summary>The name of a kind, such as `not_enrolled`.</summary>
    public static string Of(DecisionKind kind) => kind switch
    {
        DecisionKind.Enrolled => "enrolled",
        DecisionKind.NotEnrolled => "not_enrolled",
        DecisionKind.Sent => "sent",
        DecisionKind.Deferred => "deferred",
        DecisionKind.Dropped => "dropped",
        DecisionKind.Task => "task",
        DecisionKind.TaskClosed => "task_closed",
        DecisionKind.Alert => "alert",
        DecisionKind.Stage => "stage",
        DecisionKind.Score => "score",
        DecisionKind.Grade => "grade",
        DecisionKind.Persona => "persona",
        DecisionKind.Assigned => "assigned",
        DecisionKind.Goal => "goal",
        DecisionKind.Exited => "exited",
        DecisionKind.Finished => "finished",
        DecisionKind.Moved => "moved",
        DecisionKind.Exhausted => "exhausted",
        DecisionKind.Diagnostic => "diagnostic",
        DecisionKind.Webhook => "webhook",
        DecisionKind.OptOut => "opt_out",
        _ => throw new UnreachableException(),
    };
}
