using System.Collections.Immutable;
using NurtureLang.Semantics.Allowances;
using NurtureLang.Semantics.Binding;
using NurtureLang.Semantics.Checks;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Files;
using NurtureLang.Semantics.Names;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Semantics;

/// <summary>A campaign as far as it is understood: its program, its files and everything that is to be said about them.</summary>
/// <param name="Program">The program; where there are errors it lacks what could not be understood. Null where the first file cannot be read.</param>
/// <param name="Diagnostics">What is wrong and no comment allows, by file in the order in which they were read, then by place.</param>
/// <param name="Files">Every file that was read, bodies too, the campaign's own first.</param>
public sealed record Analysis(Program? Program, ImmutableArray<Diagnostic> Diagnostics, ImmutableArray<CampaignFile> Files)
{
    /// <summary>The files that were parsed, an imported one before the one that imports it.</summary>
    public ImmutableArray<SyntaxTree> Trees { get; init; } = [];

    /// <summary>The comments that allow diagnostics.</summary>
    public AllowanceSet Allowances { get; init; } = AllowanceSet.None;

    /// <summary>What they allow.</summary>
    public ImmutableArray<AllowedDiagnostic> Allowed { get; init; } = [];

    /// <summary>Whether something keeps the campaign from running.</summary>
    public bool HasErrors => Program is null || Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);

    /// <summary>Reads, binds and checks a campaign. Never fails: what is wrong is a diagnostic.</summary>
    /// <param name="loader">Gives the files.</param>
    /// <param name="rootPath">The campaign's file, from its folder.</param>
    /// <param name="isTimeZone">Whether an IANA time zone of this name exists.</param>
    /// <param name="testPaths">Files of tests beside the campaign's file.</param>
    /// <param name="names">Told what each name means where it stands; null where nobody asks.</param>
    public static Analysis Of(ISourceLoader loader, string rootPath, Func<string, bool> isTimeZone, IReadOnlyList<string>? testPaths = null, NameRecorder? names = null)
    {
        var diagnostics = new List<Diagnostic>();
        var sources = new SourceSet(loader);
        var (root, problem) = sources.Load(rootPath);
        if (root is null)
        {
            var nothing = new SourceText(rootPath, "");
            var told = FileDiagnostics.Unreadable.At(nothing, new TextSpan(0, 0), rootPath, problem ?? "there is no such file");
            return new Analysis(null, [told], []);
        }

        var imports = new ImportResolver(sources, diagnostics);
        imports.Add(root);
        sources.ParseAhead(testPaths ?? []);
        foreach (var path in testPaths ?? []) AddTests(path, sources, imports, diagnostics);
        var context = new BindingContext(sources, isTimeZone, diagnostics) { IsPartial = imports.IsPartial, Names = names };
        var program = new ProgramBinder(context, imports.Trees).Bind();
        ProgramChecker.Check(program, context, diagnostics);
        return Allow(new Analysis(program, [], [.. sources.Files]) { Trees = [.. imports.Trees] }, imports, diagnostics, sources);
    }

    // What a comment allows is put aside, and comments that allow nothing are told.
    private static Analysis Allow(Analysis analysis, ImportResolver imports, List<Diagnostic> diagnostics, SourceSet sources)
    {
        var isWhole = !imports.IsPartial && !diagnostics.Exists(diagnostic => diagnostic.Severity == Severity.Error);
        var allowances = AllowanceSet.Of(imports.Trees, diagnostics);
        if (allowances.All.IsEmpty) return analysis with { Diagnostics = InOrder(diagnostics, sources) };
        var (shown, allowed) = allowances.Apply(InOrder(diagnostics, sources));
        if (isWhole) shown = InOrder([.. shown, .. allowances.AllowingNothing(allowed)], sources);
        return analysis with { Diagnostics = shown, Allowances = allowances, Allowed = allowed };
    }

    private static void AddTests(string path, SourceSet sources, ImportResolver imports, List<Diagnostic> diagnostics)
    {
        var (file, problem) = sources.Load(path);
        if (file is not null) imports.Add(file);
        else diagnostics.Add(FileDiagnostics.Unreadable.At(new SourceText(path, ""), new TextSpan(0, 0), path, problem ?? "there is no such file"));
    }

    // A file that two others read, such as a body of two messages, says its own mistakes once.
    private static ImmutableArray<Diagnostic> InOrder(List<Diagnostic> diagnostics, SourceSet sources)
    {
        var order = sources.Files.Select((file, at) => (file.Text.Path, at)).ToDictionary(pair => pair.Path, pair => pair.at, StringComparer.Ordinal);
        return
        [
            .. diagnostics
                .DistinctBy(diagnostic => (diagnostic.Code, diagnostic.Source.Path, diagnostic.Span, diagnostic.Message))
                .OrderBy(diagnostic => order.GetValueOrDefault(diagnostic.Source.Path, int.MaxValue))
                .ThenBy(diagnostic => diagnostic.Span.Start)
                .ThenBy(diagnostic => diagnostic.Code, StringComparer.Ordinal),
        ];
    }
}
