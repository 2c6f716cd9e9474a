namespace NurtureLang.Ide.Features;

/// <summary>The forms beside those of sequences.</summary>
public static partial class Forms
{
    private static IEnumerable<Form> InScores => Signs.SelectMany(sign => new[]
    {
        Of(FormPlace.Score, "Points for each such event.", sign + "15 on page_viewed where url starts with \"/pricing\" once per 7 days",
            (sign + "POINTS", sign, "How many points."),
            ("on EVENT", "on", "Each such event."),
            ("[where CONDITION]", "where", "Which of them."),
            Most, Once, Halves, Expires),
        Of(FormPlace.Score, "Points while a condition holds.", sign + "10 when title is known",
            (sign + "POINTS", sign, "How many points."),
            ("when CONDITION", "when", "They are there while it holds."),
            Most, Once, Halves, Expires),
        Of(FormPlace.Score, "Points while nothing happens.", sign + "4 every 7 days without logged_in when stage is customer",
            (sign + "POINTS", sign, "How many points."),
            ("every TIME", "every", "How often."),
            ("[without EVENT]", "without", "The event that starts the time anew."),
            ("[when CONDITION]", "when", "While it holds."), Most, Once, Halves, Expires),
    }).Append(Of(FormPlace.Score, "Rules whose points are capped together.", "group pricing at most 30 { +10 on page_viewed }",
        ("group NAME", "group", "Its name."),
            ("at most POINTS", "at most", "The most that the current, faded sum counts for."),
            ("{ ... }", "{", "Its rules.")));

    private static IEnumerable<Form> Elsewhere =>
    [
        Of(FormPlace.Stages, "Moves somebody when a condition becomes true.", "new -> warm when lead >= 70 until lead < 50",
            ("STAGE -> STAGE", "->", "From where to where; `before S` is every stage of the path before S."),
            ("when CONDITION", "when", "The instant it becomes true."),
            ("[until CONDITION]", "until", "Back when this becomes true.")),
        Of(FormPlace.Stages, "Moves somebody on an event.", "new -> warm on signed_up where plan = \"pro\"",
            ("STAGE -> STAGE", "->", "From where to where; `before S` is every stage of the path before S."),
            ("on EVENT", "on", "Each such event."),
            ("[where CONDITION]", "where", "Which of them.")),
        Of(FormPlace.Stages, "Moves somebody after a time.", "new -> warm after 14 days without rep_contacted",
            ("STAGE -> STAGE", "->", "From where to where; `before S` is every stage of the path before S."),
            ("after TIME", "after", "So long after arriving."),
            ("[without EVENT]", "without", "Unless such an event came.")),
        Of(FormPlace.Handoff, "The answer, and how soon.", "respond by rep_contacted within 5 minutes of office hours",
            ("respond by EVENT", "respond", "The event that is the answer."),
            ("[where CONDITION]", "where", "Which of them."),
            ("within TIME", "within", "How soon; exactly at the deadline is in time."),
            ("[of CALENDAR hours]", "of", "Only open time counts.")),
        Of(FormPlace.Handoff, "What is done so long after the deadline.", "late by 1 hour { alert \"late\" to \"manager\" }",
            ("late", "late", "At the deadline."),
            ("[by TIME]", "by", "So long after it."),
            ("{ ... }", "{", "What is done.")),
        Of(FormPlace.Policy, "How many touches are allowed in how long.", "cap 2 email per 7 days else wait up to 2 days",
            ("cap NUMBER CHANNEL", "cap", "How many, on a channel, or `touches` on any."),
            ("per PERIOD", "per", "Rolling, unless it says `calendar`."),
            ("[for SEGMENT]", "for", "In place of the cap for everybody."),
            ("[on topic TOPIC]", "on topic", "Only touches with this topic."),
            ("[else wait up to TIME]", "else", "What is over it: waits, or `skip`.")),
        Of(FormPlace.Policy, "Hours in which touches wait.", "quiet 21:00-08:00 for sms",
            ("quiet TIME-TIME", "quiet", "In the contact's own time; the start is quiet, the end is not."),
            ("[for CHANNELS]", "for", "Only these channels.")),
        Of(FormPlace.Policy, "No marketing while a condition holds.", "suppress when stage is sales_ready except call",
            ("suppress", "suppress", "No marketing."),
            ("when CONDITION", "when", "While it holds."),
            ("[except CHANNELS]", "except", "Which channels are left alone.")),
        Of(FormPlace.Policy, "Silence for so long after an event.", "cool-off 30 days after rep_rejected where reason = \"x\"",
            ("cool-off TIME", "cool-off", "How long."),
            ("after EVENT", "after", "The event."),
            ("[where CONDITION]", "where", "Which of them.")),
        Of(FormPlace.Policy, "A control group that gets nothing and is measured.", "holdout 10% salt \"2026\"",
            ("holdout SHARE%", "holdout", "How many people."),
            ("[salt \"TEXT\"]", "salt", "What they are drawn with.")),
        Of(FormPlace.File, "A number that says how warm a contact is.", "score engagement \"Engagement\" 0..100 { +2 on page_viewed }",
            ("score NAME", "score", "Its name."),
            ("[\"TITLE\"]", "\"", "How people call it."),
            ("[LOW..HIGH]", "..", "The range that is read."),
            ("{ RULES }", "{", "Its rules; or `= EXPRESSION`.")),
        Of(FormPlace.File, "A kind of person; a contact has the first one that holds.", "persona buyer \"Buyer\" when title contains \"CFO\"",
            ("persona NAME", "persona", "Its name."),
            ("[\"TITLE\"]", "\"", "How people call it."),
            ("when CONDITION", "when", "Who it is; or `otherwise`.")),
        Of(FormPlace.File, "What happens when sales takes over.", "handoff to sales at sales_ready { task \"Call {email}\" to \"sdr\" }",
            ("handoff [NAME]", "handoff", "Its name."),
            ("to OWNER", "to", "Who takes over."),
            ("at STAGE", "at", "Arriving at a stage; or `on` an event."),
            ("{ ... }", "{", "What is done, and how soon an answer is due.")),
        Of(FormPlace.File, "A goal of the campaign.", "goal mql new -> warm >= 8% within 90 days",
            ("goal NAME", "goal", "Its name."),
            ("STAGE -> STAGE", "->", "What is measured; or `rate of EVENT per CHANNEL`, `median time STAGE -> STAGE`, `handoff answered within TIME`."),
            ("COMPARISON TARGET", ">=", "What is good: a share, a time, a number."), ("[within TIME]", "within", "In how long.")),
        Of(FormPlace.File, "What must never happen.", "guarantee peace at most 2 email in any 24 hours",
            ("guarantee NAME", "guarantee", "Its name."),
            ("at most NUMBER CHANNEL", "at most", "How many touches; or `never CHANNEL after EVENT`, `never CHANNEL while CONDITION`, `task within TIME of entering STAGE`."),
            ("in any TIME", "in any", "In which stretch of time.")),
    ];

