namespace NurtureLang.SampleData.Samples;

/// <summary>samples/active-funnel: seven months of warehouses that look at robots, and of the people who sell them.</summary>
public sealed class FunnelHistory() : StoryHistory("active-funnel", "2026-01-05", days: 210)
{
    /// <inheritdoc/>
    protected override string[] ContactColumns { get; } =
        ["email", "first_name", "company", "employees", "country", "timezone", "owner", "consent", "created"];

    /// <inheritdoc/>
    protected override string[] EventColumns { get; } = ["url", "story", "message", "link", "channel", "by", "why", "starts", "amount", "outcome"];

    /// <inheritdoc/>
    protected override void Tell()
    {
        Person("nils", nils =>
        {
            nils.With("first_name", "Nils").With("employees", 300).With("owner", "ingrid@halden.example").Agrees("email").LivesIn("NO", "Europe/Oslo", 1);
            Warm(nils, 7);
            Talks(nils, nils.At(8, 10));
            nils.Does(nils.At(21, 9, 30), "meeting_booked", ("starts", Instant(nils.At(35, 13))));
            Talks(nils, nils.At(35, 15));
            nils.Does(nils.At(50, 9, 5), "page_viewed", ("url", "/pricing/fleet"));
            Talks(nils, nils.At(52, 11));
            nils.Does(nils.At(53, 12), "proposal_sent", ("amount", "EUR 240000")).Does(nils.At(54, 19), "proposal_opened");
            Talks(nils, nils.At(60, 10));
            nils.Does(nils.At(70, 14), "deal_closed", ("outcome", "won"));
        });
        Person("ola", ola =>
        {
            ola.With("first_name", "Ola").With("employees", 80).With("owner", "").Agrees("email").LivesIn("NO", "Europe/Oslo", 1);
            // Qualified on a Thursday at half past two: four office hours are over on the Friday at half past ten.
            Warm(ola, 10, hour: 14, minute: 30);
        });
        Person("petra", petra =>
        {
            petra.With("first_name", "Petra").With("employees", 1200).With("owner", "lars@halden.example").Agrees("email").LivesIn("DE", "Europe/Berlin", 1);
            Warm(petra, 14);
            Talks(petra, petra.At(14, 16));
            petra.Does(petra.At(15, 9), "rep_rejected", ("why", "budget next year"));
            petra.Clicks(petra.At(64, 20), "news_spring");
            Warm(petra, 100);
            Talks(petra, petra.At(101, 9));
        });

        People(25, "visitor", visitor =>
        {
            Warm(visitor, Begin(visitor));
            visitor.WithOneOf("employees", "8", "20", "");
        });
        People(12, "silent", silent => Warm(silent, Begin(silent)));
        People(45, "deal", Deal);
        People(10, "rejected", Rejected);
    }

    private static long Begin(StoryPerson person)
    {
        var day = person.Random.Between(1, 70);
        person.CreatedOn(day - 1).WithOneOf("owner", "ingrid@halden.example", "lars@halden.example", "maria@halden.example", "");
        person.WithOneOf("employees", "60", "140", "400", "2500");
        return day;
    }

    // Looks around until it is time that somebody calls.
    private static void Warm(StoryPerson person, long day, int hour = 11, int minute = 0)
    {
        var at = person.At(day, hour, minute);
        person.Does(at - 1400, "page_viewed", ("url", "/robots")).Does(at - 900, "case_read", ("story", "pallets"));
        person.Does(at - 600, "case_read", ("story", "cold")).Does(at, "page_viewed", ("url", "/pricing"));
    }

    private static void Talks(StoryPerson person, long at) => person.Does(at, "rep_contacted", ("by", person.Random.Pick(["ingrid@halden.example", "lars@halden.example"])));

    // From the first call to a meeting, a proposal and an end; some stall on the way.
    private void Deal(StoryPerson person)
    {
        var day = Begin(person);
        while (DayOfWeek(day) is System.DayOfWeek.Saturday or System.DayOfWeek.Sunday) day++;
        // Some qualify in the afternoon, so that the four hours end on the next morning.
        var hour = (int)person.Random.Between(9, 14);
        Warm(person, day, hour);
        var called = person.Random.Chance(85) ? person.At(day, hour) + person.Random.Between(300, 2 * StoryPerson.Hour) : person.Awake(day + 2);
        Talks(person, called);
        day = person.DayOf(called) + person.Random.Between(2, 20);
        if (person.Random.Chance(30)) person.Clicks(person.Awake(day), "before_we_meet");
        if (person.Random.Chance(20)) return;
        var meets = person.Awake(day + person.Random.Between(3, 14));
        person.Does(person.Awake(day), "meeting_booked", ("starts", Instant(meets)));
        Talks(person, meets);
        day = person.DayOf(meets);
        if (person.Random.Chance(45)) day += 24;
        if (person.Random.Chance(40)) person.Does(person.Awake(day), "page_viewed", ("url", "/pricing"));
        if (person.Random.Chance(20)) return;
        var proposed = person.Awake(day + person.Random.Between(2, 12));
        Talks(person, proposed - 600);
        person.Does(proposed, "proposal_sent", ("amount", $"EUR {person.Random.Between(8, 60) * 5000}"));
        if (person.Random.Chance(60)) person.Does(person.Between(person.DayOf(proposed) + person.Random.Between(1, 7), 8, 21), "proposal_opened");
        var closed = person.Awake(person.DayOf(proposed) + person.Random.Between(6, 50));
        if (person.Random.Chance(40)) Talks(person, closed - (9 * StoryPerson.Day));
        var dice = person.Random.Between(1, 100);
        if (dice <= 85) person.Does(closed, "deal_closed", ("outcome", dice <= 50 ? "won" : "lost"));
    }

    private static void Rejected(StoryPerson person)
    {
        var day = Begin(person);
        Warm(person, day);
        Talks(person, person.At(day, 13));
        person.Does(person.Awake(day + 2), "rep_rejected", ("why", person.Random.Pick(["too small", "wrong time", "has a supplier"])));
        if (person.Random.Chance(40)) person.Does(person.Awake(day + 50), "unsubscribed", ("channel", "email"));
        else if (person.Random.Chance(50)) Warm(person, day + 70);
    }
}
