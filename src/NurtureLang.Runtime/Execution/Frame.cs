using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Runtime.State;
using NurtureLang.Runtime.Time;

namespace NurtureLang.Runtime.Execution;

/// <summary>What a compiled expression and a step see: one contact's state, its time, the event under test, the enrolment at hand.</summary>
/// <remarks>One for each thread, used again for every contact. INVARIANT: reading a value never writes to the state, but for the note that a function failed.</remarks>
internal sealed class Frame(int mostProperties, ContactState nobody, ZoneClock zone)
{
    /// <summary>The contact's words.</summary>
    public long[] Words = [];

    /// <summary>The contact's time.</summary>
    public long Now;

    /// <summary>The properties of the event under test.</summary>
    public readonly long[] Event = new long[mostProperties];

    /// <summary>The kept properties of the enrolment at hand.</summary>
    public long[] Kept = [];

    /// <summary>The contact.</summary>
    public ContactState State = nobody;

    /// <summary>The contact's clock.</summary>
    public ZoneClock Zone = zone;

    /// <summary>Where decisions go.</summary>
    public IDecisionSink Sink = NoSink.Instance;

    /// <summary>Whether the sink wants changes of scores: then the phases are interpreted, which write them.</summary>
    public bool WantsScores;

    /// <summary>Whether only what follows from the log is worked out, and nobody comes into a sequence.</summary>
    public bool IsQuiet;

    /// <summary>Whether it is worked out until when something holds: then nothing is told of what that comes upon.</summary>
    public bool IsForeseeing;

    /// <summary>What has changed since the conditions were looked at.</summary>
    public ulong Dirty;

    /// <summary>What was settled since entries by condition were looked at. Zero between events.</summary>
    public ulong Unlooked;

    /// <summary>The kept properties of no enrolment.</summary>
    public static readonly long[] NothingKept = [];

    /// <summary>Whether a word holds a known value.</summary>
    public bool Knows(int word) => Words[word] != Value.Unknown;
}

/// <summary>Takes decisions that nobody wants.</summary>
internal sealed class MutedSink : IDecisionSink
{
    public static readonly MutedSink Instance = new();

    public bool WantsScores => false;

    public void Take(Decision decision)
    {
    }
}

/// <summary>Takes decisions while no contact is at hand: there are none.</summary>
internal sealed class NoSink : IDecisionSink
{
    public static readonly NoSink Instance = new();

    public bool WantsScores => false;

    public void Take(Decision decision) => throw new System.Diagnostics.UnreachableException();
}