    private static IEnumerable<Form> Calls =>
    [
        Call("count", "How many such events, or touches, there were."),
        Property("sum", "The sum of a property over events."),
        Property("average", "The mean of a property over events."),
        Property("min", "The least value of a property over events."), Property("max", "The largest value of a property over events."),
        Call("first", "The earliest such event."), Call("last", "The latest such event."),
        Of(FormPlace.Call, "The part of an address behind the @.", "domain(email)",
            ("domain(", "domain", "The part of an address behind the @."),
            ("ADDRESS", "(", "A text with an address."),
            (")", ")", "")),
    ];

    private static string[] Signs => ["+", "-"];

    private static (string Text, string Start, string Meaning) Most =>
        ("[at most NUMBER per PERIOD]", "at most", "How many points in how long; rolling, unless it says `calendar`.");

    private static (string Text, string Start, string Meaning) Once =>
        ("[once per PERIOD]", "once", "One award; `per` a period, a property, or a property and a period.");

    private static (string Text, string Start, string Meaning) Halves =>
        ("[halves every TIME]", "halves", "Its points fade in steps.");

    private static (string Text, string Start, string Meaning) Expires =>
        ("[expires after TIME]", "expires", "Its points are gone at once after so long.");

    private static Form Call(string name, string meaning) => Of(FormPlace.Call, meaning, $"{name}(page_viewed where url = \"/a\")",
        ($"{name}(", name, meaning), ("EVENT", "(", "The event; or `send of` messages, channels or topics."),
            ("[where CONDITION]", "where", "Which of them, tested when each occurs."),
            (")", ")", ""));

    private static Form Property(string name, string meaning) => Of(FormPlace.Call, meaning, $"{name}(ordered.value where url = \"/a\")",
        ($"{name}(", name, meaning), ("EVENT.PROPERTY", "(", "The event and its property."),
            ("[where CONDITION]", "where", "Which of them, tested when each occurs."),
            (")", ")", ""));
}
