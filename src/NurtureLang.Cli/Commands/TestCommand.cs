using NurtureLang.Cli.Hosting;
using NurtureLang.Cli.Sources;
using NurtureLang.Cli.Testing;
using NurtureLang.Cli.Timeline;
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
        Usage = "PATH... [--filter TEXT] [--format FORM]",
        Arguments = (1, 1_000),
        ArgumentsHelp = "PATH is a campaign file, a file of tests, or a folder holding a campaign: then the tests in all files beside it that end in .test.nurture run too.",
        Options =
        [
            new OptionSpec("--filter", "TEXT", "only the tests whose title or file holds this text; upper and lower case are the same"),
            new OptionSpec("--format", "FORM", "human (the default), plain, json, junit or github") { Choices = ["human", "plain", "json", "junit", "github"] },
        ],
        Notes = ["Ends with 1 where a test failed. Nothing is sent and nothing is waited for: a test of eight weeks takes a moment."],
        Examples = ["nurture test samples/acme-b2b", "nurture test samples/acme-b2b --filter demo --format plain"],
        Run = Run,
    };

    private static int Run(Arguments arguments, Terminal terminal)
    {
        var reporter = Reporter(arguments, terminal);
        var filter = arguments.Text("--filter");
        var ran = new List<RanTest>();
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
            ran.AddRange(Run(loaded, filter));
        }

        if (isBroken) return ExitCode.Problems;
        if (filter is not null && ran.Count == 0 && found > 0)
            throw new CommandException($"None of {found} tests has \"{DisplayWidth.Harmless(filter)}\" in its title or file.");
        if (found == 0) terminal.Say("There is no test: write `test \"...\" { ... }` into the campaign, or into a file that ends in .test.nurture beside it.");
        reporter.Write(ran);
        return ran.Exists(test => !test.Result.Passed) ? ExitCode.Problems : ExitCode.Fine;
    }

    private static IEnumerable<RanTest> Run(LoadedTests loaded, string? filter)
    {
        var tests = loaded.Tests.Tests.Where(test =>
            filter is null || $"{test.Title}\n{test.Source[..test.Source.LastIndexOf(':')]}".Contains(filter, StringComparison.OrdinalIgnoreCase)).ToList();
        if (tests.Count == 0) return [];
        var texts = new TextPool();
        var runner = new TestRunner(Engine.Load(loaded.Tests.Plan, texts));
        var campaign = new TestedCampaign(loaded.Where.Folder, loaded.Tests.Plan, texts, new SourceLines(loaded.Sources));
        return [.. tests.Select(test => new RanTest(runner.Run(test), campaign))];
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
