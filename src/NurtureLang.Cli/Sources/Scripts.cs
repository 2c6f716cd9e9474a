using NurtureLang.Cli.Commands;
using NurtureLang.Cli.Hosting;
using NurtureLang.Cli.Reporting;
using NurtureLang.Plan;
using NurtureLang.Plan.Functions;
using NurtureLang.Plan.Values;
using NurtureLang.Scripting.Protocol;
using NurtureLang.Scripting.Running;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Cli.Sources;

/// <summary>The scripts of a campaign: whether they are trusted, where they are, and what is wrong with them.</summary>
internal static class Scripts
{
    /// <summary>The ending of a script's file.</summary>
    public const string Extension = ".csx";

    private const long ShortestLimit = 10;
    private const long LongestLimit = 60_000;

    /// <summary>The option that trusts a script.</summary>
    public static OptionSpec Trust { get; } = new("--trust", "HASH", "trusts the C# script of this hash, sha256:...; may stand several times", Repeats: true);

    /// <summary>The options of commands that run a campaign from its sources.</summary>
    public static OptionSpec[] ToRun { get; } =
    [
        Trust,
        new("--script-limit", "MS", "how long one call of a C# function may compute, in milliseconds; 1000 without it") { HasDefault = true },
    ];

    /// <summary>The options of commands that run a campaign or a plan.</summary>
    public static OptionSpec[] Options { get; } =
    [
        .. ToRun,
        new("--scripts", "DIR", "with a plan: the campaign's folder, where its C# scripts are; without it the plan's own"),
    ];

    /// <summary>The scripts that the command line trusts.</summary>
    /// <exception cref="CommandException">A hash is none.</exception>
    public static ScriptTrust TrustOf(Arguments arguments)
    {
        try
        {
            return ScriptTrust.Of(arguments.All(Trust.Name));
        }
        catch (FunctionException problem)
        {
            throw new CommandException(DisplayWidth.Harmless(problem.Message), inner: problem);
        }
    }

    /// <summary>The functions in C# of a plan, ready to be called; null where it has none.</summary>
    /// <param name="arguments">What the command line says about scripts.</param>
    /// <param name="campaign">The plan and its sources.</param>
    /// <param name="path">Where it was read from.</param>
    /// <param name="texts">The pool that the plan is loaded with.</param>
    /// <exception cref="FunctionException">A script is not trusted, was changed, or cannot be read.</exception>
    public static ScriptFunctions? Open(Arguments arguments, LoadedPlan campaign, string path, TextPool texts)
    {
        var trust = TrustOf(arguments);
        var limit = arguments.Number("--script-limit", ShortestLimit, LongestLimit);
        if (campaign.Plan.Functions.IsEmpty) return null;
        trust.Require(campaign.Plan);
        var scripts = campaign.Where is null
            ? FromDisk(campaign.Plan, arguments.Text("--scripts") ?? Path.GetDirectoryName(path) ?? "")
            : FromSources(campaign.Plan, campaign.Sources);
        var settings = Settings;
        return new ScriptFunctions(
            campaign.Plan, texts, scripts, limit is { } given ? settings with { Limit = TimeSpan.FromMilliseconds(given) } : settings);
    }

    /// <summary>What there is to say about a campaign's scripts. Those that are trusted are compiled, and nothing of them runs.</summary>
    /// <exception cref="FunctionException">The process that compiles them does not work.</exception>
    public static IEnumerable<Diagnostic> Check(CampaignPlan plan, IReadOnlyList<SourceText> sources, ScriptTrust trust)
    {
        foreach (var function in plan.Functions.Where(function => !trust.Has(function.Hash)).DistinctBy(function => function.Hash))
        {
            var (source, span) = Place(sources, function.Source);
            yield return FileDiagnostics.ScriptNotLookedInto.At(source, span, function.Path, function.Hash);
        }

        var trusted = plan with { Functions = [.. plan.Functions.Where(function => trust.Has(function.Hash))] };
        if (trusted.Functions.IsEmpty) yield break;
        var scripts = FromSources(trusted, sources);
        using var functions = new ScriptFunctions(trusted, null, scripts, Settings);
        foreach (var problem in functions.Check())
        {
            var source = sources.First(one => one.Path == scripts[problem.Script].Path);
            yield return FileDiagnostics.ScriptRefused.At(source, Span(source, problem), problem.Message);
        }
    }

