namespace NurtureLang.Ide.Features;

/// <summary>The rule that a word of timing stands for: what other systems leave open, and this language fixes.</summary>
public static class TimingRules
{
    /// <summary>The rule of a word; null for a word that has none.</summary>
    public static string? Of(string word) => word switch
    {
        "hours" or "hour" or "minutes" or "minute" or "seconds" or "second" => 
            "Elapsed time: a change of the clocks makes no difference. Of office hours, only open time counts.",
        "days" or "day" or "weeks" or "week" or "months" or "month" or "years" or "year" =>
            "In a wait: the calendar, the same time of day in the contact's own zone; a day that the month lacks is its last. In a window a day is 24 hours.",
        "within" or "due" => "A deadline counts itself: an event exactly at it is in time, and comes before what is due then.",
        "ago" or "from" => "From A to B days ago, seen from t, is (t - A, t - B]: the earlier end is out, the later one is in.",
        "last" => "A window of N up to t is (t - N, t]: rolling and exact, unless it says `calendar`.",
        "quiet" or "window" =>
            "The start counts, the end does not; it may cross midnight. A touch waits until both its window and the quiet hours allow it, and then every gate is asked again.",
        "calendar" => "With a period: the contact's own day, week or month, and not a rolling stretch.",
        "again" => "Counted from the end of the last enrolment. Without it, once per contact.",
        "exit" => "Looked at at once, also in the middle of a wait; everything pending is cancelled. Where it holds on entering already, nobody is enrolled.",
        "goal" => "Looked at at once, also in the middle of a wait; everything pending is cancelled. With a window it counts from entering, "
            + "also when the sequence has ended before; who has met it already is not enrolled.",
        "inside" or "restart" or "another" or "ignore" => "An entering event while somebody is inside is ignored, unless it says `restart` or `another`.",
        "anchor" => "A touch whose time is past is left out with the reason. When the date changes, what was not sent is worked out again; what was sent is not sent again.",
        "when" => "On the edge: it fires at the instant the condition becomes true, also when only time passes.",
        "first" or "then" or "timeout" => "One branch is taken, once: an event exactly at the limit is in time, and comes before the timeout.",
        "up" => "A limit counts itself: an event exactly at it is in time, and comes before what is due then.",
        "at" => "In the contact's own zone. A time that a change of the clocks leaves out is read with the offset before it; one that comes twice is its first, and happens once.",
        "send" or "else" => "The gates, in this order, at the moment of sending: goal and exit, consent, suppression, window and quiet hours, cap; "
            + "after a deferral all of them again. The next step begins when the touch has left, or was dropped.",
        "wait" => "What is waited for counts from the instant at which the step began; one branch is taken, once.",
        "cap" or "capped" => "What is over the cap waits for the first free instant up to a limit, or is left out: the campaign says which.",
        "repeat" or "every" => "The first run comes at once in a `repeat`; a rhythm keeps the wall-clock time of the contact's zone.",
        "split" or "holdout" =>
            "Drawn by hash of the contact and the salt: the same person stays in the same arm over entries and edits, and growing an arm moves only whom it must.",
        "half-life" => "Smooth: the sum of the points fades exactly, and a condition on it turns at its instant, not at the next look.",
        "per" => "Each value of it counts for itself.",
        "until" => "The next one, strictly later.",
        "late" => "Left out with the reason, or sent at once: the sequence says which. In a hand-off, an answer exactly at the deadline is in time.",
        "pause" => "Timers freeze; what was missed meanwhile is not caught up.",
        "exhausted" => "When the last piece has left.",
        "anniversary" => "Today and so many days ahead, by the contact's own date. Of 29 February it is 28 February in other years.",
        "for" => "With a length of time behind a condition: it has held, unbroken, for so long.",
        "group" or "most" => "Bounds and caps limit what is read, not what is remembered; the log has a line where they bite.",
        "reset" => "Where a stage changes at the same instant, the reset comes before the next look at a condition.",
        "halves" => "In steps: each award is halved at once, each time so long after it was made.",
        "expires" => "At once: exactly after the time the points are gone.",
        "on" => "Each such event: it is in the counters before its `where` looks at them, and a condition of the same instant sees what it has changed.",
        "spread" => "By hash of the contact and the sequence: the same person always after the same part of the time.",
        "consent" or "refused" => "Refused for want of consent: the sequence goes on with its next step unless it says `exit`; it is never tried again.",
        _ => null,
    };
}
