using System.Diagnostics;
using NurtureLang.Cli.Comparing;
using NurtureLang.Cli.Hosting;
using NurtureLang.Cli.Sources;
using NurtureLang.Differences;
using NurtureLang.Differences.Writing;

namespace NurtureLang.Cli.Commands;

/// <summary>`nurture diff`: what an edit means, in sentences, and whom it strands.</summary>
internal static class DiffCommand
{
    /// <summary>The command.</summary>
    public static CommandSpec Make() => new()
    {
        Name = "diff",
        Summary = "says what an edit means, in sentences: what changes for whom, how risky it is, and whom it strands",
        Usage = "OLD NEW | --git REV[..REV] PATH",
        Arguments = (1, 2),
        ArgumentsHelp = "OLD and NEW are each a campaign file, a folder holding one, or a plan that `nurture build` wrote. With --git, PATH is one of them.",
        Options =
        [
            new OptionSpec("--format", "FORM", "human (the default), plain, json or markdown") { Choices = ["human", "plain", "json", "markdown"] },
            new OptionSpec("--git", "REV",
                "compares PATH as it was in a revision with the files as they are; A..B compares two revisions, A...B what B did since it left A"),
            new OptionSpec("--exit-code", null, "ends with exit code 1 where there are differences"),
            new OptionSpec("--fail-on", "RISK",
                "ends with exit code 1 where a change is of this risk or above: low, medium or high") { Choices = ["low", "medium", "high"] },
            new OptionSpec("--at", "INSTANT",
                "counts the people whom the newer version would have no place for if it went live then; without it, at the history's end"),
            .. HistoryOptionsSpec.Tables,
            new OptionSpec("--history", "FILE", "the compact history that `nurture import` wrote, in place of the tables"),
            HistoryOptionsSpec.Threads,
            .. Scripts.Options,
        ],
        Notes =
        [
            "People are counted where --contacts, --events, --history or --at says so; otherwise the places are named where somebody could be stranded.",
            "Risk: low (nobody gets more, nobody loses their place), medium (who gets what, or when, changes), high (a protection is loosened, people lose their place or change "
                + "arms, or something can never happen any more).",
        ],
        Examples =
        [
            "nurture diff samples/welcome samples/re-engagement",
            "nurture diff samples/acme-b2b samples/acme-b2b --format plain",
            "nurture diff samples/accelerator samples/active-funnel --format markdown",
        ],
        Run = Run,
    };

    private static int Run(Arguments arguments, Terminal terminal)
    {
        var form = arguments.OneOf("--format", "human", "plain", "json", "markdown");
        Risk? fails = arguments.Has("--fail-on") ? arguments.OneOf("--fail-on", "low", "medium", "high")
            switch { "low" => Risk.Low, "medium" => Risk.Medium, _ => Risk.High } : null;
        var threads = HistoryOptionsSpec.ThreadsOf(arguments);
        if (Versions.Load(arguments, terminal) is not { } versions) return ExitCode.Problems;
        var (old, now) = (versions.Old.Plan.Plan, versions.New.Plan.Plan);
        var report = new DifferenceReport(PlanDifference.Between(old, now), versions.Old.Name, versions.New.Name,
            now.Title) { Hashes = (old.Hash, now.Hash) };
        report = StrandedCount.AddTo(report, versions, arguments, terminal, threads);
        if (form == "human") new HumanDifferenceWriter(terminal.Out, terminal.OutPaint, terminal.Glyphs, terminal.Width).Write(report);
        else
        {
            terminal.Out.Write(form switch
            {
                "plain" => PlainDifferenceWriter.Write(report),
                "json" => JsonDifferenceWriter.Write(report),
                "markdown" => MarkdownDifferenceWriter.Write(report),
                _ => throw new UnreachableException(),
            });
        }

        if (report.Difference.IsNothing) return ExitCode.Fine;
        return arguments.Has("--exit-code") || report.Difference.Highest >= fails ? ExitCode.Problems : ExitCode.Fine;
    }
}
