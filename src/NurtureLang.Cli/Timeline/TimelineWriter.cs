using NurtureLang.Cli.Hosting;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Simulation.Decisions;

namespace NurtureLang.Cli.Timeline;

/// <summary>Shows what happened to one contact, each decision with the line that made it.</summary>
internal sealed class TimelineWriter(Terminal terminal, SourceLines sources)
{
    private const string Indent = "    ";

    private readonly TextWriter output = terminal.Out;
    private readonly Paint paint = terminal.OutPaint;
    private readonly Glyphs glyphs = terminal.Glyphs;
    private string day = "";

    /// <summary>Shows an event of the log.</summary>
    public void Event(long at, string name, string properties)
    {
        var text = properties.Length == 0 ? name : $"{name} {properties}";
        Entry(at, DisplayWidth.Harmless(text), paint.Blue, "*");
    }

    /// <summary>Shows a decision with its source.</summary>
    public void Decision(Decision decision)
    {
        Func<string, string> colour = decision.Kind switch
        {
            DecisionKind.Sent or DecisionKind.Goal or DecisionKind.Task or DecisionKind.Stage => paint.Green,
            DecisionKind.Dropped or DecisionKind.NotEnrolled or DecisionKind.Diagnostic => paint.Yellow,
            _ => text => text,
        };
        Entry(decision.At, DisplayWidth.Harmless(DecisionText.Of(decision, glyphs)), colour, " ");
        var place = $"{Indent}{glyphs.Side} {decision.Source}";
        var excerpt = DisplayWidth.Harmless(sources.TextOf(decision.Source));
        output.WriteLine(paint.Dim(DisplayWidth.Cut(excerpt.Length == 0 ? place : $"{place}  {excerpt}", terminal.Width, glyphs)));
    }

    private void Entry(long at, string text, Func<string, string> colour, string mark)
    {
        var instant = InstantText.Format(at);
        if (instant[..10] != day)
        {
            day = instant[..10];
            output.WriteLine(paint.Bold(day));
        }

        // Milliseconds have a column; what is finer is told where it is not nought.
        var time = instant[11..^1].PadRight(12);
        var lead = $"{mark} {time} ";
        var first = true;
        foreach (var line in DisplayWidth.Wrap(text, terminal.Width - lead.Length))
        {
            output.WriteLine((first ? lead : new string(' ', lead.Length)) + colour(line));
            first = false;
        }
    }
}
