using System.Collections.Immutable;

namespace NurtureLang.Differences.Steps;

/// <summary>Gives the steps of a sequence what sentences call them: `the first wait`, `the wait followup`, `the only task`.</summary>
internal static class StepNouns
{
    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    /// <summary>The lines with their nouns, which stand in the labels of their facts too.</summary>
    public static ImmutableArray<StepLine> In(ImmutableArray<StepLine> lines)
    {
        var totals = lines.Where(line => line.IsNumbered).GroupBy(line => line.Kind).ToDictionary(group => group.Key, group => group.Count());
        var counts = new Dictionary<string, int>();
        return [.. lines.Select(line => Named(line, totals, counts))];
    }

    private static StepLine Named(StepLine line, Dictionary<string, int> totals, Dictionary<string, int> counts)
    {
        var noun = $"the {line.Kind} {line.Name}";
        if (line.IsNumbered)
        {
            var number = counts[line.Kind] = counts.GetValueOrDefault(line.Kind) + 1;
            noun = totals[line.Kind] == 1 ? $"the {line.Kind}" : number <= Ordinals.Length ? $"the {Ordinals[number - 1]} {line.Kind}"
                : $"{line.Kind} {number}";
        }
        else if (line.Kind is "block" or "rung") noun = $"the block `{line.Summary}`";

        return line with { Noun = noun,
            Facts = [.. line.Facts.Select(fact => fact with { Label = fact.Label.Replace("{0}", noun, StringComparison.Ordinal) })] };
    }
}
