using NurtureLang.Plan.Policy;
using NurtureLang.Semantics.Bound;

namespace NurtureLang.Compiler.Lowering;

/// <summary>Writes what must never happen.</summary>
internal sealed class GuaranteeLowerer(ExpressionLowerer expressions)
{
    public PlanGuarantee Lower(BoundGuarantee one) => new(
        one.Name, [.. one.Messages.Select(message => message.Position)], expressions.Lower(one.Broken), one.Claim, one.Origin.Line)
    {
        Given = one.Given switch
        {
            null => null,
            BoundGiven.Task => GivenKind.Task,
            BoundGiven.Alert => GivenKind.Alert,
            BoundGiven.Webhook => GivenKind.Webhook,
            _ => throw new System.Diagnostics.UnreachableException(),
        },
        AtMost = one.AtMost is { } most ? new PlanGivenLimit(most.Count, most.Length) : null,
        Promise = one.Promise is { } promise ? Promise(promise) : null,
    };

    private PlanPromise Promise(BoundPromise promise) => new(
        promise.Stages?.Position ?? -1, promise.Stage?.Position ?? -1, promise.Event?.Position ?? -1, expressions.Optional(promise.Where),
        Fixed.Duration(promise.Within.Length), promise.Within.Calendar?.Position ?? -1);
}
