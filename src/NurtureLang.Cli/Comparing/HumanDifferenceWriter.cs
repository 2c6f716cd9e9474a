using System.Globalization;
using NurtureLang.Cli.Hosting;
using NurtureLang.Differences;
using NurtureLang.Differences.Writing;

namespace NurtureLang.Cli.Comparing;

/// <summary>Shows what an edit means, part by part, in 80 columns; risk by word as well as by colour.</summary>
internal sealed class HumanDifferenceWriter(TextWriter output, Paint paint, Glyphs glyphs, int width)
{
    private const int Indent = 9;
    private const int MostDetails = 12;

    /// <summary>Shows it.</summary>
    public void Write(DifferenceReport report)
    {
        WriteHead(report);
        foreach (var part in report.Difference.Changes.GroupBy(change => change.Part))
        {
            output.WriteLine(paint.Bold(DifferenceReport.PartTitle(part.Key)));
            foreach (var change in part) Write(change);
            output.WriteLine();
        }

        WriteStranding(report);
        Wrapped($"{(report.Difference.SameHash ? "Same hash" : "Another hash")}: {report.Difference.HashReason}.", 0, paint.Dim);
    }

    private void WriteHead(DifferenceReport report)
    {
        Wrapped($"{report.Old} {glyphs.Arrow} {report.New}", 0, paint.Dim);
        Wrapped($"{report.Title}: {report.Sum}", 0, paint.Bold);
        output.WriteLine();
    }

    private void Write(Change change)
    {
        var name = DifferenceReport.RiskName(change.Risk);
        var lines = DisplayWidth.Wrap(DisplayWidth.Harmless(change.Whole), width - Indent).ToList();
        output.WriteLine($"  {Coloured(change.Risk, name)}{new string(' ', Indent - 2 - name.Length)}{lines[0]}");
        foreach (var line in lines.Skip(1)) output.WriteLine(new string(' ', Indent) + line);
        foreach (var detail in change.Details.Take(MostDetails)) Wrapped(detail, Indent + 2, paint.Dim);
        if (change.Details.Length > MostDetails)
            Wrapped(string.Create(CultureInfo.InvariantCulture,
                $"{glyphs.Ellipsis} and {change.Details.Length - MostDetails} more; --format plain has them all"), Indent + 2, paint.Dim);
        var why = change.Why.Length == 0 ? "" : change.Why;
        var place = PlainDifferenceWriter.Places(change).Trim();
        if (why.Length + place.Length > 0) Wrapped($"{why}{(why.Length > 0 && place.Length > 0 ? " " : "")}{place}", Indent, paint.Dim);
    }

    private void WriteStranding(DifferenceReport report)
    {
        var places = report.Places.ToList();
        if (places.Count > 0)
        {
            var counted = report.People is { } people ? string.Create(CultureInfo.InvariantCulture, $": {people.Total} at {people.At}") : "";
            output.WriteLine(paint.Bold($"Who would have no place in the newer version{counted}"));
            foreach (var (place, count) in places)
            {
                var who = count is { } some ? string.Create(CultureInfo.InvariantCulture, $"{some} ") : "whoever is ";
                Wrapped($"{who}{DifferenceReport.Says(place)} [{place.Source}]", 2, text => text);
            }

            output.WriteLine();
        }
        else if (report.People is { } nobody) output.WriteLine($"Nobody would be without a place at {nobody.At}.\n");

        if (report.NotCounted is not { } why) return;
        Wrapped($"Nobody was counted: {why}", 0, text => text);
        output.WriteLine();
    }

    private void Wrapped(string text, int indent, Func<string, string> coloured)
    {
        // What stands in a block keeps its own indent.
        var own = text.Length - text.TrimStart(' ').Length;
        foreach (var line in DisplayWidth.Wrap(DisplayWidth.Harmless(text.TrimStart(' ')),
            width - indent - own)) output.WriteLine(new string(' ', indent + own) + coloured(line));
    }

    private string Coloured(Risk risk, string text) => risk switch
    {
        Risk.Low => paint.Green(text),
        Risk.Medium => paint.Yellow(text),
        Risk.High => paint.Red(text),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
