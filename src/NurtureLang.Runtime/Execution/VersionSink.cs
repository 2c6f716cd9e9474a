using NurtureLang.Runtime.Decisions;

namespace NurtureLang.Runtime.Execution;

/// <summary>Takes a fact about a hand-off.</summary>
internal delegate void TakeHandoff(in HandoffFact fact);

/// <summary>Takes a fact about a goal of the campaign.</summary>
internal delegate void TakeGoal(in GoalFact fact);

/// <summary>Takes the decisions of one of two versions.</summary>
internal sealed class VersionSink(Action<Decision> take, TakeHandoff takeFact, Action<string, long, string>? started, TakeGoal? takeGoal = null) : IDecisionSink
{
    public bool WantsScores { get; set; }

    public void Take(Decision decision) => take(decision);

    public void Take(in HandoffFact fact) => takeFact(fact);

    public void Take(in GoalFact fact) => takeGoal?.Invoke(fact);

    public void Take(in FunctionFault fault) => TakeFault?.Invoke(fault);

    /// <summary>Takes that a function failed.</summary>
    public Action<FunctionFault>? TakeFault { get; init; }

    public void Started(string sequence, long at, string source) => started?.Invoke(sequence, at, source);
}
