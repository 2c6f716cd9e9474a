using NurtureLang.Cli.Hosting;
using NurtureLang.Cli.Timeline;
using NurtureLang.Simulation.Decisions;
using NurtureLang.Simulation.Testing;

namespace NurtureLang.Cli.Testing;

/// <summary>Shows each test that failed: what was expected, what happened instead, and the timeline with the lines that decided it.</summary>
internal sealed class HumanTestReporter(Terminal terminal) : ITestReporter
{
    private const int MostShown = 50;
    private const int MostEntries = 24;

    /// <inheritdoc/>
    public void Write(IReadOnlyList<RanTest> tests, IReadOnlyList<CampaignCoverage> coverages)
    {
        var failed = tests.Where(test => !test.Passed).ToList();
        foreach (var test in failed.Take(MostShown)) Write(test);
        if (failed.Count > MostShown)
            terminal.Out.WriteLine($"{terminal.Glyphs.Ellipsis} and {failed.Count - MostShown} more; `--format plain` lists them all.\n");
        var sum = TestText.Sum(tests);
        terminal.Out.WriteLine(failed.Count == 0 ? terminal.OutPaint.Green(sum) : terminal.OutPaint.Red(sum));
    }

    private void Write(RanTest test)
    {
        var paint = terminal.OutPaint;
        foreach (var line in Lines($"failed: {test.Result.Test.Title}", 0)) terminal.Out.WriteLine(paint.Red(line));
        foreach (var (source, expected, instead) in TestText.Failures(test))
        {
            var (path, number) = test.Place(source);
            terminal.Out.WriteLine($"  {paint.Blue("-->")} {DisplayWidth.Harmless(path)}:{number}");
            if (expected.Length > 0) Entry("expected", expected["expect".Length..].Trim());
            Entry(expected.Length > 0 ? "instead" : "mistake", instead);
        }

        foreach (var contact in test.Result.Failures.Select(failure => failure.Contact).Distinct()) Timeline(test, contact);
        terminal.Out.WriteLine();
    }

    private void Entry(string name, string text)
    {
        var lead = $"  {name,-9}";
        foreach (var line in Lines(text, lead.Length))
        {
            terminal.Out.WriteLine(lead + line);
            lead = new string(' ', lead.Length);
        }
    }

    private IEnumerable<string> Lines(string text, int indent) => DisplayWidth.Wrap(DisplayWidth.Harmless(text), terminal.Width - indent);

    private void Timeline(RanTest test, int contact)
    {
        var timeline = test.Result.Timelines[contact];
        var until = test.Result.Failures.Where(failure => failure.Contact == contact).Max(failure => failure.To);
        var entries = Entries(timeline).Where(entry => entry.At <= until).ToList();
        terminal.Out.WriteLine();
        var whom = test.Result.Test.Contacts.Length > 1 ? $" to {DisplayWidth.Harmless(timeline.Name)}" : "";
        terminal.Out.WriteLine(entries.Count == 0 ? $"  Nothing happened{whom} until {InstantText.Format(until)}." : $"  What happened{whom}, in UTC:");
        if (entries.Count == 0) return;
        var skipped = entries.Count - MostEntries;
        if (skipped > 0) terminal.Out.WriteLine($"  {terminal.Glyphs.Ellipsis} {skipped} earlier");
        var campaign = test.Campaign;
        var writer = new TimelineWriter(terminal, campaign.Lines);
        var values = new ValueText(campaign.Plan, campaign.Texts);
        foreach (var (_, happened, decision) in entries.Skip(Math.Max(0, skipped)))
        {
            if (decision is not null) writer.Decision(decision);
            else if (happened is not null && campaign.Plan.Schema.Events[happened.Type] is var type)
                writer.Event(happened.At, type.Name, values.Of(type.Properties, happened.Properties));
        }
    }

    // An event comes before what was decided at its instant.
    private static IEnumerable<(long At, TestEvent? Event, Runtime.Decisions.Decision? Decision)> Entries(TestTimeline timeline) =>
        timeline.Events.Select(one => (one.At, (TestEvent?)one, (Runtime.Decisions.Decision?)null))
            .Concat(timeline.Decisions.Select(one => (one.At, (TestEvent?)null, (Runtime.Decisions.Decision?)one)))
            .OrderBy(entry => entry.At);
}
