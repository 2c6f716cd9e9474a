using NurtureLang.Plan;
using NurtureLang.Plan.Expressions;
using NurtureLang.Runtime.Execution;

namespace NurtureLang.Runtime.Conditions;

/// <summary>A condition about figures of one account and nothing else: it is the same for all contacts of the account.</summary>
/// <param name="Test">The condition.</param>
/// <param name="Horizon">Until when it holds, or does not, if nothing happens.</param>
internal sealed record AccountAtom(Func<Frame, bool> Test, Horizon Horizon);

/// <summary>Finds the conditions of a plan that an account answers for all of its contacts: only when one of them turns do the contacts have to look.</summary>
internal static class AccountAtoms
{
    /// <summary>The kind of account that a condition is about and nothing else; -1 where it is about more, or about none.</summary>
    public static int KindOf(PlanExpression node)
    {
        if (node is KnownCondition { Subject: RollUpValue known }) return known.Account;
        if (node is not CompareCondition) return -1;
        var kind = -1;
        foreach (var part in ExpressionWalk.Within(node).Skip(1))
        {
            if (part is RollUpValue value && (kind < 0 || kind == value.Account)) kind = value.Account;
            else if (part is not (ConstantValue or ArithmeticValue)) return -1;
        }

        return kind;
    }

    /// <summary>The conditions of a kind of account, each once.</summary>
    public static IEnumerable<PlanExpression> Of(CampaignPlan plan, int kind) => ExpressionWalk.Roots(plan).SelectMany(ExpressionWalk.Within)
        .Where(node => KindOf(node) == kind).Distinct<PlanExpression>(ReferenceEqualityComparer.Instance);

    /// <summary>Whether figures of a kind are read in a condition together with something else: then every change of them is looked at by every contact.</summary>
    public static bool AreMixed(CampaignPlan plan, int kind) =>
        // A value that stands alone is written into a text when its time comes: nobody waits for it.
        ExpressionWalk.Roots(plan).Where(IsCondition).Concat(plan.Scores.Select(score => score.Derived).OfType<PlanExpression>()).Any(root => Mixes(root, kind));

    private static bool Mixes(PlanExpression node, int kind) => node is RollUpValue value
        ? value.Account == kind
        : KindOf(node) < 0 && ExpressionWalk.Parts(node).Any(part => Mixes(part, kind));

    private static bool IsCondition(PlanExpression node) => node is AllCondition or AnyCondition or NotCondition or CompareCondition or OneOfCondition
        or TextCondition or ContainsCondition or KnownCondition;
}
