namespace NurtureLang.SampleData.Samples;

/// <summary>samples/next-best-touch: a spring in which everybody who read a guide got the same two mails, and what came of it.</summary>
public sealed class NextBestTouchHistory() : StoryHistory("next-best-touch", "2026-02-02", days: 120)
{
    /// <inheritdoc/>
    protected override string[] ContactColumns { get; } = ["email", "first_name", "company", "title", "people", "timezone", "consent", "created"];

    /// <inheritdoc/>
    protected override string[] EventColumns { get; } = ["guide", "url", "message", "link", "channel", "outcome"];

    /// <inheritdoc/>
    protected override void Tell()
    {
        Person("ada", ada =>
        {
            ada.With("first_name", "Ada").With("title", "Partner").With("people", 12).Agrees("email").LivesIn("DK", "Europe/Copenhagen", 1).CreatedOn(2);
            Download(ada, ada.At(3, 10, 15));
            Mail(ada, ada.At(4, 9), "checklist").Clicks(ada.At(4, 12, 40), "checklist", "pdf");
            ada.Does(ada.At(5, 20, 10), "page_viewed", ("url", "/pricing")).Does(ada.At(6, 10), "meeting_booked");
            ada.Does(ada.At(30, 15), "deal_closed", ("outcome", "won"));
        });
        Person("femi", femi =>
        {
            femi.With("first_name", "Femi").With("title", "Planner").With("people", 80).Agrees("email;sms").LivesIn("GB", "Europe/London", 0).CreatedOn(8);
            Download(femi, femi.At(9, 16));
            Mail(femi, femi.At(10, 9), "checklist");
            Mail(femi, femi.At(16, 9), "story");
        });
        People(46, "partner", partner => Read(partner.WithOneOf("title", "Partner", "Owner", "Founding partner"), opens: 52, clicks: 40));
        People(80, "planner", planner => Read(planner.WithOneOf("title", "Planner", "Site planner", "Architect", ""), opens: 34, clicks: 25));
        People(12, "passing", passing =>
        {
            var day = Begin(passing);
            passing.Does(passing.Awake(day), "page_viewed", ("url", "/"));
        });
    }

    // Reads the guide, gets two mails six days apart, and reacts to each or does not.
    private static void Read(StoryPerson person, int opens, int clicks)
    {
        var day = Begin(person);
        var at = person.Awake(day);
        Download(person, at);
        var interest = person.Random.Chance(30) ? 1 : 0;
        if (interest == 1) person.Does(at + person.Random.Between(60, 900), "page_viewed", ("url", "/pricing"));
        foreach (var (message, later) in (ReadOnlySpan<(string, int)>)[("checklist", 1), ("story", 7)])
        {
            var sent = person.At(day + later, 9);
            Mail(person, sent, message);
            if (!person.Random.Chance(opens)) continue;
            // Most read within hours, some after days.
            var opened = sent + (person.Random.Chance(70) ? person.Random.Between(300, 6 * StoryPerson.Hour) : person.Random.Between(6, 80) * StoryPerson.Hour);
            person.Opens(opened, message);
            if (!person.Random.Chance(clicks)) continue;
            person.Does(opened + person.Random.Between(15, 600), "email_clicked", ("message", message), ("link", person.Random.Pick(["pdf", "meet"])));
            interest++;
        }

        if (person.Random.Chance(4)) person.Does(person.Awake(day + 8), "unsubscribed", ("channel", "email"));
        // Whoever looked at prices and clicked is the likeliest to want to talk.
        if (!person.Random.Chance(4 + (16 * interest))) return;
        var booked = person.Awake(day + person.Random.Between(8, 14));
        person.Does(booked, "meeting_booked");
        if (person.Random.Chance(70)) person.Does(person.Awake(person.DayOf(booked) + person.Random.Between(10, 30)), "deal_closed", ("outcome", person.Random.Chance(45) ? "won" : "lost"));
    }

    private static long Begin(StoryPerson person)
    {
        var day = person.Random.Between(1, 95);
        person.CreatedOn(day - 1).WithOneOf("people", "3", "8", "14", "25", "60", "140", "");
        return day;
    }

    private static void Download(StoryPerson person, long at) => person.Does(at, "guide_downloaded", ("guide", "sites"));

    private static StoryPerson Mail(StoryPerson person, long at, string message) => person.Does(at, "email_sent", ("message", message));
}
