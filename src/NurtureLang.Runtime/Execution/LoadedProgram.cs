using NurtureLang.Plan.Sequences;
using NurtureLang.Runtime.Conditions;

namespace NurtureLang.Runtime.Execution;

/// <summary>What makes a sequence a program, with its conditions compiled.</summary>
internal sealed class LoadedProgram(PlanProgram plan, LiveCondition.Factory live, ExpressionCompiler compiler)
{
    public PlanProgram Plan { get; } = plan;

    /// <summary>Who begins where; null for everybody.</summary>
    public Func<Frame, bool>?[] Starts { get; } = [.. plan.Starts.Select(start => compiler.Optional(start.When))];

    /// <summary>The moves that are conditions; null for those on an event.</summary>
    public LiveCondition?[] Moves { get; } = [.. plan.Moves.Select(move => live.Optional(move.When))];

    /// <summary>While it holds, casts are missed; null for never.</summary>
    public Func<Frame, bool>? Pause { get; } = compiler.Optional(plan.Pause);
}
