namespace NurtureLang.Runtime.Decisions;

/// <summary>What the engine decided. The names, in lower case with underscores, are those of the decisions file.</summary>
public enum DecisionKind
{
    /// <summary>A contact came into a sequence.</summary>
    Enrolled,
    /// <summary>A contact did not come in, with the reason.</summary>
    NotEnrolled,
    /// <summary>A touch left.</summary>
    Sent,
    /// <summary>A touch waits until an instant, with the reason.</summary>
    Deferred,
    /// <summary>A touch will never leave, with the reason.</summary>
    Dropped,
    /// <summary>Somebody was given a task.</summary>
    Task,
    /// <summary>A task was answered.</summary>
    TaskClosed,
    /// <summary>Somebody was told something.</summary>
    Alert,
    /// <summary>A contact moved from one stage to another.</summary>
    Stage,
    /// <summary>A score changed.</summary>
    Score,
    /// <summary>A grade changed.</summary>
    Grade,
    /// <summary>A persona changed.</summary>
    Persona,
    /// <summary>A contact was assigned to an arm of a split.</summary>
    Assigned,
    /// <summary>An enrolment met its goal, or missed it with the reason `missed`.</summary>
    Goal,
    /// <summary>An enrolment ended before its steps did, with the reason.</summary>
    Exited,
    /// <summary>An enrolment came to the end of its steps.</summary>
    Finished,
    /// <summary>A contact moved from one stream of a program to another.</summary>
    Moved,
    /// <summary>There was nothing left to send.</summary>
    Exhausted,
    /// <summary>Something that the campaign's author should know.</summary>
    Diagnostic,
    /// <summary>A connector was told something.</summary>
    Webhook,
    /// <summary>The campaign took consent back.</summary>
    OptOut,
}
