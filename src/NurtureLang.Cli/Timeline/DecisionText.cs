using System.Diagnostics;
using NurtureLang.Cli.Hosting;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Simulation.Decisions;

namespace NurtureLang.Cli.Timeline;

/// <summary>Says a decision in words.</summary>
internal static class DecisionText
{
    /// <summary>The sentence of a decision, without its instant and source.</summary>
    public static string Of(Decision decision, Glyphs glyphs)
    {
        var touch = $"{decision.Name} by {decision.Channel ?? "?"}";
        var because = decision.Reason is null ? "" : $": {decision.Reason}";
        return decision.Kind switch
        {
            DecisionKind.Enrolled => $"comes into {Enrolment(decision)}",
            DecisionKind.NotEnrolled => $"does not come into {decision.Sequence}{because}",
            DecisionKind.Sent => $"sent: {touch}, from {Enrolment(decision)}{Asks(decision)}",
            DecisionKind.Deferred => $"waits: {touch}, until {InstantText.Format(decision.Until)}{because}",
            // A block under an anchor that begins with something else than a touch is dropped as a whole.
            DecisionKind.Dropped when decision.Channel is null => $"dropped: {decision.Step ?? "a block"} of {Enrolment(decision)}{because}",
            DecisionKind.Dropped => $"dropped: {touch}{because}",
            DecisionKind.Task => $"task for {decision.To ?? "?"}: {decision.Text ?? decision.Reason}{Due(decision)}{With(decision)}",
            DecisionKind.TaskClosed => $"task closed{(decision.Name is null ? "" : $", of hand-off {decision.Name}")}{because}",
            DecisionKind.Alert => $"alert to {decision.To ?? "?"}: {decision.Text ?? decision.Reason}",
            DecisionKind.Stage or DecisionKind.Grade or DecisionKind.Persona =>
                $"{decision.Name ?? DecisionNames.Of(decision.Kind)}: {decision.From ?? "none"} {glyphs.Arrow} {decision.Into ?? "none"}{because}",
            DecisionKind.Score => Score(decision),
            DecisionKind.Assigned => $"{decision.Split}: {decision.Arm}{because}, in {Enrolment(decision)}",
            DecisionKind.Goal => decision.Reason == Reasons.Missed ? $"goal missed, of {Enrolment(decision)}" : $"goal met, of {Enrolment(decision)}",
            DecisionKind.Exited => $"leaves {Enrolment(decision)}{because}",
            DecisionKind.Finished => $"finishes {Enrolment(decision)}",
            DecisionKind.Moved => $"moves from {decision.From ?? "?"} to {decision.Into ?? "?"}, in {Enrolment(decision)}",
            DecisionKind.Exhausted => $"nothing left to send, in {Enrolment(decision)}",
            DecisionKind.Diagnostic => $"note{because}{(decision.Text is null ? "" : $" ({decision.Text})")}",
            DecisionKind.Webhook => $"webhook to {decision.To}{With(decision)}",
            DecisionKind.OptOut => $"consent taken back for {decision.Channel}{With(decision)}",
            _ => throw new UnreachableException(),
        };
    }

    private static string Score(Decision decision)
    {
        var delta = InstantText.FormatNumber(decision.Delta);
        var sign = decision.Delta > 0 ? "+" : "";
        return $"{decision.Name} {sign}{delta} = {InstantText.FormatNumber(decision.After)}, {decision.Rule}";
    }

    private static string Enrolment(Decision decision) =>
        decision.Enrolment > 1 ? $"{decision.Sequence} (enrolment {decision.Enrolment})" : decision.Sequence ?? "?";

    private static string Asks(Decision decision) =>
        decision.Asks is null ? "" : $", asking for {string.Join(", ", decision.Asks.SelectMany(asset => asset.Value))}";

    private static string Due(Decision decision) => decision.Due == Plan.Values.Value.Unknown ? "" : $", due {InstantText.Format(decision.Due)}";

    private static string With(Decision decision) =>
        decision.With is not { Count: > 0 } pairs ? "" : $" with {string.Join(", ", pairs.Select(pair => $"{pair.Key} {pair.Value ?? "unknown"}"))}";
}
