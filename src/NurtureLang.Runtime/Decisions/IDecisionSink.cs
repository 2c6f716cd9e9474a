namespace NurtureLang.Runtime.Decisions;

/// <summary>Takes the decisions of the engine, for one contact in the order in which they were made.</summary>
public interface IDecisionSink
{
    /// <summary>Whether score changes are wanted; they are many, and are not made where they are not.</summary>
    bool WantsScores { get; }

    /// <summary>Takes a decision.</summary>
    void Take(Decision decision);

    /// <summary>Takes what happened to a hand-off; who makes no figures has no use for it.</summary>
    void Take(in HandoffFact fact)
    {
    }

    /// <summary>An event happened that counts for the arms of a split which seeks a winner.</summary>
    /// <param name="split">The split's number among those that seek one.</param>
    /// <param name="at">When it came in, in ticks.</param>
    void Converted(int split, long at)
    {
    }

    /// <summary>Somebody who finishes on an older version is to come into a sequence, which the newer version lets in.</summary>
    /// <param name="sequence">The sequence's name.</param>
    /// <param name="at">When, in ticks.</param>
    /// <param name="source">The line that says so.</param>
    void Started(string sequence, long at, string source)
    {
    }

    /// <summary>An enrolment came into a sequence in which at most so many begin in a time.</summary>
    /// <param name="sequence">The sequence's position.</param>
    /// <param name="contact">The contact's key, by which lots are drawn.</param>
    /// <param name="enrolment">The enrolment's number.</param>
    /// <param name="wanted">When it would begin if there were room, in ticks.</param>
    void Queued(int sequence, long contact, int enrolment, long wanted)
    {
    }

    /// <summary>Takes what was seen of a goal of the campaign; who makes no figures has no use for it.</summary>
    void Take(in GoalFact fact)
    {
    }

    /// <summary>A step of a sequence is about to run; only who looks at what was reached has a use for it.</summary>
    /// <param name="sequence">The sequence's position.</param>
    /// <param name="step">The step's position.</param>
    void Reached(int sequence, int step)
    {
    }

    /// <summary>A function in C# failed for the contact at hand, for the first time of that function; its value is unknown there.</summary>
    void Take(in FunctionFault fault)
    {
    }
}
