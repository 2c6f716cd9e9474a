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
}
