using Microsoft.CodeAnalysis.Scripting;
using NurtureLang.ScriptHost.Checking;
using NurtureLang.Scripting.Protocol;

namespace NurtureLang.ScriptHost.Running;

/// <summary>Scripts that were compiled, each once, and their functions.</summary>
internal sealed class CompiledScripts
{
    private readonly IReadOnlyList<ScriptText> texts;
    private readonly IReadOnlyList<ScriptFunction> functions;
    private readonly Script<Func<object?[], object?>[]>?[] callers;
    private readonly Func<object?[], object?>?[] calls;

    private CompiledScripts(
        IReadOnlyList<ScriptText> texts, IReadOnlyList<ScriptFunction> functions, Script<Func<object?[], object?>[]>?[] callers, List<ScriptProblem> problems)
    {
        (this.texts, this.functions, this.callers, Problems) = (texts, functions, callers, problems);
        calls = new Func<object?[], object?>?[functions.Count];
    }

    /// <summary>What keeps them from being run.</summary>
    public IReadOnlyList<ScriptProblem> Problems { get; }

    /// <summary>Compiles scripts and looks whether they have the functions. Nothing of them runs.</summary>
    public static CompiledScripts Of(IReadOnlyList<ScriptText> texts, IReadOnlyList<ScriptFunction> functions)
    {
        var problems = new List<ScriptProblem>();
        var callers = new Script<Func<object?[], object?>[]>?[texts.Count];
        for (var at = 0; at < texts.Count; at++)
        {
            var own = functions.Where(function => function.Script == at).ToList();
            var before = problems.Count;
            var script = ScriptCompiler.Compile(texts[at], at, problems);
            if (script is not null) Signatures.Check(script.GetCompilation(), own, at, problems);
            if (script is not null && problems.Count == before) callers[at] = ScriptCompiler.Callers(script, own);
        }

        return new CompiledScripts(texts, functions, callers, problems);
    }

    /// <summary>Works out the fixed values that stand outside of functions.</summary>
    public ScriptAnswer Start()
    {
        for (var at = 0; at < texts.Count; at++)
        {
            if (callers[at] is not { } caller) return new ScriptAnswer(ScriptOutcome.Fatal, ScriptValue.Unknown, "the scripts have problems");
            try
            {
                var made = caller.RunAsync().GetAwaiter().GetResult().ReturnValue;
                var next = 0;
                for (var function = 0; function < functions.Count; function++)
                {
                    if (functions[function].Script == at) calls[function] = made[next++];
                }
            }
            catch (Exception problem)
            {
                return new ScriptAnswer(ScriptOutcome.Fatal, ScriptValue.Unknown, Failures.Sentence(problem, texts[at].Path));
            }
        }

        return new ScriptAnswer(ScriptOutcome.Value, ScriptValue.Unknown, null);
    }

    /// <summary>Calls a function.</summary>
    public ScriptAnswer Call(int function, IReadOnlyList<ScriptValue> values)
    {
        if (function < 0 || function >= calls.Length || calls[function] is not { } call)
            return new ScriptAnswer(ScriptOutcome.Fatal, ScriptValue.Unknown, "was asked for before it was loaded");
        var declared = functions[function];
        try
        {
            var arguments = new object?[values.Count];
            for (var at = 0; at < arguments.Length; at++) arguments[at] = Values.ToScript(values[at], declared.Parameters[at].Kind);
            return new ScriptAnswer(ScriptOutcome.Value, Values.FromScript(call(arguments), declared.Returns.Kind), null);
        }
        catch (Exception problem) when (Failures.IsOfMachine(problem))
        {
            // INVARIANT: what depends on the machine never decides a value.
            return new ScriptAnswer(ScriptOutcome.Fatal, ScriptValue.Unknown, Failures.OfMachine(problem));
        }
        catch (Exception problem)
        {
            return new ScriptAnswer(ScriptOutcome.Failed, ScriptValue.Unknown, Failures.Sentence(problem, texts[declared.Script].Path));
        }
    }
}
