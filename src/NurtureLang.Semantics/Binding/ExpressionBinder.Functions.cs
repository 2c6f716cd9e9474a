using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Semantics.Binding;

/// <summary>Calls of functions, and what the body of one may know.</summary>
internal sealed partial class ExpressionBinder
{
    private BoundExpression Call(CallSyntax call)
    {
        // Built in, unless the campaign declares its own.
        if (call.Function.Text == "domain" && symbols.Functions.Find("domain") is null) return Domain(call);
        if (context.Find(symbols.Functions, call.Function, source) is not { } function) return Error(call);
        if (call.Arguments.Length != function.Parameters.Length)
        {
            Report(TypeDiagnostics.WrongArguments, call.Span, function.Head, $"{call.Arguments.Length} {(call.Arguments.Length == 1 ? "value" : "values")}");
            return Error(call);
        }

        var arguments = new List<BoundExpression>();
        for (var at = 0; at < call.Arguments.Length; at++)
        {
            if (Argument(call.Arguments[at], function, function.Parameters[at]) is not { } argument) return Error(call);
            arguments.Add(argument);
        }

        return context.Functions.Call(function, [.. arguments], At(call)) ?? Error(call);
    }

    private BoundExpression? Argument(ExpressionSyntax syntax, FunctionSymbol function, PropertySymbol parameter)
    {
        var value = Value(syntax, parameter.Type.Known);
        if (value.Type.IsError || parameter.Type.IsError) return null;
        if (!Comparable(value.Type, parameter.Type) || value.Type.IsSet != parameter.Type.IsSet)
        {
            Report(TypeDiagnostics.WrongArguments, syntax.Span, function.Head, $"`{Text(syntax)}`, {Describe(value.Type)}, for `{parameter.Name}`");
            return null;
        }

        if (!value.Type.IsOptional || parameter.Type.IsOptional) return value;
        Report(TypeDiagnostics.WrongArguments, syntax.Span, function.Head, $"`{Text(syntax)}`, which may be unknown, for `{parameter.Name}`");
        return null;
    }

    // What reads the contact, its events or the clock: a function has none of them.
    private bool LooksOutside(ExpressionSyntax syntax) => scope.Function is not null && syntax is
        AggregateSyntax or IsSegmentSyntax or StageOfSyntax or HeldSyntax or AnniversarySyntax or WindowedSyntax or EntersSyntax or MemberSyntax
        or NamePathSyntax { IsSimple: false };

    private BoundError NotGiven(TextSpan span, string text)
    {
        if (scope.Function is not { } function) throw new System.Diagnostics.UnreachableException();
        var given = function.Parameters.IsEmpty ? "which is nothing" : string.Join(", ", function.Parameters.Select(one => $"`{one.Name}`"));
        Report(NameDiagnostics.NotGiven, span, text, function.Name, given);
        return new BoundError(new Origin(source, span));
    }

    // A name in the body of a function: one of its parameters, or nothing.
    private BoundExpression Parameter(FunctionSymbol function, NamePathSyntax path)
    {
        foreach (var parameter in function.Parameters)
        {
            if (parameter.Name != path.First.Text) continue;
            context.Names?.Use(parameter, source, path.First.Span);
            return new BoundParameter(parameter, At(path));
        }

        context.Names?.Ask("parameter", path.First, source, function.Parameters.Select(one => one.Name));
        return NotGiven(path.Span, path.ToString());
    }
}
