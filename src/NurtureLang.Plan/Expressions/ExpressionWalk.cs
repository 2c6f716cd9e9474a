using NurtureLang.Plan.Goals;
using NurtureLang.Plan.Sequences;

namespace NurtureLang.Plan.Expressions;

/// <summary>Walks over the expressions of a plan.</summary>
public static class ExpressionWalk
{
    /// <summary>The parts of an expression, one level down.</summary>
    public static IEnumerable<PlanExpression> Parts(PlanExpression expression) => expression switch
    {
        KeyedAggregateValue node => [node.Key],
        ArithmeticValue node => [node.Left, node.Right],
        CallValue node => node.Arguments,
        CaseValue node => [.. node.Branches.SelectMany(branch => new[] { branch.When, branch.Then }), node.Otherwise],
        AllCondition node => node.Parts,
        AnyCondition node => node.Parts,
        NotCondition node => [node.Part],
        CompareCondition node => [node.Left, node.Right],
        OneOfCondition node => [node.Subject],
        TextCondition node => [node.Subject, .. node.Texts],
        ContainsCondition node => [node.Subject, node.Member],
        KnownCondition node => [node.Subject],
        AnniversaryCondition node => [node.Subject],
        DomainValue node => [node.Subject],
        _ => [],
    };

    /// <summary>An expression and everything in it.</summary>
    public static IEnumerable<PlanExpression> Within(PlanExpression? expression)
    {
        if (expression is null) yield break;
        yield return expression;
        foreach (var part in Parts(expression).SelectMany(Within)) yield return part;
    }

    /// <summary>Whether time alone moves a value at every instant: a score that fades with a half-life, the instant, the time of day, or what is made of one.</summary>
    /// <remarks>Asked of plans that are not checked yet: a score that refers to itself, a later one or none counts as moving.</remarks>
    public static bool IsSmooth(CampaignPlan plan, PlanExpression expression)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return IsSmooth(plan, expression, plan.Scores.Length);
    }

    private static bool IsSmooth(CampaignPlan plan, PlanExpression expression, int scores) => expression switch
    {
        ScoreValue node => node.Score < 0 || node.Score >= scores || IsSmooth(plan, plan.Scores[node.Score], node.Score),
        // A figure of an account is made of what each contact is alone; one that does not exist is told elsewhere.
        RollUpValue node => node.Account < 0 || node.Account >= plan.Accounts.Length || plan.Accounts[node.Account].RollUps is not { IsDefault: false } figures
            || node.RollUp < 0 || node.RollUp >= figures.Length || (figures[node.RollUp].Of is { } of && IsSmooth(plan, of, scores)),
        ClockValue node => node.Reading is ClockReading.Now or ClockReading.TimeOfDay,
        ArithmeticValue node => IsSmooth(plan, node.Left, scores) || IsSmooth(plan, node.Right, scores),
        // The conditions of a case turn at an instant that is worked out.
        CaseValue { Branches.IsDefault: false } node =>
            node.Branches.Any(branch => IsSmooth(plan, branch.Then, scores)) || IsSmooth(plan, node.Otherwise, scores),
        _ => false,
    };

    private static bool IsSmooth(CampaignPlan plan, Scores.PlanScore score, int position) => score.Derived is { } derived
        ? IsSmooth(plan, derived, position)
        : !score.Rules.IsDefault && score.Rules.Any(rule => rule.Decay == Scores.DecayKind.HalfLife);

    /// <summary>Every expression that stands in a plan, at its root.</summary>
    public static IEnumerable<PlanExpression> Roots(CampaignPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        IEnumerable<PlanExpression?> roots =
        [
            .. plan.Aggregates.Select(aggregate => aggregate.Where),
            .. plan.Held.Select(held => held.Condition),
            .. plan.Personas.Select(persona => persona.Condition),
            .. plan.Segments.Select(segment => segment.Condition),
            .. plan.Scores.SelectMany(score => score.Rules.SelectMany(rule => new[] { rule.Where, rule.When, rule.Every?.Where, rule.Every?.While })
                .Concat((score.Resets ?? []).SelectMany(reset => new[] { reset.Where, reset.When })).Append(score.Derived)),
            .. plan.Grades.SelectMany(grade => grade.Values.Select(value => value.When)),
            .. plan.Stages.SelectMany(stages => stages.Transitions.SelectMany(transition => new[] { transition.Where, transition.When })),
            .. plan.Policy.Caps.Select(cap => cap.For),
            .. plan.Policy.Suppressions.Select(suppression => suppression.When),
            .. plan.Policy.OptOuts.Concat(plan.Policy.OptIns).Select(change => change.Where),
            .. plan.Messages.SelectMany(message => new[] { message.From, message.Subject, message.Body }.SelectMany(Values)),
            .. plan.Sequences.SelectMany(SequenceRoots),
            .. plan.Goals.Select(goal => goal.Measure).OfType<RateMeasure>().Select(rate => rate.Where),
            .. plan.Guarantees.SelectMany(guarantee => new[] { guarantee.Broken, guarantee.Promise?.Where }),
            .. plan.Handoffs.SelectMany(handoff => handoff.Steps.SelectMany(StepRoots).Append(handoff.Where).Append(handoff.AnswerWhere).Append(handoff.When)),
            .. plan.Accounts.SelectMany(account => account.RollUps.SelectMany(one => new[] { one.Of, one.Where }).Append(account.Key)),
        ];
        return roots.OfType<PlanExpression>();
    }

    /// <summary>The conditions in a plan that ask what was sent.</summary>
    public static IEnumerable<SentCondition> SentConditions(CampaignPlan plan) => Roots(plan).SelectMany(Within).OfType<SentCondition>();

    private static IEnumerable<PlanExpression?> Values(Content.PlanTemplate? template) =>
        template is null ? [] : template.Parts.SelectMany(part => new[] { part.Value, part.Fallback });

    private static IEnumerable<PlanExpression?> SequenceRoots(PlanSequence sequence) =>
    [
        sequence.For,
        sequence.Anchor?.Value,
        .. sequence.Entries.SelectMany(entry => new[] { entry.Where, entry.When }),
        .. sequence.Exits.SelectMany(exit => new[] { exit.Where, exit.When }),
        .. sequence.Goals.SelectMany(goal => new[] { goal.Where, goal.When }),
        .. sequence.Steps.SelectMany(StepRoots),
        sequence.Program?.Pause,
        .. sequence.Program?.Starts.Select(start => start.When) ?? [],
        .. sequence.Program?.Moves.SelectMany(move => new[] { move.Where, move.When }) ?? [],
    ];

    private static IEnumerable<PlanExpression?> StepRoots(PlanStep step) => step switch
    {
        TaskStep task => [.. Values(task.Text), .. Values(task.To), .. task.With.Select(payload => payload.Value)],
        AlertStep alert => [.. Values(alert.Text), .. Values(alert.To)],
        WaitUntilStep wait => [wait.Value],
        WaitLengthStep wait => [wait.Length],
        WaitForStep wait => wait.Branches.SelectMany(branch => new[] { branch.Where, branch.When }),
        BranchStep branch => branch.Branches.Select(one => one.When),
        SplitStep split => [split.Winner?.Where],
        RepeatStep repeat => [repeat.Until],
        SetStep set => [set.Value],
        ReassignStep reassign => reassign.To.SelectMany(Values),
        WebhookStep webhook => webhook.With.Select(payload => payload.Value),
        _ => [],
    };
}
