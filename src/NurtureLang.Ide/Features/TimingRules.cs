namespace NurtureLang.Ide.Features;

/// <summary>The rule that a word of timing stands for: what other systems leave open, and this language fixes.</summary>
public static class TimingRules
{
    /// <summary>The rule of a word; null for a word that has none.</summary>
    public static string? Of(string word) => word switch
    {
        "hours" or "hour" or "minutes" or "minute" => "Elapsed time: a change of the clocks makes no difference. Of office hours, only open time counts.",
        "days" or "day" or "weeks" or "week" or "months" or "month" or "years" or "year" =>
            "In a wait: the calendar, the same time of day in the contact's own zone; a day that the month lacks is its last. In a window a day is 24 hours.",
        "within" => "A deadline counts itself: an event exactly at it is in time, and comes before what is due then.",
        "last" => "A window of N up to t is (t - N, t]: rolling and exact, unless it says `calendar`.",
        "quiet" or "window" =>
            "The start counts, the end does not; it may cross midnight. A touch waits until both its window and the quiet hours allow it, and then every gate is asked again.",
        "calendar" => "With a period: the contact's own day, week or month, and not a rolling stretch.",
        "again" => "Counted from the end of the last enrolment. Without it, once per contact.",
        "exit" or "goal" => "Looked at at once, also in the middle of a wait; everything pending is cancelled.",
        "anchor" => "A touch whose time is past is left out with the reason. When the date changes, what was not sent is worked out again; what was sent is not sent again.",
        "when" => "On the edge: it fires at the instant the condition becomes true, also when only time passes.",
        "wait" => "What is waited for counts from the instant at which the step began; one branch is taken, once.",
        "cap" => "What is over the cap waits for the first free instant up to a limit, or is left out: the campaign says which.",
        "repeat" or "every" => "The first run comes at once in a `repeat`; a rhythm keeps the wall-clock time of the contact's zone.",
        "split" or "holdout" =>
            "Drawn by hash of the contact and the salt: the same person stays in the same arm over entries and edits, and growing an arm moves only whom it must.",
        "half-life" => "Smooth: the sum of the points fades exactly, and a condition on it turns at its instant, not at the next look.",
        "per" => "Each value of it counts for itself.",
        "until" => "The next one, strictly later.",
        "consent" => "Refused for want of consent: the sequence goes on with its next step unless it says `exit`; it is never tried again.",
        _ => null,
    };
}
