namespace NurtureLang.Simulation.Metrics;

/// <summary>What became of the touches with one message on one channel.</summary>
public sealed class TouchMetrics
{
    /// <summary>How many left.</summary>
    public long Sent { get; internal set; }

    /// <summary>How often one was put off, by reason; a touch may be put off more than once.</summary>
    public Counts Deferred { get; } = new();

    /// <summary>How many never leave, by reason.</summary>
    public Counts Dropped { get; } = new();

    /// <summary>Adds what another counted.</summary>
    public void Add(TouchMetrics other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Sent += other.Sent;
        Deferred.Add(other.Deferred);
        Dropped.Add(other.Dropped);
    }
}
