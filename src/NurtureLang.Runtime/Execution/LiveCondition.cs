using NurtureLang.Plan.Expressions;
using NurtureLang.Runtime.Conditions;

namespace NurtureLang.Runtime.Execution;

/// <summary>A condition that is looked at whenever something changes that it depends on.</summary>
/// <param name="Expression">The condition.</param>
/// <param name="Test">The condition, compiled.</param>
/// <param name="Mask">What it depends on.</param>
/// <param name="Horizon">Until when it holds, or does not, if nothing happens.</param>
internal sealed record LiveCondition(PlanExpression Expression, Func<Frame, bool> Test, ulong Mask, Horizon Horizon)
{
    /// <summary>Makes the live conditions of a plan.</summary>
    internal sealed class Factory(ExpressionCompiler compiler, Signals signals, HorizonBuilder horizons)
    {
        /// <summary>The live condition of an expression.</summary>
        public LiveCondition Of(PlanExpression expression) =>
            new(expression, compiler.Condition(expression), signals.Of(expression), horizons.Of(expression));

        /// <summary>The live condition of an expression that may be absent; null then.</summary>
        public LiveCondition? Optional(PlanExpression? expression) => expression is null ? null : Of(expression);
    }
}
