using NurtureLang.Semantics.Binding;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Symbols;

namespace NurtureLang.Semantics.Checks;

/// <summary>What functions in C# are given.</summary>
internal static class FunctionChecks
{
    /// <summary>Finds calls that are given what changes at every instant: when such a call changes its answer, nobody can work out.</summary>
    public static void Check(Program program, BindingContext binding)
    {
        foreach (var call in binding.Functions.Scripted)
        {
            foreach (var argument in call.Arguments)
            {
                if (Moving(program, argument) is not { } moving) continue;
                binding.Report(TypeDiagnostics.MovingArgument, argument.Origin.Source, argument.Origin.Span, Name(moving), call.Function.Name);
                break;
            }
        }
    }

    private static BoundExpression? Moving(Program program, BoundExpression value) => value switch
    {
        BoundScoreValue node => Fades(program, node.Score) ? node : null,
        BoundRollUpValue node => node.RollUp.Of is { } of ? Moving(program, of) : null,
        BoundClock { Kind: ClockKind.Now or ClockKind.TimeOfDay } => value,
        BoundArithmetic node => Moving(program, node.Left) ?? Moving(program, node.Right),
        BoundCase node => node.Branches.Select(branch => Moving(program, branch.Then)).FirstOrDefault(found => found is not null)
            ?? Moving(program, node.Otherwise),
        _ => null,
    };

    // INVARIANT: derived scores do not go in circles, or the program was not checked this far.
    private static bool Fades(Program program, ScoreSymbol score)
    {
        var found = program.Scores.FirstOrDefault(one => one.Symbol == score);
        if (found is null) return false;
        return found.Derived is { } derived ? Moving(program, derived) is not null : found.Rules.Any(rule => rule.Fade == FadeKind.HalfLife);
    }

    private static string Name(BoundExpression moving) => moving switch
    {
        BoundScoreValue node => $"score `{node.Score.Name}`, which fades with a half-life,",
        BoundClock { Kind: ClockKind.Now } => "`now`",
        _ => "`time_of_day`",
    };
}
