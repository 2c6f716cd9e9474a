using System.Linq.Expressions;
using NurtureLang.Plan;
using NurtureLang.Plan.Functions;
using NurtureLang.Plan.Layout;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Runtime.Execution;

namespace NurtureLang.Runtime.Conditions;

/// <summary>Calls of functions in C#: what is given to whoever computes them, and what is told where one fails.</summary>
internal sealed class FunctionCalls(CampaignPlan plan, StateLayout layout, IFunctions functions)
{
    /// <summary>The code of a call.</summary>
    public Expression Code(int function, Expression[] arguments)
    {
        var self = Expression.Constant(this);
        var position = Expression.Constant(function);
        return arguments.Length switch
        {
            // The usual ones need no array.
            1 => Expression.Call(self, nameof(One), null, ExpressionCompiler.Frame, position, arguments[0]),
            2 => Expression.Call(self, nameof(Two), null, ExpressionCompiler.Frame, position, arguments[0], arguments[1]),
            3 => Expression.Call(self, nameof(Three), null, ExpressionCompiler.Frame, position, arguments[0], arguments[1], arguments[2]),
            _ => Expression.Call(self, nameof(Many), null, ExpressionCompiler.Frame, position, Expression.NewArrayInit(typeof(long), arguments)),
        };
    }

    private long One(Frame frame, int function, long first) => Call(frame, function, [first]);

    private long Two(Frame frame, int function, long first, long second) => Call(frame, function, [first, second]);

    private long Three(Frame frame, int function, long first, long second, long third) => Call(frame, function, [first, second, third]);

    private long Many(Frame frame, int function, long[] arguments) => Call(frame, function, arguments);

    private long Call(Frame frame, int function, ReadOnlySpan<long> arguments)
    {
        var parameters = plan.Functions[function].Parameters;
        for (var at = 0; at < arguments.Length; at++)
        {
            if (arguments[at] == Value.Unknown && !parameters[at].Type.Optional) return Value.Unknown;
        }

        var result = functions.Call(function, arguments);
        if (result.Failure is { } failure && !frame.IsForeseeing) Note(frame, function, failure);
        return result.Value;
    }

    // Once for each contact: how often a condition is looked at says nothing to anybody.
    private void Note(Frame frame, int function, string failure)
    {
        var bit = 1L << (function % StateLayout.BitsOfAWord);
        ref var word = ref frame.Words[layout.Failed + (function / StateLayout.BitsOfAWord)];
        if ((word & bit) != 0) return;
        word |= bit;
        frame.Sink.Take(new FunctionFault(plan.Functions[function], failure, frame.Now));
    }
}
