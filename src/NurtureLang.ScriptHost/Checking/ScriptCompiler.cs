using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using NurtureLang.Scripting.Protocol;

namespace NurtureLang.ScriptHost.Checking;

/// <summary>Compiles scripts, and refuses those that do more than compute.</summary>
internal static class ScriptCompiler
{
    private const int MostProblems = 20;

    // What a script is compiled against. Most of it is out of its reach all the same: `AllowedApi` says what is within.
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. new[]
        {
            typeof(object), typeof(Enumerable), typeof(HashSet<int>), typeof(ImmutableArray), typeof(System.Text.RegularExpressions.Regex), typeof(MemoryExtensions),
        }.Select(type => type.Assembly.Location).Append(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location) ?? "", "System.Runtime.dll"))
            .Distinct().Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static ScriptOptions Options { get; } = ScriptOptions.Default
        .WithReferences(References)
        .WithImports(
            "System", "System.Collections.Generic", "System.Collections.Immutable", "System.Globalization", "System.Linq", "System.Text",
            "System.Text.RegularExpressions")
        .WithMetadataResolver(ScriptMetadataResolver.Default.WithSearchPaths(ImmutableArray<string>.Empty))
        .WithSourceResolver(new SourceFileResolver(ImmutableArray<string>.Empty, null))
        .WithOptimizationLevel(OptimizationLevel.Release)
        .WithEmitDebugInformation(true)
        .WithFileEncoding(Encoding.UTF8)
        .WithCheckOverflow(true)
        .WithAllowUnsafe(false);

    /// <summary>Compiles a script; null where that is not possible, and then problems were added.</summary>
    public static Script<object>? Compile(ScriptText text, int number, List<ScriptProblem> problems)
    {
        var found = new Problems(text, number);
        var tree = CSharpSyntaxTree.ParseText(text.Text, new CSharpParseOptions(LanguageVersion.Latest, kind: SourceCodeKind.Script), text.Path, Encoding.UTF8);
        // Directives are looked at before anything could follow them to another file.
        SyntaxRules.CheckDirectives(tree.GetRoot(), found);
        if (found.Any) return Nothing(found, problems);
        var script = CSharpScript.Create($"#nullable enable\n#line 1 \"{text.Path}\"\n{text.Text}", Options.WithFilePath(text.Path));
        var compilation = script.GetCompilation();
        foreach (var diagnostic in compilation.GetDiagnostics().Where(one => one.Severity == DiagnosticSeverity.Error)) found.Add(diagnostic);
        if (found.Any) return Nothing(found, problems);
        var written = compilation.SyntaxTrees.Single();
        SyntaxRules.Check(written.GetRoot(), found);
        new ApiRules(compilation.GetSemanticModel(written), compilation.Assembly, found).Check(written.GetRoot());
        return found.Any ? Nothing(found, problems) : script;
    }

    /// <summary>The script followed by what calls its functions, whose values are theirs in order.</summary>
    public static Script<Func<object?[], object?>[]> Callers(Script<object> script, IReadOnlyList<ScriptFunction> functions)
    {
        var code = new StringBuilder("#nullable disable\nnew global::System.Func<object[], object>[] {\n");
        foreach (var function in functions)
        {
            var arguments = function.Parameters.Select((type, at) => $"({Signatures.NameOf(type, full: true)})given[{at}]");
            code.Append($"given => (object)@{function.Name}({string.Join(", ", arguments)}),\n");
        }

        return script.ContinueWith<Func<object?[], object?>[]>(code.Append('}').ToString(), Options.WithFilePath("callers"));
    }

    private static Script<object>? Nothing(Problems found, List<ScriptProblem> problems)
    {
        problems.AddRange(found.All.Take(MostProblems));
        return null;
    }
}
