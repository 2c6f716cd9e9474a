using NurtureLang.Plan.Policy;
using NurtureLang.Runtime.Decisions;

namespace NurtureLang.Runtime.Execution;

/// <summary>Watches that no touch leaves which a guarantee says never leaves.</summary>
internal sealed class Guarantees
{
    // For each message, the guarantees that speak of it.
    private readonly (PlanGuarantee Plan, Func<Frame, bool> Broken)[][] byMessage;

    public Guarantees(LoadedPlan plan)
    {
        var all = plan.Plan.Guarantees.Select(one => (one, plan.Compiler.Condition(one.Broken))).ToArray();
        byMessage = [.. plan.Plan.Messages.Select((_, message) => all.Where(one => one.one.Messages.Contains(message)).ToArray())];
    }

    /// <summary>The guarantees that a message breaks if it leaves now.</summary>
    public IReadOnlyList<PlanGuarantee> Broken(Frame frame, int message) =>
        byMessage[message] is { Length: > 0 } promises ? [.. promises.Where(one => one.Broken(frame)).Select(one => one.Plan)] : [];

    /// <summary>Says that a touch that left broke a guarantee.</summary>
    public static void Say(Frame frame, Touches.Touch touch, PlanGuarantee guarantee, string message) => frame.Sink.Take(new Decision
    {
        At = frame.Now,
        Kind = DecisionKind.Diagnostic,
        Sequence = touch.Sequence.Plan.Name,
        Enrolment = touch.Enrolment.Number,
        Step = touch.Step.Name,
        Name = guarantee.Name,
        Reason = Reasons.Guarantee,
        Text = $"`{message}` breaks the guarantee: {guarantee.Claim}",
        Source = guarantee.Source,
    });
}
