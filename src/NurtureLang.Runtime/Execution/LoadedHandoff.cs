using NurtureLang.Plan.Handoffs;
using NurtureLang.Runtime.Conditions;

namespace NurtureLang.Runtime.Execution;

/// <summary>A hand-off with its conditions and texts compiled.</summary>
internal sealed class LoadedHandoff(PlanHandoff plan, LiveCondition.Factory live, ExpressionCompiler compiler)
{
    public PlanHandoff Plan { get; } = plan;

    /// <summary>For a hand-off on an account: the condition, which any of its contacts may be asked for; otherwise null.</summary>
    public LiveCondition? When { get; } = live.Optional(plan.When);

    public LoadedStep[] Steps { get; } = [.. plan.Steps.Select(step => new LoadedStep(step, live, compiler))];
}
