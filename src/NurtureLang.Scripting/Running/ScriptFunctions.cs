using System.Globalization;
using NurtureLang.Plan;
using NurtureLang.Plan.Functions;
using NurtureLang.Plan.Values;
using NurtureLang.Scripting.Protocol;

namespace NurtureLang.Scripting.Running;

/// <summary>The functions in C# of one plan, run in a process of their own that is started when the first one is called.</summary>
public sealed class ScriptFunctions : IFunctions, IDisposable
{
    // Compiling takes long on a slow machine, and does not run anything of the scripts.
    private static readonly TimeSpan ToLoad = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ToStart = TimeSpan.FromSeconds(5);
    private const int MostShown = 60;

    private readonly CampaignPlan plan;
    private readonly ScriptSettings settings;
    private readonly IReadOnlyList<ScriptText> scripts;
    private readonly ScriptNames[][] parameters;
    private readonly ScriptNames[] results;
    private readonly ScriptCache[] caches;
    private readonly Lock starting = new();
    private ScriptProcess? process;

    /// <summary>Gets ready to run a plan's functions.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="texts">The pool that the plan is loaded with; null to look into scripts only.</param>
    /// <param name="scripts">The trusted scripts that the functions name, by path. INVARIANT: of the hash that the plan names.</param>
    /// <param name="settings">Where the program is that runs them.</param>
    public ScriptFunctions(CampaignPlan plan, TextPool? texts, IReadOnlyList<ScriptText> scripts, ScriptSettings settings)
    {
        ArgumentNullException.ThrowIfNull(plan);
        (this.plan, this.scripts, this.settings) = (plan, scripts, settings);
        parameters = [.. plan.Functions.Select(function => function.Parameters.Select(one => new ScriptNames(plan, one.Type, texts)).ToArray())];
        results = [.. plan.Functions.Select(function => new ScriptNames(plan, function.Returns, texts))];
        caches = [.. plan.Functions.Select(_ => new ScriptCache())];
    }

    /// <inheritdoc/>
    public FunctionResult Call(int function, ReadOnlySpan<long> arguments)
    {
        if (caches[function].TryGet(arguments, out var known)) return known;
        var values = new ScriptValue[arguments.Length];
        for (var at = 0; at < values.Length; at++) values[at] = parameters[function][at].Out(arguments[at]);
        var result = Ask(function, values);
        caches[function].Add(arguments, result);
        return result;
    }

    /// <summary>Compiles the scripts and looks whether they have the functions that the plan declares. Nothing of them runs.</summary>
    /// <returns>What is wrong.</returns>
    /// <exception cref="FunctionException">The process cannot be started, or ended.</exception>
    public IReadOnlyList<ScriptProblem> Check()
    {
        using var checking = ScriptProcess.Start(settings);
        return Load(checking);
    }

    /// <inheritdoc/>
    public void Dispose() => process?.Dispose();

    private FunctionResult Ask(int function, ScriptValue[] values)
    {
        var answer = Started().Ask(
            settings.Limit,
            writer =>
            {
                writer.Write((byte)ScriptRequest.Call);
                writer.Write(function);
                ScriptCodec.WriteList(writer, values, ScriptCodec.Write);
            },
            ScriptCodec.ReadAnswer,
            () => $"{Called(function, values)} took longer than {settings.Limit.TotalSeconds:0.###} s and was stopped; the run ends here. "
                + "Make the script faster, or give it more time with --script-limit.",
            () => $"{Called(function, values)} ended the process that runs scripts: it went too deep into itself, "
                + $"or used more than {settings.Memory >> 20} MiB. The run ends here.");
        if (answer.Outcome == ScriptOutcome.Fatal) throw new FunctionException($"{Called(function, values)} {answer.Text}. The run ends here.");
        if (answer.Outcome == ScriptOutcome.Failed) return new FunctionResult(Value.Unknown, answer.Text ?? "it failed");
        var (value, problem) = results[function].In(answer.Value);
        return new FunctionResult(value, problem is null ? null : $"{plan.Functions[function].Path}: {problem}");
    }

