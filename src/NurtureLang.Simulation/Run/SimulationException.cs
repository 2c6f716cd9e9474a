namespace NurtureLang.Simulation.Run;

/// <summary>A run is not possible. The message is a sentence for the user: what, why, and the mend.</summary>
public sealed class SimulationException : Exception
{
    /// <summary>Whether the campaign is what is wrong, and not what was asked of the run.</summary>
    public bool IsOfCampaign { get; init; }

    /// <summary>A run that is not possible.</summary>
    /// <param name="message">What is wrong and what mends it.</param>
    /// <param name="inner">What the system said, for a log; never shown.</param>
    public SimulationException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
