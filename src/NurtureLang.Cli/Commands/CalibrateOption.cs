using NurtureLang.Cli.Hosting;
using NurtureLang.Cli.Sources;
using NurtureLang.History;
using NurtureLang.Plan;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Values;
using NurtureLang.Simulation.Calibration;
using NurtureLang.Simulation.Run;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Cli.Commands;

/// <summary>`--calibrate SCORE --outcome EVENT [--within TIME]`: whether a higher score goes with more outcomes.</summary>
internal static class CalibrateOption
{
    private const long Usual = 30 * Ticks.PerDay;

    /// <summary>The options.</summary>
    public static OptionSpec[] Specs { get; } =
    [
        new("--calibrate", "SCORE", "whether a higher score goes with more outcomes: AUC, and lift by decile; may stand several times", Repeats: true),
        new("--outcome", "EVENT", "with --calibrate: what counts, such as \"deal_closed where outcome = won\""),
        new("--within", "TIME", "with --calibrate: how soon after a look at the scores it has to come, such as \"14 days\"; 30 days without it"),
    ];

    /// <summary>Reads the options; null where nobody asks for a calibration.</summary>
    /// <exception cref="CommandException">They make no sense.</exception>
    public static CalibrationOptions? Read(Arguments arguments, CampaignPlan plan, TextPool texts)
    {
        if (!arguments.Has("--calibrate"))
        {
            foreach (var option in (string[])["--outcome", "--within"])
            {
                if (arguments.Has(option)) throw new CommandException($"{option} belongs to --calibrate SCORE, and there is none.");
            }

            return null;
        }

        if (arguments.Has("--then")) throw new CommandException("--calibrate and --then cannot stand together yet: ask for one of them.");
        if (arguments.Text("--outcome") is not { } outcome)
            throw new CommandException("--calibrate needs to know what a score is held against: --outcome \"deal_closed where outcome = won\" is an example.");
        var values = new ValueReader(HistoryLoader.OptionsFor(plan, texts));
        try
        {
            return new CalibrationOptions(
                [.. arguments.All("--calibrate").Select(name => ScoreOf(plan, name)).Distinct()],
                Outcome.Parse(outcome, plan, values, Spelling.Nearest),
                arguments.Text("--within") is { } within ? TimeOf(values, within) : Usual);
        }
        catch (SimulationException problem)
        {
            throw new CommandException(DisplayWidth.Harmless(problem.Message), inner: problem);
        }
    }

    private static int ScoreOf(CampaignPlan plan, string name)
    {
        string[] scores = [.. plan.Scores.Select(score => score.Name)];
        var position = Array.IndexOf(scores, name);
        if (position >= 0) return position;
        var some = string.Join(", ", scores.Take(12)) + (scores.Length > 12 ? " and others" : "");
        var known = scores.Length == 0 ? "the campaign has no score" : $"the campaign has {some}";
        var meant = Spelling.Nearest(name, scores) is { } near ? $"; `{near}` is perhaps what is meant" : "";
        throw new CommandException($"--calibrate takes a score; `{DisplayWidth.Harmless(name)}` is none, {known}{meant}.");
    }

    private static long TimeOf(ValueReader values, string text)
    {
        if (!values.TryRead(new PlanType(ValueKind.Duration), text, out var ticks, out var why))
            throw new CommandException($"--within: {DisplayWidth.Harmless(why)}");
        if (ticks >= Ticks.PerSecond) return ticks;
        throw new CommandException($"--within says how soon an outcome comes, a second at least; `{DisplayWidth.Harmless(text)}` is less.");
    }
}
