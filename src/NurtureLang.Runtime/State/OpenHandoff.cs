namespace NurtureLang.Runtime.State;

/// <summary>A hand-off of one contact that is not over.</summary>
internal sealed class OpenHandoff
{
    /// <summary>Its position in the plan.</summary>
    public required int Handoff { get; init; }

    /// <summary>The instant of the hand-off.</summary>
    public required long Opened { get; init; }

    /// <summary>By when it is to be answered; never where nobody waits for an answer, or no open time comes.</summary>
    public required long Deadline { get; init; }

    /// <summary>The kept properties of its event.</summary>
    public required long[] Kept { get; init; }

    /// <summary>When each rung is due; never once it was run.</summary>
    public required long[] Due { get; init; }

    /// <summary>The steps that gave a task, by position, with when it is due and who holds it; nobody where that could not be written.</summary>
    public List<(int Step, long Due, string? Holder)> Given { get; } = [];

    /// <summary>How often its tasks were given to the next in turn.</summary>
    public int Turns { get; set; }
}
