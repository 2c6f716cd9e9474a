using System.Linq.Expressions;
using NurtureLang.Runtime.Execution;

namespace NurtureLang.Runtime.Conditions;

/// <summary>Code that is compiled when it first runs: a campaign has many conditions, and a run asks few of them.</summary>
/// <remarks>Two threads may compile one at once; they compile the same.</remarks>
internal sealed class LazyCode<TResult>(Func<Expression> body, ParameterExpression frame)
{
    private Func<Frame, TResult>? code;

    /// <summary>Runs it.</summary>
    public TResult Run(Frame frame) => (code ?? Compile())(frame);

    private Func<Frame, TResult> Compile() => code = Expression.Lambda<Func<Frame, TResult>>(body(), frame).Compile();
}