    /// <summary>Says what is wrong with the scripts of a campaign that is built.</summary>
    /// <returns>Whether nothing is.</returns>
    public static bool Report(CampaignPlan plan, IReadOnlyList<SourceText> sources, ScriptTrust trust, CampaignFolder where, Terminal terminal)
    {
        if (plan.Functions.IsEmpty) return true;
        var found = Check(plan, sources, trust).Where(one => one.Severity == Severity.Error).Select(one => new PlacedDiagnostic(one, where.Folder)).ToList();
        if (found.Count == 0) return true;
        new HumanReporter(terminal.Error, terminal.ErrorPaint, terminal.Glyphs, terminal.Width).Write(new Findings(found, sources.Count, []));
        return false;
    }

    /// <summary>Where the program is that runs scripts: in a folder beside this one, so that its libraries are not in the way.</summary>
    public static ScriptSettings Settings
    {
        get
        {
            var ending = OperatingSystem.IsWindows() ? ".exe" : "";
            var program = Path.Combine(AppContext.BaseDirectory, "scripts", "nurture-scripts" + ending);
            var library = Path.Combine(AppContext.BaseDirectory, "scripts", "nurture-scripts.dll");
            if (File.Exists(program) || !File.Exists(library)) return new ScriptSettings(program);
            // A package for every system has no executable of one of them: there the runtime that runs this program starts the library.
            var framework = Path.GetDirectoryName(typeof(object).Assembly.Location) ?? "";
            return new ScriptSettings(Path.GetFullPath(Path.Combine(framework, "..", "..", "..", "dotnet" + ending))) { Library = library };
        }
    }

    private static List<ScriptText> FromSources(CampaignPlan plan, IReadOnlyList<SourceText> sources) =>
    [
        .. plan.Functions.Select(function => function.Path).Distinct()
            .Select(path => new ScriptText(path, WithoutMark(sources.First(source => source.Path == path).Text))),
    ];

    // INVARIANT: what runs are the bytes whose hash was looked at; the file is read once.
    private static List<ScriptText> FromDisk(CampaignPlan plan, string folder)
    {
        var loader = new DiskSourceLoader(folder.Length == 0 ? "." : folder);
        var scripts = new List<ScriptText>();
        foreach (var function in plan.Functions)
        {
            var file = loader.Load(function.Path) ?? throw new FunctionException(
                $"{function.Path}, the script of function `{function.Name}`, is not in the plan's folder. Say with --scripts where the campaign's folder is.");
            if (file.Problem is { } problem) throw new FunctionException($"{function.Path}, the script of function `{function.Name}`, cannot be read: {problem}.");
            var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file.Bytes.AsSpan()));
            if (hash != function.Hash)
            {
                throw new FunctionException(
                    $"{function.Path} was changed since the plan was built: it is sha256:{hash}, and the plan runs sha256:{function.Hash}. "
                    + "Build the plan again, or bring the script back.");
            }

            if (scripts.TrueForAll(known => known.Path != function.Path))
                scripts.Add(new ScriptText(function.Path, WithoutMark(SourceFiles.TextOf(file.Bytes.AsSpan()))));
        }

        return scripts;
    }

    private static string WithoutMark(string text) => text.TrimStart((char)0xFEFF);

    private static (SourceText Source, TextSpan Span) Place(IReadOnlyList<SourceText> sources, string line)
    {
        var colon = line.LastIndexOf(':');
        var source = sources.First(one => one.Path == line[..colon]);
        return (source, Trimmed(source, source.GetLineSpan(int.Parse(line[(colon + 1)..], System.Globalization.CultureInfo.InvariantCulture))));
    }

    private static TextSpan Span(SourceText source, ScriptProblem problem)
    {
        var line = source.GetLineSpan(Math.Clamp(problem.Line, 1, source.LineCount));
        if (problem.Length == 0) return Trimmed(source, line);
        var start = Math.Min(line.Start + problem.Column - 1, line.End);
        return new TextSpan(start, Math.Min(problem.Length, line.End - start));
    }

    private static TextSpan Trimmed(SourceText source, TextSpan line)
    {
        var text = source.GetText(line);
        var start = line.Start + (text.Length - text.TrimStart().Length);
        return new TextSpan(start, text.Trim().Length);
    }
}