    // Another thread that comes meanwhile waits for the one that starts it.
    private ScriptProcess Started()
    {
        if (Volatile.Read(ref process) is { } running) return running;
        lock (starting)
        {
            if (process is not null) return process;
            var made = ScriptProcess.Start(settings);
            try
            {
                var problems = Load(made);
                if (problems.Count > 0) throw new FunctionException(Sentence(problems));
                Start(made);
            }
            catch (FunctionException)
            {
                made.Dispose();
                throw;
            }

            Volatile.Write(ref process, made);
            return made;
        }
    }

    private List<ScriptProblem> Load(ScriptProcess target)
    {
        List<ScriptFunction> functions = [.. plan.Functions.Select((function, at) => new ScriptFunction(
            function.Name, IndexOf(function.Path), [.. parameters[at].Select(one => one.Type)], results[at].Type))];
        return target.Ask(
            ToLoad,
            writer =>
            {
                writer.Write((byte)ScriptRequest.Load);
                ScriptCodec.WriteList(writer, scripts, ScriptCodec.Write);
                ScriptCodec.WriteList(writer, functions, ScriptCodec.Write);
            },
            reader => ScriptCodec.ReadList(reader, ScriptCodec.ReadProblem),
            () => $"The scripts took longer than {ToLoad.TotalSeconds:0} s to compile.",
            () => $"The process that runs scripts ended while it compiled them: a script is nested too deep, or it needs more than {settings.Memory >> 20} MiB.");
    }

    private void Start(ScriptProcess target)
    {
        var limit = settings.Limit > ToStart ? settings.Limit : ToStart;
        var answer = target.Ask(
            limit,
            writer => writer.Write((byte)ScriptRequest.Start),
            ScriptCodec.ReadAnswer,
            () => $"The fixed values of the scripts took longer than {limit.TotalSeconds:0} s.",
            () => "The fixed values of the scripts ended the process that runs scripts.");
        if (answer.Outcome != ScriptOutcome.Value) throw new FunctionException($"The fixed values of the scripts cannot be worked out: {answer.Text}.");
    }

    private int IndexOf(string path)
    {
        for (var at = 0; at < scripts.Count; at++)
        {
            if (scripts[at].Path == path) return at;
        }

        throw new ArgumentException("A script is missing.", nameof(path));
    }

    private string Sentence(IReadOnlyList<ScriptProblem> problems)
    {
        var first = problems[0];
        var more = problems.Count == 1 ? "" : $" And {problems.Count - 1} more; `nurture check` with the same --trust shows them.";
        return $"{scripts[first.Script].Path}:{first.Line}: {first.Message}{more}";
    }

    private string Called(int function, ScriptValue[] values)
    {
        var given = values.Length == 0 ? "nothing" : string.Join(", ", values.Select((one, at) => Show(one, parameters[function][at].Type.Kind)));
        return $"Function `{plan.Functions[function].Name}` ({plan.Functions[function].Path}), given {given},";
    }

    private static string Show(ScriptValue value, ScriptKind kind)
    {
        var text = value switch
        {
            { Text: { } one } => $"\"{one}\"",
            { Texts: { } all } => $"({string.Join(", ", all)})",
            { Number: { } number } => Show(number, kind),
            _ => "nothing",
        };
        return text.Length <= MostShown ? text : text[..MostShown] + "...";
    }

    private static string Show(long number, ScriptKind kind) => kind switch
    {
        ScriptKind.Number => (number / (decimal)Value.One).ToString("0.######", CultureInfo.InvariantCulture),
        ScriptKind.YesNo => number == 0 ? "no" : "yes",
        _ => number.ToString(CultureInfo.InvariantCulture),
    };
}
