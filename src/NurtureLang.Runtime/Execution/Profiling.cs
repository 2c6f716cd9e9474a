using NurtureLang.Plan.Content;
using NurtureLang.Plan.Layout;

namespace NurtureLang.Runtime.Execution;

/// <summary>Says what a message that leaves asks for: of the fields of the assets that it offers only what is unknown, and what was skipped before last.</summary>
internal sealed class Profiling(LoadedPlan plan)
{
    private readonly PlanAsset[][] offers =
        [.. plan.Plan.Messages.Select(message => message.Offers.Select(asset => plan.Plan.Assets[asset]).Where(asset => asset.Asks is not null).ToArray())];

    /// <summary>By asset, the fields that a message asks for now, and remembers it; null for none.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>>? Ask(Frame frame, int message)
    {
        if (offers[message].Length == 0) return null;
        var all = new List<KeyValuePair<string, IReadOnlyList<string>>>();
        var taken = new HashSet<int>();
        foreach (var asset in offers[message])
        {
            if (asset.Asks is not { } asks) continue;
            int[] fields =
            [
                .. asks.Fields.Where(field => !frame.Knows(StateLayout.Fields + field) && !taken.Contains(field))
                    .OrderBy(field => frame.Words[plan.Layout.Asked[field]]).Take(asks.AtMost),
            ];
            foreach (var field in fields)
            {
                taken.Add(field);
                frame.Words[plan.Layout.Asked[field]] = frame.Now;
            }

            if (fields.Length > 0) all.Add(new(asset.Name, [.. fields.Select(field => plan.Plan.Schema.Fields[field].Name)]));
        }

        return all.Count == 0 ? null : all;
    }
}
