using NurtureLang.Cli.Hosting;
using NurtureLang.Cli.Reporting;
using NurtureLang.Compiler;
using NurtureLang.Handbook;
using NurtureLang.Plan;
using NurtureLang.Plan.Serialization;
using NurtureLang.Plan.Tests;
using NurtureLang.Scripting.Running;
using NurtureLang.Semantics;
using NurtureLang.Semantics.Files;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Cli.Sources;

/// <summary>A campaign that was read from its folder and checked.</summary>
/// <param name="Where">Where it is.</param>
/// <param name="Findings">What is to be said about its files.</param>
internal sealed record CheckedCampaign(CampaignFolder Where, Findings Findings);

/// <summary>A plan that is to be run.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Where">Where its campaign is; null where the plan was built before.</param>
/// <param name="Sources">The campaign's files; none where the plan was built before.</param>
internal sealed record LoadedPlan(CampaignPlan Plan, CampaignFolder? Where, IReadOnlyList<SourceText> Sources);

/// <summary>The tests of a campaign.</summary>
/// <param name="Tests">The tests and the plan that they run.</param>
/// <param name="Where">Where the campaign is.</param>
/// <param name="Sources">The files.</param>
internal sealed record LoadedTests(PlanTests Tests, CampaignFolder Where, IReadOnlyList<SourceText> Sources);

/// <summary>Compiles campaigns from the disk.</summary>
internal static class CampaignCompiler
{
    /// <summary>Checks the campaign at a path, up to the limits of a plan, whose hash nobody who checks waits for.</summary>
    /// <exception cref="CommandException">There is no campaign, or its file cannot be read.</exception>
    public static CheckedCampaign Check(string path, ScriptTrust trust)
    {
        var (where, loader) = Open(path);
        if (PartsOfCampaigns.WholeOf(where) is var (campaign, part))
        {
            // What it does not declare itself stands in the campaign: it is checked with that, and what is told is about the file alone.
            var whole = Compilation.CreateWithTests(new DiskSourceLoader(campaign.FolderOnDisk), campaign.File, [], ZoneNames.IsZone);
            var allowedHere = whole.Allowed.Where(one => one.Diagnostic.Source.Path == part);
            return new CheckedCampaign(campaign, new Severities(campaign).Review(whole.Diagnostics.Where(one => one.Source.Path == part), [part], allowedHere));
        }

        var compilation = Compilation.CreateWithTests(loader, where.File, CampaignFolder.TestsAt(path), ZoneNames.IsZone);
        return new CheckedCampaign(where, Review(compilation, where, ScriptFindings(compilation, trust)));
    }

    /// <summary>The files of the campaign at a path as they are written, bodies too, the campaign's own first.</summary>
    /// <exception cref="CommandException">There is no campaign, or its file cannot be read.</exception>
    public static IReadOnlyList<SourceText> Sources(string path)
    {
        var (where, loader) = Open(path);
        return [.. Analysis.Of(loader, where.File, ZoneNames.IsZone).Files.Select(file => file.Text)];
    }

    /// <summary>The plan at a path: a campaign, which is compiled, or a plan that was built.</summary>
    /// <param name="path">A campaign's file or folder, or a plan's file, which ends in `.json`.</param>
    /// <param name="terminal">Told what is wrong with a campaign.</param>
    /// <param name="seal">Whether a plan that is compiled gets its hash.</param>
    /// <returns>The plan and where its sources are; null where the campaign has errors, which have been said.</returns>
    /// <exception cref="CommandException">The path cannot be used.</exception>
    public static LoadedPlan? Load(string path, Terminal terminal, bool seal = true)
    {
        if (path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && !Directory.Exists(path)) return new LoadedPlan(ReadPlan(path), null, []);
        // What sealing a plan takes is made ready beside the parsing and checking, which do not need it yet.
        new Thread(PlanJson.Prepare) { IsBackground = true }.Start();
        var (where, loader) = Open(path);
        return Load(where, loader, terminal, seal);
    }

