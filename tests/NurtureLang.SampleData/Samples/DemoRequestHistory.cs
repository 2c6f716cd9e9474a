namespace NurtureLang.SampleData.Samples;

/// <summary>samples/demo-request: eleven weeks at the desk of a maker of planning software.</summary>
public sealed class DemoRequestHistory() : StoryHistory("demo-request", "2026-03-16", days: 77)
{
    // Easter, King's Day, Ascension and Whit Monday, as days of the story.
    private static readonly long[] Holidays = [18, 21, 42, 59, 70];

    private static readonly string[] Callers = ["anna@tidal.example", "bram@tidal.example", "chloe@tidal.example"];

    /// <inheritdoc/>
    protected override string[] ContactColumns { get; } =
        ["email", "first_name", "company", "employees", "phone", "owner", "country", "timezone", "consent", "created"];

    /// <inheritdoc/>
    protected override string[] EventColumns { get; } =
        ["url", "product", "source", "message", "channel", "by", "outcome", "why", "starts", "amount"];

    /// <inheritdoc/>
    protected override void Tell()
    {
        // Some whom the README follows.
        Person("ada", ada =>
        {
            ada.With("first_name", "Ada").With("email", "ada@harbor-ferries.example").With("phone", "+1 555 0101").With("company", "Harbor Ferries").With("employees", 300).Agrees("email;sms").LivesIn("DK", "Europe/Copenhagen", 1);
            Looks(ada, ada.At(2, 10, 5));
            Asks(ada, ada.At(2, 10, 15));
            Calls(ada, ada.At(2, 10, 18), "reached");
            Books(ada, ada.At(2, 10, 24), ada.At(4, 14));
            ada.Does(ada.At(4, 14, 50), "meeting_held");
            Closes(ada, ada.At(21, 11), "won", 14000);
        });
        // Two minutes before the weekend on which the clocks change; the call comes at the last second that is in time.
        Person("bent", bent =>
        {
            bent.With("first_name", "Bent").With("email", "bent@meadow-clinics.example").With("company", "Meadow Clinics").With("employees", 40).Agrees("email").LivesIn("DE", "Europe/Berlin", 1);
            Asks(bent, bent.At(11, 17, 28));
            Calls(bent, bent.At(14, 7, 33), "voicemail");
            Calls(bent, bent.At(15, 9), "reached");
            Books(bent, bent.At(15, 9, 6), bent.At(17, 10));
            bent.Does(bent.At(17, 10, 40), "meeting_held");
        });
        // Asks in the desk's night, and nobody ever calls.
        Person("dmitri", dmitri =>
        {
            dmitri.With("first_name", "Dmitri").With("email", "dmitri@falcon-stores.example").With("company", "Falcon Stores").With("employees", 1200).Agrees("email").LivesIn("US", "America/Los_Angeles", -8);
            Asks(dmitri, dmitri.At(3, 17, 40));
        });
        People(30, "quick", person => Requested(person, asked => Later(person, asked, 60, 290)));
        People(9, "slow", person => Requested(person, asked => Later(person, asked, 400, 5 * StoryPerson.Hour)));
        People(2, "forgotten", person => Requested(person, _ => null));
        People(9, "machine", Machine);
        People(8, "rejected", Rejected);
        People(4, "absent", Absent);
        People(18, "hesitant", Hesitant);
        People(10, "visitor", Visitor);
    }

    private static void Visitor(StoryPerson person)
    {
        person.CreatedOn(person.Random.Between(0, 60));
        Looks(person, person.Awake(person.Random.Between(61, 75)));
    }

    // Asks, is called so long after, and in three cases of four goes on to a demo.
    private void Requested(StoryPerson person, Func<long, long?> call)
    {
        var day = Arrives(person, 62);
        if (person.Random.Chance(40)) Looks(person, person.Between(day - 1, 9, 20));
        var asked = person.Random.Chance(70) ? person.Awake(day) : person.Between(day, 18, 27);
        Asks(person, asked);
        if (call(asked) is not { } called) return;
        Calls(person, called, "reached");
        if (!person.Random.Chance(75)) return;
        var starts = Open(called + (person.Random.Between(1, 4) * StoryPerson.Day)) + StoryPerson.Hour;
        Books(person, called + 300, starts);
        person.Does(starts + 2400, "meeting_held");
        if (person.Random.Chance(60)) Closes(person, Open(starts + (person.Random.Between(5, 25) * StoryPerson.Day)), person.Random.Chance(60) ? "won" : "lost", 50 * person.Random.Between(60, 400));
    }

