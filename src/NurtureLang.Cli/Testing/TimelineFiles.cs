using System.Text;
using NurtureLang.Cli.Hosting;
using NurtureLang.Cli.Sources;
using NurtureLang.Cli.Timeline;
using NurtureLang.Plan.Tests;
using NurtureLang.Simulation.Decisions;
using NurtureLang.Simulation.Testing;

namespace NurtureLang.Cli.Testing;

/// <summary>
/// The timelines that tests expect, kept beside them: `acme.test.nurture` has `acme.test.timelines`, a section for each test under its title.
/// A timeline that is not there yet is written; one that differs is a failure, unless it is accepted.
/// </summary>
/// <param name="accepts">Whether what differs is written too.</param>
internal sealed class TimelineFiles(bool accepts)
{
    private const string Title = "# ";

    /// <summary>How many timelines were written that were not there before.</summary>
    public int Written { get; private set; }

    /// <summary>Compares the timelines that tests expect with those that are kept, and writes what is new.</summary>
    /// <exception cref="CommandException">A file cannot be read or written.</exception>
    public IReadOnlyList<RanTest> Compare(IReadOnlyList<RanTest> tests)
    {
        var compared = new List<RanTest>(tests.Count);
        foreach (var file in tests.GroupBy(test => test.Place(test.Result.Test.Source).Path, StringComparer.Ordinal))
            compared.AddRange(file.Any(test => TestRunner.AsksForTimeline(test.Result.Test)) ? Compare(PathOf(file.Key), [.. file]) : file);
        return compared;
    }

    private static string PathOf(string source) => $"{source[..^SourceFiles.Extension.Length]}.timelines";

    private IEnumerable<RanTest> Compare(string path, List<RanTest> tests)
    {
        var kept = Read(path);
        var isNew = false;
        for (var at = 0; at < tests.Count; at++)
        {
            var test = tests[at];
            if (!TestRunner.AsksForTimeline(test.Result.Test) || test.Result.Problem is not null) continue;
            var title = test.Result.Test.Title;
            var found = TextOf(test);
            if (!kept.TryGetValue(title, out var before))
            {
                Written++;
                (kept[title], isNew) = (found, true);
            }
            else if (before != found && accepts)
            {
                (kept[title], isNew) = (found, true);
            }
            else if (before != found)
            {
                tests[at] = test with { Timeline = Difference(test, before, found, path) };
            }
        }

        if (!isNew) return tests;
        var sections = kept.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{Title}{one.Key}\n{one.Value}");
        FileWriter.Replace(path, Encoding.UTF8.GetBytes(string.Join('\n', sections)));
        return tests;
    }

    private static Dictionary<string, string> Read(string path)
    {
        var sections = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!File.Exists(path)) return sections;
        var (bytes, problem) = SourceFiles.Read(path);
        if (problem is not null) throw new CommandException($"{DisplayWidth.Harmless(path)} cannot be read: {problem}.");
        string? title = null;
        var text = new StringBuilder();
        foreach (var line in SourceFiles.TextOf(bytes).ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith(Title, StringComparison.Ordinal))
            {
                Keep();
                title = line[Title.Length..];
            }
            else if (line.Length > 0)
            {
                text.Append(line).Append('\n');
            }
        }

        Keep();
        return sections;

        void Keep()
        {
            if (title is not null) sections[title] = text.ToString();
            text.Clear();
        }
    }

    // The lines of the campaign are left out: they move with every edit, and mean nothing.
    private static string TextOf(RanTest test)
    {
        var text = new StringBuilder();
        var several = test.Result.Timelines.Count > 1;
        var decisions = test.Result.Timelines.SelectMany(timeline => timeline.Decisions.Select(decision => (timeline.Name, Decision: decision)));
        foreach (var (name, decision) in decisions.OrderBy(one => one.Decision.At))
        {
            text.Append(InstantText.Format(decision.At)).Append("  ");
            if (several) text.Append(name).Append("  ");
            text.Append(DisplayWidth.Harmless(DecisionText.Of(decision, Glyphs.Ascii).ReplaceLineEndings(" "))).Append('\n');
        }

        return text.ToString();
    }

    private static (string Source, string Expected, string Instead) Difference(RanTest test, string before, string found, string path)
    {
        var source = test.Result.Test.Items.OfType<PlanExpectation>().First(one => one.What is PlanExpectedTimeline).Source;
        var (was, now) = (before.Split('\n'), found.Split('\n'));
        var at = 0;
        while (at < was.Length && at < now.Length && was[at] == now[at]) at++;
        string Line(string[] lines) => at < lines.Length && lines[at].Length > 0 ? $"`{lines[at]}`" : "nothing more";
        return (source, "expect timeline", $"line {at + 1} of it is {Line(now)}, and in {path} {Line(was)}; --accept keeps what happens now");
    }
}
