using System.Collections.Immutable;
using NurtureLang.Compiler.Lowering;
using NurtureLang.Plan;
using NurtureLang.Plan.Serialization;
using NurtureLang.Plan.Tests;
using NurtureLang.Semantics;
using NurtureLang.Semantics.Allowances;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Files;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Compiler;

/// <summary>A campaign from its files to its plan. The same files give the same plan, byte for byte.</summary>
/// <param name="RootPath">The campaign's file, from its folder.</param>
/// <param name="Diagnostics">What is to be said about its files and no comment allows, by file, then by place.</param>
/// <param name="Sources">The files that were read, the campaign's own first; none where that cannot be read.</param>
/// <param name="Program">What the files mean, as far as they could be understood.</param>
/// <param name="Plan">The plan, sealed where that was asked for; null while an error remains.</param>
public sealed record Compilation(
    string RootPath, ImmutableArray<Diagnostic> Diagnostics, ImmutableArray<CampaignFile> Sources, Program? Program, CampaignPlan? Plan)
{
    /// <summary>The version that plans name as their compiler: that of everything, without what marks a build.</summary>
    public static string CompilerVersion { get; } = typeof(Compilation).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>Whether something keeps the campaign from running.</summary>
    public bool HasErrors => Plan is null;

    /// <summary>The campaign's tests; null where they were not asked for, and while an error remains.</summary>
    public PlanTests? Tests { get; init; }

    /// <summary>The comments that allow diagnostics.</summary>
    public AllowanceSet Allowances { get; init; } = AllowanceSet.None;

    /// <summary>What they allow.</summary>
    public ImmutableArray<AllowedDiagnostic> Allowed { get; init; } = [];

    /// <summary>Parses, binds, checks and lowers a campaign with its tests.</summary>
    /// <param name="loader">Gives the files.</param>
    /// <param name="rootPath">The campaign's file, from its folder, with forward slashes.</param>
    /// <param name="testPaths">Files of tests beside it.</param>
    /// <param name="isTimeZone">Whether an IANA time zone of this name exists.</param>
    public static Compilation CreateWithTests(ISourceLoader loader, string rootPath, IReadOnlyList<string> testPaths, Func<string, bool> isTimeZone) =>
        Create(Analysis.Of(loader, rootPath, isTimeZone, testPaths), rootPath, seal: false, withTests: true);

    /// <summary>Parses, binds, checks and lowers a campaign. Never fails: what is wrong is a diagnostic.</summary>
    /// <param name="loader">Gives the files.</param>
    /// <param name="rootPath">The campaign's file, from its folder, with forward slashes.</param>
    /// <param name="isTimeZone">Whether an IANA time zone of this name exists.</param>
    /// <param name="seal">Whether the plan gets its hash; a run needs it last, and can seal the plan itself meanwhile.</param>
    public static Compilation Create(ISourceLoader loader, string rootPath, Func<string, bool> isTimeZone, bool seal = true) =>
        Create(Analysis.Of(loader, rootPath, isTimeZone), rootPath, seal, withTests: false);

    /// <summary>Lowers a campaign that was analysed; its plan has no hash.</summary>
    /// <param name="analysis">What it means.</param>
    /// <param name="rootPath">The campaign's file, from its folder, with forward slashes.</param>
    public static Compilation Of(Analysis analysis, string rootPath) => Create(analysis, rootPath, seal: false, withTests: false);

    private static Compilation Create(Analysis analysis, string rootPath, bool seal, bool withTests)
    {
        var nothing = new Compilation(rootPath, analysis.Diagnostics, analysis.Files, analysis.Program, null) { Allowances = analysis.Allowances, Allowed = analysis.Allowed };
        if (analysis is not { HasErrors: false, Program: { } program }) return nothing;
        var lowerer = new ProgramLowerer(program);
        var plan = lowerer.Lower(analysis.Files);
        if (seal) plan = PlanJson.Seal(plan);
        try
        {
            // INVARIANT: what is written can be read again. A campaign over a limit of the plan is told so here and not where it runs.
            PlanJson.Validate(plan);
            return nothing with { Plan = plan, Tests = withTests ? lowerer.Tests(plan) : null };
        }
        catch (PlanException problem)
        {
            var tooLarge = FileDiagnostics.TooLarge.At(analysis.Files[0].Text, new TextSpan(0, 0), problem.Message);
            return nothing with { Diagnostics = [.. analysis.Diagnostics, tooLarge] };
        }
    }
}
