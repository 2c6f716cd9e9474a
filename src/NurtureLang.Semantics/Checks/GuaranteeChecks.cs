using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;

namespace NurtureLang.Semantics.Checks;

/// <summary>Guarantees that nothing can keep, and conditions in them that never hold.</summary>
internal sealed class GuaranteeChecks(CheckContext context)
{
    public void Check()
    {
        var steps = context.Program.Sequences.SelectMany(BoundWalk.Steps).Concat(context.Program.Handoffs.SelectMany(BoundWalk.Steps)).ToList();
        var sent = steps.SelectMany(BoundWalk.Messages).ToHashSet();
        foreach (var guarantee in context.Program.Guarantees)
        {
            context.CheckCondition(guarantee.Broken is BoundLiteral ? null : guarantee.Broken);
            if (guarantee.Promise is not { } promise) continue;
            context.CheckCondition(promise.Where);
            var isKept = guarantee.Given is { } given ? steps.Exists(step => Gives(step, given)) : guarantee.Messages.Any(sent.Contains);
            if (!isKept) context.Report(FindingDiagnostics.PromisedByNobody, promise.What, guarantee.Name, promise.What.Source.GetText(promise.What.Span), Verb(guarantee.Given));
        }
    }

    private static bool Gives(BoundStep step, BoundGiven given) => given switch
    {
        BoundGiven.Task => step is BoundTask,
        BoundGiven.Alert => step is BoundAlert,
        BoundGiven.Webhook => step is BoundWebhook,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Verb(BoundGiven? given) => given switch
    {
        null => "sends",
        BoundGiven.Webhook => "calls",
        _ => "gives",
    };
}
