using NurtureLang.Plan.Accounts;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Sequences;
using static NurtureLang.Plan.Serialization.PlanCheck;

namespace NurtureLang.Plan.Serialization;

/// <summary>Checks accounts, and the conditions of hand-offs on them.</summary>
internal sealed class AccountValidator(PlanCheck check, ExpressionValidator expressions)
{
    /// <summary>At most so many contacts are asked for by `best of`.</summary>
    public const int MostBest = 1_000;

    private readonly CampaignPlan plan = check.Plan;

    public void Check()
    {
        foreach (var account in plan.Accounts)
        {
            expressions.Text(account.Key, ExpressionPlace.Contact);
            Require(ExpressionWalk.Within(account.Key).All(IsOfFields), $"the key of account `{account.Name}` is made of more than fields");
            Names(account.RollUps.Select(one => one.Name).OfType<string>(), "figures of an account");
            foreach (var one in account.RollUps) RollUp(account, one);
            var fields = ExpressionWalk.Within(account.Key).OfType<FieldValue>().Select(field => field.Field).ToHashSet();
            var sets = plan.Sequences.SelectMany(sequence => sequence.Steps).Concat(plan.Handoffs.SelectMany(handoff => handoff.Steps)).OfType<SetStep>();
            Require(!sets.Any(set => fields.Contains(set.Field)), $"a step sets what the key of account `{account.Name}` is made of");
        }

        foreach (var handoff in plan.Handoffs)
        {
            if (handoff.When is not { } when) continue;
            expressions.Condition(when, ExpressionPlace.Contact);
            foreach (var node in ExpressionWalk.Within(when))
            {
                var isTheAccounts = node is not RollUpValue value || value.Account == handoff.Account;
                Require(isTheAccounts && IsOfAccounts(node), $"the condition of hand-off `{handoff.Name}` is about more than its account");
            }
        }
    }

    private void RollUp(PlanAccount account, PlanRollUp one)
    {
        Defined(one.Kind);
        Require(one.Kind == RollUpKind.Count == one.Of is null, $"a figure of account `{account.Name}` is made of nothing");
        Require(one.Best is >= 0 and <= MostBest, "the best of how many is out of range");
        if (one.Of is { } of) expressions.Number(of, ExpressionPlace.Contact);
        expressions.Condition(one.Where, ExpressionPlace.Contact);
        // INVARIANT: a figure is made of what each contact is alone, so that reading one ends.
        Require(!Reaches(one.Of) && !Reaches(one.Where), $"a figure of account `{account.Name}` is made of figures of accounts");
    }

    // A segment refers only to earlier ones, and so does a derived score: the walk ends.
    private readonly Dictionary<(bool IsScore, int Position), bool> reached = [];

    private bool Reaches(PlanExpression? expression) => ExpressionWalk.Within(expression).Any(node => node switch
    {
        RollUpValue => true,
        SegmentCondition test => Reaches((false, test.Segment), plan.Segments[test.Segment].Condition),
        ScoreValue score => Reaches((true, score.Score), plan.Scores[score.Score].Derived),
        _ => false,
    });

    private bool Reaches((bool IsScore, int Position) place, PlanExpression? inner)
    {
        if (reached.TryGetValue(place, out var known)) return known;
        return reached[place] = Reaches(inner);
    }

    private static bool IsOfFields(PlanExpression node) => node is FieldValue or ConstantValue or TextValue or ContentValue or DomainValue or CallValue or CaseValue
        or ArithmeticValue or LiteralCondition or AllCondition or AnyCondition or NotCondition or CompareCondition or OneOfCondition or TextCondition
        or ContainsCondition or KnownCondition;

    private static bool IsOfAccounts(PlanExpression node) => node is RollUpValue or ConstantValue or CaseValue or ArithmeticValue or LiteralCondition
        or AllCondition or AnyCondition or NotCondition or CompareCondition or OneOfCondition or KnownCondition
        or ClockValue { Reading: ClockReading.Now };
}
