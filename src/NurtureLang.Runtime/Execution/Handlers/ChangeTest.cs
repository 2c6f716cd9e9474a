using System.Linq.Expressions;
using NurtureLang.Plan.Layout;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Conditions;
using NurtureLang.Runtime.State;

namespace NurtureLang.Runtime.Execution.Handlers;

/// <summary>Makes the code that tells whether anything that follows from changed sources is no longer as it was.</summary>
/// <remarks>
/// INVARIANT: where it says no, settling would change nothing and decide nothing; only the next wake-up may have moved, and that is marked.
/// It may say yes too often.
/// </remarks>
internal sealed class ChangeTest(LoadedPlan plan)
{
    // Looking at more than so many things in a row is what the settler does as well.
    private const int Most = 64;

    /// <summary>The code: what changed where something follows from it, nothing otherwise.</summary>
    /// <param name="possible">What may have changed.</param>
    /// <param name="changed">The variable of what has.</param>
    public Expression Of(ulong possible, ParameterExpression changed)
    {
        var tests = Tests(possible).Take(Most + 1).ToList();
        if (tests.Count > Most) return changed;
        Expression differs = Expression.Constant(false);
        foreach (var (mask, test) in tests) differs = Expression.OrElse(differs, Expression.AndAlso(Meets(changed, mask, possible), test));
        var nothing = Expression.Constant(0UL);
        var quiet = new List<Expression>();
        if ((plan.TimeMask & possible) != 0) quiet.Add(Expression.IfThen(Meets(changed, plan.TimeMask, possible), MarkStale()));
        if (Array.Exists(plan.Sequences, sequence => (sequence.TimedMask & possible) != 0))
            quiet.Add(Expression.Call(typeof(Settler), nameof(Settler.MarkEnrolments), null, Expression.Constant(plan), ExpressionCompiler.Frame, changed));
        quiet.Add(nothing);
        return Expression.Condition(
            Expression.Equal(changed, nothing), nothing, Expression.Condition(differs, changed, Expression.Block(quiet)));
    }

    private static Expression Meets(ParameterExpression changed, ulong mask, ulong possible) => (mask & possible) == possible
        ? Expression.NotEqual(changed, Expression.Constant(0UL))
        : Expression.NotEqual(Expression.And(changed, Expression.Constant(mask)), Expression.Constant(0UL));

    private static Expression MarkStale() =>
        Expression.OrAssign(ExpressionCompiler.Word(StateLayout.Flags), Expression.Constant(StateFlags.WakeStale));

    private IEnumerable<(ulong Mask, Expression Test)> Tests(ulong possible)
    {
        // What a figure of an account is made of is looked at by others.
        if ((plan.Accounts.AllSources & possible) != 0) yield return (plan.Accounts.AllSources, Expression.Constant(true));
        for (var index = 0; index < plan.Held.Length; index++)
        {
            if ((plan.Held[index].Mask & possible) != 0) yield return (plan.Held[index].Mask, Differs(plan.Held[index], plan.Layout.Held[index]));
        }

        foreach (var reset in plan.Resets)
        {
            if ((reset.Condition.Mask & possible) == 0) continue;
            yield return (reset.Condition.Mask, IsNot(reset.Condition, plan.Layout.Scores[reset.Score].Resets[reset.Rule]));
        }

        foreach (var rule in plan.EveryRules)
        {
            if (rule.While is { } condition && (condition.Mask & possible) != 0) yield return (condition.Mask, Differs(condition, rule.Since));
        }

        foreach (var rule in plan.WhenRules)
        {
            if ((rule.Condition.Mask & possible) == 0) continue;
            yield return (rule.Condition.Mask, IsNot(rule.Condition, plan.Layout.Scores[rule.Score].Rules[rule.Rule].Word));
        }

        foreach (var one in Choices(possible)) yield return one;
        for (var stages = 0; stages < plan.MoveMasks.Length; stages++)
        {
            if ((plan.MoveMasks[stages] & possible) != 0) yield return (plan.MoveMasks[stages], AnyFires(stages));
        }

        foreach (var one in Entries(possible)) yield return one;
    }

    private IEnumerable<(ulong Mask, Expression Test)> Choices(ulong possible)
    {
        var personas = plan.Personas.Aggregate(0UL, (mask, condition) => mask | condition.Mask);
        if ((personas & possible) != 0) yield return (personas, IsAnother(plan.Personas, StateLayout.Persona));
        for (var index = 0; index < plan.Grades.Length; index++)
        {
            var mask = plan.Grades[index].Aggregate(0UL, (sum, condition) => sum | condition.Mask);
            if ((mask & possible) != 0) yield return (mask, IsAnother(plan.Grades[index], plan.Layout.Grades[index]));
        }
    }

    private IEnumerable<(ulong Mask, Expression Test)> Entries(ulong possible)
    {
        foreach (var sequence in plan.Sequences)
        {
            for (var index = 0; index < sequence.Entries.Length; index++)
            {
                var written = sequence.Plan.Entries[index];
                if (written.Event >= 0 || written.Schedule is not null || sequence.Entries[index] is not { } entry) continue;
                if ((entry.Mask & possible) != 0) yield return (entry.Mask, IsNot(entry, sequence.Layout.Entries[index]));
            }

            if (sequence.AnchorEdge is { } edge && (sequence.EntryMask & possible) != 0)
                yield return (sequence.EntryMask, IsNot(edge, sequence.Layout.AnchorEdge));
        }
    }

    // A word that is known while the condition holds.
    private Expression Differs(LiveCondition condition, int word) => Expression.NotEqual(
        plan.Compiler.Inline(condition.Expression), Expression.NotEqual(ExpressionCompiler.Word(word), Expression.Constant(Value.Unknown)));

    // A word that is 1 while the condition holds.
    private Expression IsNot(LiveCondition condition, int word) =>
        Expression.NotEqual(plan.Compiler.Inline(condition.Expression), Expression.Equal(ExpressionCompiler.Word(word), Expression.Constant(1L)));

    private Expression IsAnother(LiveCondition[] conditions, int word)
    {
        Expression chosen = Expression.Constant(Value.Unknown);
        for (var index = conditions.Length - 1; index >= 0; index--)
            chosen = Expression.Condition(plan.Compiler.Inline(conditions[index].Expression), Expression.Constant((long)index), chosen);
        return Expression.NotEqual(chosen, ExpressionCompiler.Word(word));
    }

    private Expression AnyFires(int stages)
    {
        var current = ExpressionCompiler.Word(plan.Layout.Stages[stages]);
        Expression fires = Expression.Constant(false);
        for (var stage = 0; stage < plan.MovesFrom[stages].Length; stage++)
        {
            if (plan.MovesFrom[stages][stage].Length == 0) continue;
            var any = plan.MovesFrom[stages][stage].Select(move => Fires(stages, move)).Aggregate(Expression.OrElse);
            fires = Expression.Condition(Expression.Equal(current, Expression.Constant((long)stage)), any, fires);
        }

        return fires;
    }

    private Expression Fires(int stages, int index)
    {
        var move = plan.Plan.Stages[stages].Transitions[index];
        if (move.After is not null)
        {
            return Expression.LessThanOrEqual(
                Expression.Call(
                    typeof(Settler), nameof(Settler.DueOf), null,
                    Expression.Constant(plan), ExpressionCompiler.Frame, Expression.Constant(stages), Expression.Constant(move)),
                ExpressionCompiler.Now);
        }

        return plan.Moves[stages][index] is { } condition ? plan.Compiler.Inline(condition.Expression) : Expression.Constant(false);
    }
}