    /// <summary>The plan of a campaign whose files come from somewhere else than the disk.</summary>
    /// <param name="where">What its folder is called, and its file.</param>
    /// <param name="loader">Gives its files.</param>
    /// <param name="terminal">Told what is wrong with it.</param>
    /// <param name="seal">Whether the plan gets its hash.</param>
    /// <returns>The plan; null where the campaign has errors, which have been said.</returns>
    public static LoadedPlan? Load(CampaignFolder where, ISourceLoader loader, Terminal terminal, bool seal)
    {
        var compilation = Compilation.Create(loader, where.File, ZoneNames.IsZone, seal);
        var findings = Review(compilation, where, []);
        if (compilation.Plan is { } plan && !findings.HasErrors)
        {
            var warnings = SeverityNames.Count(findings.Diagnostics, Severity.Warning);
            if (warnings > 0) terminal.Say($"{warnings} {(warnings == 1 ? "warning" : "warnings")}; `nurture check` shows {(warnings == 1 ? "it" : "them")}.");
            return new LoadedPlan(plan, where, [.. compilation.Sources.Select(source => source.Text)]);
        }

        new HumanReporter(terminal.Error, terminal.ErrorPaint, terminal.Glyphs, terminal.Width).Write(findings);
        return null;
    }

    /// <summary>The tests of the campaign at a path, with those in files beside it where the path is a folder.</summary>
    /// <param name="path">A campaign's file or folder, or a file of tests.</param>
    /// <param name="terminal">Told what is wrong with a campaign.</param>
    /// <returns>The tests; null where the campaign or a test has errors, which have been said.</returns>
    /// <exception cref="CommandException">The path cannot be used.</exception>
    public static LoadedTests? LoadTests(string path, Terminal terminal)
    {
        var (where, loader) = Open(path);
        var compilation = Compilation.CreateWithTests(loader, where.File, CampaignFolder.TestsAt(path), ZoneNames.IsZone);
        var findings = Review(compilation, where, []);
        if (compilation.Tests is { } tests && !findings.HasErrors) return new LoadedTests(tests, where, [.. compilation.Sources.Select(source => source.Text)]);
        new HumanReporter(terminal.Error, terminal.ErrorPaint, terminal.Glyphs, terminal.Width).Write(findings);
        return null;
    }

    /// <summary>The campaign at a path with its tests, for its handbook.</summary>
    /// <param name="path">A campaign's file or folder.</param>
    /// <param name="terminal">Told what is wrong with a campaign.</param>
    /// <returns>The campaign; null where it has errors, which have been said.</returns>
    /// <exception cref="CommandException">The path cannot be used.</exception>
    public static HandbookCampaign? LoadForHandbook(string path, Terminal terminal)
    {
        var (where, loader) = Open(path);
        var compilation = Compilation.CreateWithTests(loader, where.File, CampaignFolder.TestsAt(path), ZoneNames.IsZone);
        var findings = Review(compilation, where, []);
        if (compilation is { Program: { } program, Plan: { } plan } && !findings.HasErrors)
            return new HandbookCampaign(program, [.. compilation.Sources.Select(source => source.Text)], where.File, PlanJson.Seal(plan).Hash);
        new HumanReporter(terminal.Error, terminal.ErrorPaint, terminal.Glyphs, terminal.Width).Write(findings);
        return null;
    }

    private static (CampaignFolder Where, DiskSourceLoader Loader) Open(string path)
    {
        // The zones' data is read beside the parsing, which does not need it yet.
        new Thread(() => ZoneNames.IsZone("UTC")) { IsBackground = true }.Start();
        var where = CampaignFolder.Find(path);
        var loader = new DiskSourceLoader(where.FolderOnDisk);
        var file = loader.Load(where.File);
        if (file is { Problem: null }) return (where, loader);
        var shown = DisplayWidth.Harmless(Path.Combine(where.Folder, where.File));
        throw new CommandException($"{shown} cannot be read: {file?.Problem ?? "it does not exist"}.", ExitCode.Problems);
    }

    // What is wrong with scripts is found last; a comment may allow that one was not looked into.
    private static IEnumerable<Diagnostic> ScriptFindings(Compilation compilation, ScriptTrust trust) => compilation.Plan is { Functions.IsEmpty: false } plan
        ? Scripts.Check(plan, [.. compilation.Sources.Select(file => file.Text)], trust)
        : [];

    private static Findings Review(Compilation compilation, CampaignFolder where, IEnumerable<Diagnostic> more)
    {
        var (shown, allowed) = compilation.Allowances.Apply(more);
        // INVARIANT: a file that cannot be read is not among the sources, and is still looked at for its settings.
        List<string> files = compilation.Sources.IsEmpty ? [where.File] : [.. compilation.Sources.Select(file => file.Text.Path)];
        return new Severities(where).Review(compilation.Diagnostics.Concat(shown), files, compilation.Allowed.Concat(allowed));
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
