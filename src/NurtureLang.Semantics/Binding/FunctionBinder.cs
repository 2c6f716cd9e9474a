using System.Collections.Immutable;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Files;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Semantics.Types;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Declarations;

namespace NurtureLang.Semantics.Binding;

/// <summary>Functions: each body is bound once; a call is the body with its arguments in the place of the parameters.</summary>
internal sealed class FunctionBinder(BindingContext context)
{
    /// <summary>How many parts a call may come to, with the calls in it.</summary>
    public const int MostParts = 5_000;

    // As many as a plan takes.
    private const int MostParameters = 20;

    private readonly Dictionary<FunctionSymbol, (SourceText Source, FunctionBodySyntax Body)> declared = [];
    private readonly Dictionary<FunctionSymbol, BoundExpression?> bound = [];
    private readonly List<FunctionSymbol> open = [];
    private readonly List<BoundCall> scripted = [];

    /// <summary>The calls of functions in C#, with the values that they are given.</summary>
    public IReadOnlyList<BoundCall> Scripted => scripted;

    /// <summary>Makes a function known.</summary>
    public void Declare(FunctionSymbol function, SourceText source, FunctionBodySyntax body) => declared.Add(function, (source, body));

    /// <summary>Binds every function, also those that nobody calls.</summary>
    public void BindAll()
    {
        foreach (var function in context.Symbols.Functions.All)
        {
            if (function.Origin is not { } origin || context.Binds(origin.Source, origin.Span)) BodyOf(function, null);
        }
    }

    /// <summary>Every function that could be bound, in the order of the source.</summary>
    public ImmutableArray<BoundFunction> All()
    {
        var all = ImmutableArray.CreateBuilder<BoundFunction>();
        foreach (var function in context.Symbols.Functions.All)
        {
            if (bound.GetValueOrDefault(function) is { } value) all.Add(new BoundFunction(function, value));
        }

        return all.ToImmutable();
    }

    /// <summary>A call of a function; null where something is wrong with it or with the function, which was told.</summary>
    public BoundExpression? Call(FunctionSymbol function, ImmutableArray<BoundExpression> arguments, Origin at)
    {
        if (BodyOf(function, at) is not { } body) return null;
        var put = new BoundArguments(arguments, MostParts);
        var result = put.Put(body);
        if (!put.IsTooLarge)
        {
            result = result with { Origin = at };
            scripted.AddRange(BoundWalk.Within(result).OfType<BoundCall>());
            return result;
        }

        context.Report(TypeDiagnostics.CallTooLarge, at.Source, at.Span, function.Name, $"{MostParts:N0}");
        return null;
    }

    private BoundExpression? BodyOf(FunctionSymbol function, Origin? at)
    {
        if (bound.TryGetValue(function, out var known)) return known;
        if (open.Contains(function))
        {
            var chain = open.SkipWhile(one => one != function).Append(function).Select(one => $"`{one.Name}`");
            if (at is { } place) context.Report(NameDiagnostics.Circle, place.Source, place.Span, $"Function `{function.Name}`", string.Join(" -> ", chain));
            return null;
        }

        open.Add(function);
        var body = Bind(function);
        open.Remove(function);
        bound.Add(function, body);
        return body;
    }

    private BoundExpression? Bind(FunctionSymbol function)
    {
        var (source, syntax) = declared[function];
        if (syntax is CSharpBodySyntax script) return Script(function, script, source);
        if (syntax is not ExpressionBodySyntax { Value: var value }) return null;

        var binder = new ExpressionBinder(context, new ExpressionScope(source, Function: function));
        var returns = function.Returns;
        if (returns.IsError) return null;
        if (returns is { Kind: TypeKind.YesNo, IsSet: false, IsOptional: false }) return YesNo(binder.Condition(value), returns);
        var result = binder.Value(value, returns.Known);
        if (result.Type.IsError) return null;
        if (result.Type.IsSameKind(returns) && (returns.IsOptional || !result.Type.IsOptional)) return result;
        context.Report(TypeDiagnostics.WrongResult, source, value.Span, source.GetText(value.Span),
            ExpressionBinder.Describe(result.Type) + (result.Type.IsOptional ? " that may be unknown" : ""), function.Name,
            ExpressionBinder.Describe(returns) + (result.Type.IsOptional && !returns.IsOptional ? ": say what it is then, or declare it with `?`" : ""));
        return null;
    }

    // The script is read, so that the plan has its hash; what stands in it is looked at only where it is trusted.
    private BoundCall? Script(FunctionSymbol function, CSharpBodySyntax syntax, SourceText source)
    {
        if (syntax.Path.PlainText is not { Length: > 0 } written) return null;
        if (function.Parameters.Length > MostParameters)
        {
            context.Report(TypeDiagnostics.TooManyParameters, source, syntax.Span, function.Name, MostParameters);
            return null;
        }

        if (SourceSet.Resolve(source.Path, written) is not { } path || !PathEnds(path))
        {
            context.Report(PathEnds(written) ? FileDiagnostics.PathOutside : FileDiagnostics.NoScript, source, syntax.Path.Span, written);
            return null;
        }

        var (file, problem) = context.Sources.Load(path);
        if (file is null)
        {
            if (problem is not null) context.Report(FileDiagnostics.Unreadable, source, syntax.Path.Span, path, problem);
            else context.Report(FileDiagnostics.ScriptNotFound, source, syntax.Path.Span, path, function.Name);
            return null;
        }

        if (function.Returns.IsError || function.Parameters.Any(parameter => parameter.Type.IsError)) return null;
        var at = function.Origin ?? new Origin(source, syntax.Span);
        return new BoundCall(function, file, [.. function.Parameters.Select(parameter => new BoundParameter(parameter, at))], at);
    }

    // A message's body or a file of addresses is no script by mistake.
    private static bool PathEnds(string path) => path.EndsWith(".csx", StringComparison.Ordinal);

    private static BoundCase? YesNo(BoundExpression condition, DataType type)
    {
        if (condition.Type.IsError) return null;
        var at = condition.Origin;
        return new BoundCase([new BoundCaseBranch(condition, new BoundConstant(1, type, at))], new BoundConstant(0, type, at), type, at);
    }
}
