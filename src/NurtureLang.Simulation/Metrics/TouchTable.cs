using NurtureLang.Plan;

namespace NurtureLang.Simulation.Metrics;

/// <summary>The figures of touches by message and channel.</summary>
internal sealed class TouchTable
{
    private readonly NamePositions channels;
    private readonly NamePositions messages;
    private readonly TouchMetrics?[] known;
    private readonly int width;
    private readonly Dictionary<(string Channel, string Message), TouchMetrics> all = [];

    /// <summary>Nothing counted yet.</summary>
    public TouchTable(CampaignPlan plan)
    {
        channels = new NamePositions(plan.Channels);
        messages = new NamePositions(plan.Messages.Select(message => message.Name));
        width = plan.Channels.Length;
        known = new TouchMetrics?[width * plan.Messages.Length];
    }

    /// <summary>What was counted, in ordinal order of channel and message.</summary>
    public IEnumerable<(string Channel, string Message, TouchMetrics Figures)> InOrder =>
        all.OrderBy(pair => pair.Key.Channel, StringComparer.Ordinal).ThenBy(pair => pair.Key.Message, StringComparer.Ordinal)
            .Select(pair => (pair.Key.Channel, pair.Key.Message, pair.Value));

    /// <summary>The figures of a message on a channel.</summary>
    public TouchMetrics Of(string? channel, string? message)
    {
        var (column, row) = (channels.Find(channel), messages.Find(message));
        if (column < 0 || row < 0) return Find(channel ?? "none", message ?? "none");
        return known[(row * width) + column] ??= Find(channel ?? "none", message ?? "none");
    }

    /// <summary>Adds what another of the same plan counted.</summary>
    public void Add(TouchTable other)
    {
        foreach (var ((channel, message), figures) in other.all) Of(channel, message).Add(figures);
    }

    private TouchMetrics Find(string channel, string message)
    {
        if (!all.TryGetValue((channel, message), out var figures)) all[(channel, message)] = figures = new TouchMetrics();
        return figures;
    }
}
