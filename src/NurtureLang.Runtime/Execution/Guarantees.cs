using NurtureLang.Plan.Policy;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Runtime.State;

namespace NurtureLang.Runtime.Execution;

/// <summary>Watches that no touch leaves, and nothing is given, which a guarantee says never is.</summary>
internal sealed class Guarantees
{
    // For each message, and for each kind of what is given, the guarantees that speak of it.
    private readonly Watched[][] byMessage;
    private readonly Watched[][] byKind;

    public Guarantees(LoadedPlan plan)
    {
        var all = plan.Plan.Guarantees
            .Select((one, index) => new Watched(one, plan.Compiler.Condition(one.Broken), plan.Layout.Given[index])).Where(one => one.Plan.Promise is null).ToArray();
        byMessage = [.. plan.Plan.Messages.Select((_, message) => all.Where(one => one.Plan.Messages.Contains(message)).ToArray())];
        byKind = [.. Enum.GetValues<GivenKind>().Select(kind => all.Where(one => one.Plan.Given == kind).ToArray())];
    }

    /// <summary>The guarantees that a message breaks if it leaves now.</summary>
    public IReadOnlyList<PlanGuarantee> Broken(Frame frame, int message) =>
        byMessage[message] is { Length: > 0 } promises ? [.. promises.Where(one => one.Broken(frame)).Select(one => one.Plan)] : [];

    /// <summary>The guarantees that something breaks which is given now; it is counted.</summary>
    public IReadOnlyList<PlanGuarantee> Give(Frame frame, GivenKind kind)
    {
        if (byKind[(int)kind] is not { Length: > 0 } promises) return [];
        var broken = promises.Where(one => one.Broken(frame) || IsOver(frame, one)).Select(one => one.Plan).ToArray();
        Count(frame, kind);
        return broken;
    }

    /// <summary>Counts what is given, for limits that speak of it.</summary>
    public void Count(Frame frame, GivenKind kind)
    {
        foreach (var one in byKind[(int)kind])
        {
            if (one.Plan.AtMost is not { } most) continue;
            var given = frame.State.List(one.List);
            if (given.Count == most.Count) given.RemoveAt(0);
            given.Add(frame.Now);
        }
    }

    /// <summary>Takes over what a contact was given that became this one.</summary>
    public void Join(Frame frame, ContactState other)
    {
        foreach (var one in byKind.SelectMany(kind => kind))
        {
            if (one.Plan.AtMost is not { } most || other.Lists[one.List] is not { } theirs) continue;
            frame.State.Lists[one.List] = [.. frame.State.List(one.List).Concat(theirs).Order().TakeLast(most.Count)];
        }
    }

    /// <summary>Says that a touch that left, or something that was given, broke a guarantee.</summary>
    public static void Say(Frame frame, string? sequence, int enrolment, string? step, PlanGuarantee guarantee, string what) => frame.Sink.Take(new Decision
    {
        At = frame.Now,
        Kind = DecisionKind.Diagnostic,
        Sequence = sequence,
        Enrolment = enrolment,
        Step = step,
        Name = guarantee.Name,
        Reason = Reasons.Guarantee,
        Text = $"{what} breaks the guarantee: {guarantee.Claim}",
        Source = guarantee.Source,
    });

    // One more than so many is one that is given when so many were, the first of them not yet so long ago.
    private static bool IsOver(Frame frame, Watched one) =>
        one.Plan.AtMost is { } most && frame.State.Lists[one.List] is { } given && given.Count == most.Count && given[0] > frame.Now - most.Length;

    private sealed record Watched(PlanGuarantee Plan, Func<Frame, bool> Broken, int List);
}
