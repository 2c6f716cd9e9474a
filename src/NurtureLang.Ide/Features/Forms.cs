using System.Collections.Immutable;

namespace NurtureLang.Ide.Features;

/// <summary>The forms that take parts in an order: the one table that signature help, hover and completion read.</summary>
public static partial class Forms
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<Form> All { get; } = [.. Steps, .. InSequences, .. InScores, .. Elsewhere, .. Calls];

    /// <summary>Those that begin with a word or a sign, wherever they stand.</summary>
    public static IEnumerable<Form> BeginningWith(string lead) => All.Where(form => form.Lead == lead);

    private static IEnumerable<Form> Steps =>
    [
        Of(FormPlace.Step, "Sends a message; where its channel is not permitted, the next choice.", "send hello else nudge within office",
            ("send MESSAGE", "send", "The message, or `next of (a, b, c)`: the first of them that the contact never received."),
            ("[else MESSAGE]", "else", "What is sent where the channel of the one before is not permitted."),
            ("[within CALENDAR]", "within", "The hours that it waits for.")),
        Of(FormPlace.Step, "Waits a length of time.", "wait 3 days",
            ("wait TIME", "wait", "A length of time: days are calendar days of the contact, hours are elapsed.")),
        Of(FormPlace.Step, "Waits until the next such day, strictly later.", "wait until next thursday 09:00",
            ("wait", "wait", "Waits."),
            ("until next WEEKDAY", "until next", "The day of the week."),
            ("[TIME-OF-DAY]", ":", "The time of day; midnight without it.")),
        Of(FormPlace.Step, "Waits until a date, or until the next time of day.", "wait until 2026-03-03 at 09:00",
            ("wait", "wait", "Waits."),
            ("until DATE", "until", "A date, an instant, a time of day, or a field or property with one."),
            ("[at TIME-OF-DAY]", "at", "The time of day.")),
        Of(FormPlace.Step, "Waits for an event or a condition.", "wait for clicked where message = hello up to 4 days { then { send thanks } timeout { send nudge } }",
            ("wait", "wait", "Waits."),
            ("for EVENT", "for", "An event, from the instant the step began; or a condition, which may hold already."),
            ("[where CONDITION]", "where", "Which of the events."), ("[up to TIME]", "up to", "The limit; without it there is none."),
            ("{ then { ... }", "then", "What is done when it comes."), ("timeout { ... } }", "timeout", "What is done at the limit.")),
        Of(FormPlace.Step, "Waits for whichever comes first.", "wait for first up to 3 days { clicked { send thanks } timeout { send nudge } }",
            ("wait", "wait", "Waits."),
            ("for first", "for first", "One of several events."),
            ("[up to TIME]", "up to", "The limit; without it there is none."),
            ("{ EVENT { ... }", "{", "An event, and what is done when it comes first."),
            ("timeout { ... } }", "timeout", "What is done at the limit.")),
        Of(FormPlace.Step, "Takes the first branch whose condition holds.", "if lead >= 50 { send a } else if is keen { send b } else { exit }",
            ("if CONDITION { ... }", "if", "What is looked at, once, when the step comes."),
            ("[else if CONDITION { ... }]", "else if", "Looked at where those before do not hold."),
            ("[else { ... }]", "else", "What is done where none holds.")),
        Of(FormPlace.Step, "Takes the branch of the case.", "choose persona { buyer { send a } otherwise { send b } }",
            ("choose WHAT", "choose", "A persona, a stage, a grade, an enum's value; or `when` conditions."),
            ("{ CASE { ... }", "{", "A case, and what is done in it; every case needs one."),
            ("[otherwise { ... }] }", "otherwise", "What is done in every other case.")),
        Of(FormPlace.Step, "Draws people into arms: the same person always into the same arm.",
            "split test { 50% a { send a } 50% b { send b } } winner by clicked after 7 days at least 100 each tie a",
            ("split NAME", "split", "Its name, which the draw is salted with."),
            ("{ SHARE% ARM { ... } ... }", "{", "The arms; the shares add up to 100%. `waits for the winner` holds an arm back."),
            ("[winner by EVENT]", "winner", "The event that counts for an arm."),
            ("[after TIME]", "after", "When the winner is decided, from the first person on."),
            ("[at least NUMBER each]", "at least", "How many people each arm needs."),
            ("[tie ARM]", "tie", "The arm taken where none is better.")),
        Of(FormPlace.Step, "Runs steps again and again, the first time at once.", "repeat every 2 weeks up to 6 times until stage >= validation { send story }",
            ("repeat", "repeat", "Runs steps again and again."),
            ("every TIME", "every", "How long after the run before began."),
            ("[up to NUMBER times]", "up to", "How many times at most."),
            ("[until CONDITION]", "until", "Looked at before each run."), ("{ ... }", "{", "What is done each time.")),
        Of(FormPlace.Step, "Gives somebody a task.", "task \"Call {email}\" to owner or \"sdr\" with lead due within 1 hour",
            ("task \"TEXT\"", "task", "What is to be done; `{field}` puts a value in."),
            ("to WHOM", "to", "Who is to do it: a text or a field, `or` another."),
            ("[with VALUES]", "with", "What is told along with it."),
            ("[due within TIME]", "due", "How soon; `of office hours` counts open time alone.")),
        Of(FormPlace.Step, "Tells somebody something.", "alert \"{email} waits\" to \"manager\"",
            ("alert \"TEXT\"", "alert", "What is said."),
            ("to WHOM", "to", "Who is told.")),
        Of(FormPlace.Step, "Changes a field of the contact.", "set status = inactive",
            ("set FIELD", "set", "The field."),
            ("= VALUE", "=", "Its new value.")),
        Of(FormPlace.Step, "Tells a connector outside of the language.", "webhook crm with email, lead",
            ("webhook NAME", "webhook", "The connector, bound outside."),
            ("[with VALUES]", "with", "What goes with it.")),
        Of(FormPlace.Step, "Takes consent back, as an opt-out would.", "withdraw email topic news",
            ("withdraw CHANNEL", "withdraw", "The channel."),
            ("[topic TOPIC]", "topic", "The topic; all of them without it.")),
        Of(FormPlace.Step, "Puts the contact into another sequence.", "start other",
            ("start SEQUENCE", "start", "The sequence or program.")),
    ];

    private static IEnumerable<Form> InSequences =>
    [
        Of(FormPlace.Sequence, "Who enters on an event.", "enter on signed_up where plan = \"pro\" not older than 7 days",
            ("enter", "enter", "Who enters, and when."),
            ("on EVENT", "on", "Each such event."),
            ("[where CONDITION]", "where", "Which of them."),
            ("[not older than TIME]", "not older", "An older one, such as a back-filled one, starts nothing.")),
        Of(FormPlace.Sequence, "Who enters when a condition becomes true.", "enter when is dormant",
            ("enter", "enter", "Who enters, and when."),
            ("when CONDITION", "when", "The instant it becomes true.")),
        Of(FormPlace.Sequence, "Who enters by the calendar.", "enter every week on mon at 09:00 when is dormant",
            ("enter", "enter", "Who enters, and when."),
            ("every TIME", "every", "How often."),
            ("[on DAYS]", "on", "On which days of the week."),
            ("at TIME-OF-DAY", "at", "When, in the contact's own time."),
            ("[from DATE]", "from", "The first date: it says which weeks."), ("[when CONDITION]", "when", "Who fulfils it then.")),
        Of(FormPlace.Sequence, "Who enters at one instant.", "enter at 2026-03-03 11:00 when is customer",
            ("enter", "enter", "Who enters, and when."),
            ("at DATE TIME-OF-DAY", "at", "When, in the contact's own time."),
            ("[when CONDITION]", "when", "Who fulfils it then.")),
        Of(FormPlace.Sequence, "Whether somebody may enter a second time.", "again after 30 days at most 3 times",
            ("again", "again", "`again always`, or with a pause."),
            ("after TIME", "after", "From the end of the last enrolment."),
            ("[at most NUMBER times]", "at most", "How many enrolments in all.")),
        Of(FormPlace.Sequence, "The date that drives the sequence.", "anchor renewal on business days else the working day before if late skip",
            ("anchor DATE", "anchor", "A field, a property of the entering event, or `entry` itself."),
            ("[every year]", "every", "Its anniversaries."),
            ("[on business days]", "on", "Only days that are worked."),
            ("[else the working day before]", "else", "Which working day is taken instead, `before` or `after`."),
            ("[if late skip]", "if", "What happens to somebody who joins too late: `skip` or `send`.")),
        Of(FormPlace.Sequence, "What it is for.", "goal stage >= education within 30 days",
            ("goal CONDITION", "goal", "A condition, or `on` an event."),
            ("[within TIME]", "within", "How long it counts from entry.")),
        Of(FormPlace.Sequence, "When touches may leave.", "window mon-fri 09:00-17:00",
            ("window DAYS", "window", "Days of the week, or a calendar's name."),
            ("TIME-TIME", ":", "The start counts, the end does not.")),
        Of(FormPlace.Sequence, "Messages in a rhythm.", "stream news every 2 weeks on tue at 10:00 from 2026-01-06 { a, b }",
            ("stream NAME", "stream", "Its name."),
            ("every TIME", "every", "How often."),
            ("[on DAYS]", "on", "On which days of the week."),
            ("at TIME-OF-DAY", "at", "When, in the contact's own time."),
            ("[from DATE]", "from", "The first date."), ("{ MESSAGES }", "{", "The pieces, in order.")),
    ];

    private static Form Of(FormPlace place, string meaning, string example, params ReadOnlySpan<(string Text, string Start, string Meaning)> parts)
    {
        var all = ImmutableArray.CreateBuilder<FormPart>(parts.Length);
        foreach (var (text, start, said) in parts) all.Add(new FormPart(text, start, said));
        return new Form(place, meaning, example, all.MoveToImmutable());
    }
}
