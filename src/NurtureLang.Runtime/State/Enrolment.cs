namespace NurtureLang.Runtime.State;

/// <summary>Where a track of an enrolment stands.</summary>
internal enum TrackStatus
{
    /// <summary>Its step begins when it is due.</summary>
    Ready,
    /// <summary>A wait, or the next run of a repeat, ends when it is due.</summary>
    Waiting,
    /// <summary>Something is waited for, up to when it is due.</summary>
    WaitingFor,
    /// <summary>A touch is deferred until it is due.</summary>
    Deferred,
    /// <summary>Its steps are over.</summary>
    Done,
}

/// <summary>Whose control group an enrolment is in.</summary>
internal enum ControlGroup
{
    /// <summary>It is in none.</summary>
    None,
    /// <summary>The campaign's.</summary>
    OfCampaign,
    /// <summary>The sequence's.</summary>
    OfSequence,
}

/// <summary>A run of steps of one enrolment.</summary>
internal sealed class TrackState
{
    public TrackStatus Status { get; set; }

    /// <summary>The step it is at, by position.</summary>
    public int Step { get; set; }

    /// <summary>The instant at which it goes on.</summary>
    public long Due { get; set; }

    /// <summary>The instant at which its step began; for a deferred touch, when it was meant to leave.</summary>
    public long Began { get; set; }

    /// <summary>Whether its first step has begun: then a moved anchor no longer moves it.</summary>
    public bool Begun { get; set; }
}

/// <summary>One contact's way through one sequence.</summary>
internal sealed class Enrolment
{
    public required int Sequence { get; init; }

    /// <summary>Its number among this contact's enrolments in the sequence, from 1.</summary>
    public required int Number { get; init; }

    public required long Entered { get; init; }

    /// <summary>Whose control group the contact is in: then the steps go their way and do nothing.</summary>
    public required ControlGroup Control { get; init; }

    /// <summary>Whether the contact is in a control group.</summary>
    public bool HeldOut => Control != ControlGroup.None;

    /// <summary>The value that keys it; unknown where nothing does.</summary>
    public required long Key { get; init; }

    /// <summary>The kept properties of the entering event.</summary>
    public required long[] Kept { get; init; }

    public required TrackState[] Tracks { get; init; }

    public required long[] Counters { get; init; }

    /// <summary>The instant whose first events are none of its own: they let it in, or a wait of it took one already.</summary>
    public required long TakenAt { get; set; }

    /// <summary>How many events of that instant these are.</summary>
    public required int Taken { get; set; }

    /// <summary>The date or instant that drives it; unknown where none does.</summary>
    public long Anchor { get; set; } = Plan.Values.Value.Unknown;

    /// <summary>Until when its goal counts; unknown for a goal without a time, or none.</summary>
    public long GoalUntil { get; set; } = Plan.Values.Value.Unknown;

    /// <summary>The steps that said that nothing is left to send, a bit mask: each says it once.</summary>
    public long SaidExhausted { get; set; }

    /// <summary>In a program: the moves whose condition held when it was last looked at, a bit mask.</summary>
    public long MovesHeld { get; set; }

    /// <summary>Whether its steps are over, and only its goal is still looked at.</summary>
    public bool Ended { get; set; }

    /// <summary>Whether its goal was met or missed.</summary>
    public bool GoalDecided { get; set; }
}
