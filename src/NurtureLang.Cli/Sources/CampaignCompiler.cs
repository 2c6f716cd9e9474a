using NurtureLang.Cli.Hosting;
using NurtureLang.Cli.Reporting;
using NurtureLang.Compiler;
using NurtureLang.Plan;
using NurtureLang.Plan.Serialization;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Cli.Sources;

/// <summary>A campaign that was compiled from its folder.</summary>
/// <param name="Where">Where it is.</param>
/// <param name="Compilation">What the compiler made of it.</param>
internal sealed record CompiledCampaign(CampaignFolder Where, Compilation Compilation)
{
    /// <summary>What is to be said about its files.</summary>
    public IReadOnlyList<PlacedDiagnostic> Diagnostics => [.. Compilation.Diagnostics.Select(one => new PlacedDiagnostic(one, Where.Folder))];
}

/// <summary>A plan that is to be run.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Where">Where its campaign is; null where the plan was built before.</param>
/// <param name="Sources">The campaign's files; none where the plan was built before.</param>
internal sealed record LoadedPlan(CampaignPlan Plan, CampaignFolder? Where, IReadOnlyList<SourceText> Sources);

/// <summary>Compiles campaigns from the disk.</summary>
internal static class CampaignCompiler
{
    /// <summary>Compiles the campaign at a path; its mistakes are diagnostics.</summary>
    /// <exception cref="CommandException">There is no campaign, or its file cannot be read.</exception>
    public static CompiledCampaign Compile(string path)
    {
        var where = CampaignFolder.Find(path);
        var loader = new DiskSourceLoader(where.FolderOnDisk);
        var file = loader.Load(where.File);
        if (file is null or { Problem: not null })
        {
            var shown = DisplayWidth.Harmless(Path.Combine(where.Folder, where.File));
            throw new CommandException($"{shown} cannot be read: {file?.Problem ?? "it does not exist"}.", ExitCode.Problems);
        }

        return new CompiledCampaign(where, Compilation.Create(loader, where.File, ZoneNames.IsZone));
    }

    /// <summary>The plan at a path: a campaign, which is compiled, or a plan that was built.</summary>
    /// <param name="path">A campaign's file or folder, or a plan's file, which ends in `.json`.</param>
    /// <param name="terminal">Told what is wrong with a campaign.</param>
    /// <returns>The plan and where its sources are; null where the campaign has errors, which have been said.</returns>
    /// <exception cref="CommandException">The path cannot be used.</exception>
    public static LoadedPlan? Load(string path, Terminal terminal)
    {
        if (path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && !Directory.Exists(path)) return new LoadedPlan(ReadPlan(path), null, []);
        var compiled = Compile(path);
        if (compiled.Compilation.Plan is { } plan)
        {
            var warnings = compiled.Diagnostics.Count(one => one.Diagnostic.Severity == Severity.Warning);
            if (warnings > 0) terminal.Say($"{warnings} {(warnings == 1 ? "warning" : "warnings")}; `nurture check` shows {(warnings == 1 ? "it" : "them")}.");
            return new LoadedPlan(plan, compiled.Where, [.. compiled.Compilation.Sources.Select(source => source.Text)]);
        }

        new HumanReporter(terminal.Error, terminal.ErrorPaint, terminal.Glyphs).Write(compiled.Diagnostics, compiled.Compilation.Sources.Length);
        return null;
    }

    private static CampaignPlan ReadPlan(string path)
    {
        var shown = DisplayWidth.Harmless(path);
        if (!File.Exists(path)) throw new CommandException($"{shown} does not exist.");
        var length = new FileInfo(path).Length;
        if (length > PlanJson.LargestPlan) throw new CommandException($"{shown} is larger than a plan can be.", ExitCode.Problems);
        try
        {
            return PlanJson.Read(File.ReadAllBytes(path));
        }
        catch (PlanException problem)
        {
            throw new CommandException($"{shown} is refused. {DisplayWidth.Harmless(problem.Message)}", ExitCode.Problems, problem);
        }
    }
}
