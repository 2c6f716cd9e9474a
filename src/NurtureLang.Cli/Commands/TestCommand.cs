using NurtureLang.Cli.Hosting;
using NurtureLang.Cli.Sources;
using NurtureLang.Cli.Testing;
using NurtureLang.Cli.Timeline;
using NurtureLang.Cli.Watching;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Execution;
using NurtureLang.Simulation.Testing;

namespace NurtureLang.Cli.Commands;

/// <summary>`nurture test`: the campaign's own tests, in virtual time.</summary>
internal static class TestCommand
{
    /// <summary>The command.</summary>
    public static CommandSpec Make() => new()
    {
        Name = "test",
        Summary = "runs a campaign's own tests, in virtual time",
        Usage = "PATH... [--filter TEXT] [--coverage] [--format FORM]",
        Arguments = (1, 1_000),
        ArgumentsHelp = "PATH is a campaign file, a file of tests, or a folder holding a campaign: then the tests in all files beside it that end in .test.nurture run too.",
        Options =
        [
            new OptionSpec("--filter", "TEXT", "only the tests whose title or file holds this text; upper and lower case are the same"),
            new OptionSpec("--coverage", null, "shows which rules, moves, steps and branches no test reaches; with --format json as a part of the object") { HasDefault = true },
            new OptionSpec("--coverage-file", "FILE", "writes that as LCOV, which editors and coverage services read"),
            new OptionSpec("--accept", null, "keeps the timelines as they are now, where a test expects one"),
            Watch.Option("runs the tests"),
            new OptionSpec("--format", "FORM", "human (the default), plain, json, junit or github") { HasDefault = true, Choices = ["human", "plain", "json", "junit", "github"] },
            .. Scripts.ToRun,
        ],
        Notes =
        [
            "Ends with 1 where a test failed, and with 10 where all passed and timelines were written that were not there before. "
                + "Nothing is sent and nothing is waited for: a test of eight weeks takes a moment.",
        ],
        Examples = ["nurture test samples/acme-b2b", "nurture test samples/acme-b2b --coverage", "nurture test samples/acme-b2b --filter demo --format plain"],
        Run = Run,
    };

    private static int Run(Arguments arguments, Terminal terminal)
    {
        if (!arguments.Has("--watch")) return RunOnce(arguments, terminal);
        return Watch.Run(terminal, arguments.Values, arguments.Text("--coverage-file") is { } file ? [file] : [], () => RunOnce(arguments, terminal));
    }

    private static int RunOnce(Arguments arguments, Terminal terminal)
    {
        var reporter = Reporter(arguments, terminal);
        var filter = arguments.Text("--filter");
        var ran = new List<RanTest>();
        var coverages = new List<CampaignCoverage>();
        var wantsCoverage = arguments.Has("--coverage") || arguments.Has("--coverage-file");
        FileWriter.CheckFolder("--coverage-file", arguments.Text("--coverage-file"));
        var isBroken = false;
        var found = 0;
        foreach (var path in arguments.Values)
        {
            if (CampaignCompiler.LoadTests(path, terminal) is not { } loaded)
            {
                isBroken = true;
                continue;
            }

            found += loaded.Tests.Tests.Length;
            var coverage = wantsCoverage ? new CampaignCoverage(loaded.Where.Folder, new Coverage(loaded.Tests.Plan), new SourceLines(loaded.Sources)) : null;
            if (coverage is not null) coverages.Add(coverage);
            ran.AddRange(Run(loaded, filter, coverage?.Coverage, arguments, path));
        }

        if (isBroken) return ExitCode.Problems;
        if (filter is not null && ran.Count == 0 && found > 0)
            throw new CommandException($"None of {found} tests has \"{DisplayWidth.Harmless(filter)}\" in its title or file.");
        if (found == 0) terminal.Say("There is no test: write `test \"...\" { ... }` into the campaign, or into a file that ends in .test.nurture beside it.");
        if (arguments.Text("--coverage-file") is { } file) FileWriter.Replace(file, CoverageReport.Lcov(coverages));
        var timelines = new TimelineFiles(arguments.Has("--accept"));
        var compared = timelines.Compare(ran);
        var wrote = timelines.Written == 1 ? "1 new timeline was written" : $"{timelines.Written} new timelines were written";
        if (timelines.Written > 0) terminal.Say($"{wrote}: look at what is in there, and keep it with the tests.");
        var isForPeople = arguments.Text("--format") is null or "human" or "plain";
        if (arguments.Has("--coverage") && isForPeople) CoverageReport.Write(terminal, coverages);
        reporter.Write(compared, arguments.Has("--coverage") ? coverages : []);
        return compared.Any(test => !test.Passed) ? ExitCode.Problems : timelines.Written > 0 ? ExitCode.NewGoldens : ExitCode.Fine;
    }

    private static IEnumerable<RanTest> Run(LoadedTests loaded, string? filter, Coverage? coverage, Arguments arguments, string path)
    {
        var tests = loaded.Tests.Tests.Where(test =>
            filter is null || $"{test.Title}\n{test.Source[..test.Source.LastIndexOf(':')]}".Contains(filter, StringComparison.OrdinalIgnoreCase)).ToList();
        if (tests.Count == 0) return [];
        var texts = new TextPool();
        using var functions = Scripts.Open(arguments, new LoadedPlan(loaded.Tests.Plan, loaded.Where, loaded.Sources), path, texts);
        var engine = Engine.Load(loaded.Tests.Plan, texts, functions);
        var campaign = new TestedCampaign(loaded.Where.Folder, loaded.Tests.Plan, texts, new SourceLines(loaded.Sources));
        return [.. TestRunner.RunAll(engine, tests, coverage).Select(result => new RanTest(result, campaign))];
    }

    private static ITestReporter Reporter(Arguments arguments, Terminal terminal) =>
        arguments.OneOf("--format", "human", "plain", "json", "junit", "github") switch
        {
            "human" => new HumanTestReporter(terminal),
            "plain" => new PlainTestReporter(terminal.Out),
            "json" => new JsonTestReporter(terminal.Out),
            "junit" => new JUnitTestReporter(terminal.Out),
            "github" => new GitHubTestReporter(terminal.Out),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
