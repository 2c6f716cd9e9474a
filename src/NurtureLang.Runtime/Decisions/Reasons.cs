namespace NurtureLang.Runtime.Decisions;

/// <summary>The reasons that decisions give: the only place where their words stand.</summary>
public static class Reasons
{
    /// <summary>The touch fell into quiet hours.</summary>
    public const string QuietHours = "quiet_hours";
    /// <summary>The touch fell outside of its window.</summary>
    public const string Window = "window";
    /// <summary>The best arm of a split takes everybody from its deciding instant on.</summary>
    public const string Winner = "winner";
    /// <summary>The contact is in a control group.</summary>
    public const string Holdout = "holdout";
    /// <summary>The touch would have gone over a cap.</summary>
    public const string Cap = "cap";
    /// <summary>No consent was given for the channel.</summary>
    public const string Consent = "consent";
    /// <summary>Consent was taken back.</summary>
    public const string OptOut = "opt_out";
    /// <summary>Marketing is silent.</summary>
    public const string Suppressed = "suppressed";
    /// <summary>Marketing is silent for a time after an event.</summary>
    public const string CoolOff = "cool_off";
    /// <summary>The time of the touch had passed when it could first be made.</summary>
    public const string Late = "late";
    /// <summary>The touch waited as long as it may.</summary>
    public const string Expired = "expired";
    /// <summary>A touch left that a guarantee says never leaves.</summary>
    public const string Guarantee = "guarantee";
    /// <summary>The program is paused for the contact: it misses what is cast meanwhile.</summary>
    public const string Paused = "paused";
    /// <summary>The contact moved to another stream while the touch waited.</summary>
    public const string Moved = "moved";
    /// <summary>The contact is not one of those whom the sequence is for.</summary>
    public const string NotFor = "not_for";
    /// <summary>The goal was met before entry.</summary>
    public const string GoalAlreadyMet = "goal_already_met";
    /// <summary>The exit condition held at entry.</summary>
    public const string ExitHolds = "exit_holds";
    /// <summary>The time before a contact may come in again is not over.</summary>
    public const string CoolDown = "cool_down";
    /// <summary>The contact may come in once only, or has come in as often as it may.</summary>
    public const string Once = "once";
    /// <summary>The contact is inside.</summary>
    public const string Inside = "inside";
    /// <summary>The event is too old to let in.</summary>
    public const string StaleEvent = "stale_event";
    /// <summary>The property or field that keys enrolments is unknown.</summary>
    public const string NoKey = "no_key";
    /// <summary>More enrolments at once than are kept.</summary>
    public const string TooMany = "too_many";
    /// <summary>The exit condition came to hold, or its event happened.</summary>
    public const string Exit = "exit";
    /// <summary>The goal was met.</summary>
    public const string GoalMet = "goal";
    /// <summary>The goal's time ran out.</summary>
    public const string Missed = "missed";
    /// <summary>The sequence was started again.</summary>
    public const string Restarted = "restarted";
    /// <summary>A rep took the contact out.</summary>
    public const string ByHand = "by_hand";
    /// <summary>The contact became one with another.</summary>
    public const string Merged = "merged";
    /// <summary>A merge of contacts names nobody, or a contact and itself.</summary>
    public const string NobodyToMerge = "nobody_to_merge";
    /// <summary>A step ended the enrolment.</summary>
    public const string ExitStep = "exit_step";
    /// <summary>The message cannot be written: a value in it is unknown.</summary>
    public const string UnknownValue = "unknown_value";
    /// <summary>Nothing settles at this instant.</summary>
    public const string Loop = "loop";
    /// <summary>The contact left the stage at which it was handed over.</summary>
    public const string StageLeft = "stage_left";
    /// <summary>A task was given to somebody else.</summary>
    public const string Reassigned = "reassigned";
    /// <summary>More events than a window remembers.</summary>
    public const string WindowFull = "window_full";

    /// <summary>An account has as many contacts as it takes.</summary>
    public const string AccountFull = "account_full";
    /// <summary>A function in C# failed; its value is unknown.</summary>
    public const string FunctionFailed = "function_failed";
}