    // The voicemail answers first; some pick up at the second try, or book a time by themselves.
    private void Machine(StoryPerson person)
    {
        var asked = person.Awake(Arrives(person, 50));
        Asks(person, asked);
        var called = Later(person, asked, 100, 280);
        Calls(person, called, "voicemail");
        var next = Open(called + StoryPerson.Day) + person.Random.Between(0, 5000);
        if (person.Random.Chance(30))
        {
            Books(person, called + 5000, next + (3 * StoryPerson.Day));
            return;
        }

        Calls(person, next, person.Random.Chance(40) ? "reached" : "voicemail");
    }

    // Sales says no, and marketing comes back two months later.
    private void Rejected(StoryPerson person)
    {
        var asked = person.Awake(Arrives(person, 12));
        Asks(person, asked);
        var called = Later(person, asked, 90, 360);
        Calls(person, called, "reached");
        person.Does(called + 420, "rep_rejected", ("why", person.Random.Pick(["no budget", "too small", "next year"])));
        if (!person.Random.Chance(40)) return;
        var again = person.Awake(person.Random.Between(66, 73));
        Asks(person, again);
        Calls(person, Later(person, again, 60, 280), "reached");
    }

    // Books and does not come; the desk calls again.
    private void Absent(StoryPerson person)
    {
        var asked = person.Awake(Arrives(person, 40));
        Asks(person, asked);
        var called = Later(person, asked, 60, 280);
        Calls(person, called, "reached");
        var starts = Open(called + (2 * StoryPerson.Day));
        Books(person, called + 200, starts);
        person.Does(starts + 1800, "meeting_missed");
        if (person.Random.Chance(60)) Calls(person, starts + person.Random.Between(1900, 2100), "reached");
    }

    // Looks at the demo page twice and does not ask; some do after the video, some opt out.
    private void Hesitant(StoryPerson person)
    {
        var day = Arrives(person, 60);
        Looks(person, person.Awake(day));
        var second = person.Between(day + person.Random.Between(1, 3), 8, 20);
        Looks(person, second);
        if (person.Random.Chance(60)) person.Does(person.Awake(person.DayOf(second) + 2), "email_clicked", ("message", "short_video"));
        if (person.Random.Chance(30))
        {
            var asked = person.Awake(person.DayOf(second) + 4);
            Asks(person, asked);
            Calls(person, Later(person, asked, 60, 280), "reached");
        }

        if (person.Random.Chance(20)) person.Does(person.Between(person.DayOf(second) + 1, 8, 20), "unsubscribed", ("channel", person.Random.Pick(["email", "sms", ""])));
    }

    private static long Arrives(StoryPerson person, long last)
    {
        var day = person.Random.Between(2, last);
        person.CreatedOn(day - person.Random.Between(1, 2));
        if (person.Random.Chance(80)) person.With("employees", person.Random.Pick([8L, 30L, 70L, 240L, 900L, 5200L]));
        if (person.Random.Chance(70)) person.With("phone", $"+1 555 01{person.Random.Between(10, 99)}");
        if (person.Random.Chance(20)) person.WithOneOf("owner", Callers);
        return day;
    }

    private static void Looks(StoryPerson person, long at) => person.Does(at, "page_viewed", ("url", person.Random.Pick(["/demo", "/demo/rostering", "/demo"])));

    private static void Asks(StoryPerson person, long at) => person.Does(at, "demo_requested",
        ("product", person.Random.Pick(["planning", "rostering"])), ("source", person.Random.Pick(["website", "fair", ""])));

    private static void Calls(StoryPerson person, long at, string outcome) => person.Does(at, "rep_called", ("by", person.Random.Pick(Callers)), ("outcome", outcome));

    private void Books(StoryPerson person, long at, long starts) => person.Does(at, "meeting_booked", ("starts", Instant(starts)));

    private static void Closes(StoryPerson person, long at, string outcome, long euros) =>
        person.Does(at, "deal_closed", ("outcome", outcome), ("amount", outcome == "won" ? $"EUR {euros}" : ""));

    // So many seconds after somebody asked, or after the desk opened.
    private static long Later(StoryPerson person, long asked, long least, long most) => Open(asked) + person.Random.Between(least, most);

    // The instant itself while the desk is open, else when it opens next: 08:30 to 17:30 in Amsterdam, where summer time begins on day 13.
    private static long Open(long second)
    {
        var local = second + ((second / StoryPerson.Day >= 13 ? 2 : 1) * StoryPerson.Hour);
        var (day, time) = (local / StoryPerson.Day, local % StoryPerson.Day);
        if (Works(day) && time >= 30600 && time < 63000 - 600) return second;
        if (time >= 30600) day++;
        while (!Works(day)) day++;
        return (day * StoryPerson.Day) + 30600 - ((day >= 13 ? 2 : 1) * StoryPerson.Hour);
    }

    private static bool Works(long day) => day % 7 < 5 && !Holidays.Contains(day);
}
