namespace NurtureLang.SampleData.Samples;

/// <summary>samples/engagement-program: half a year of people who read the letters of a software maker for waterworks.</summary>
public sealed class EngagementHistory() : StoryHistory("engagement-program", "2026-01-05", days: 182)
{
    private static readonly string[] Early = ["leaks", "sensors", "night_flow", "people"];
    private static readonly string[] Late = ["savings", "harbor", "rollout", "sensors", "questions"];

    /// <inheritdoc/>
    protected override string[] ContactColumns { get; } = ["email", "first_name", "company", "country", "timezone", "owner", "consent", "created"];

    /// <inheritdoc/>
    protected override string[] EventColumns { get; } = ["form", "url", "guide", "message", "link", "channel", "topic", "by", "outcome", "amount"];

    /// <inheritdoc/>
    protected override void Tell()
    {
        Person("vera", vera =>
        {
            vera.With("first_name", "Vera").Agrees("email").LivesIn("NL", "Europe/Amsterdam", 1);
            Subscribe(vera, vera.At(2, 11));
            for (var piece = 0; piece < Early.Length; piece++) vera.Opens(vera.At(8 + (14 * piece), 21), Early[piece]);
        });
        Person("oscar", oscar =>
        {
            oscar.With("first_name", "Oscar").With("owner", "noor@brightwater.example").Agrees("email").LivesIn("US", "America/New_York", -5);
            Subscribe(oscar, oscar.At(3, 16));
            oscar.Clicks(oscar.At(8, 12), "leaks").Clicks(oscar.At(22, 10, 30), "sensors").Does(oscar.At(22, 10, 35), "page_viewed", ("url", "/cases/harbor"));
            oscar.Clicks(oscar.At(24, 17), "savings").Does(oscar.At(30, 9), "demo_requested");
            oscar.Does(oscar.At(31, 14), "meeting_held", ("by", "noor@brightwater.example"));
            oscar.Does(oscar.At(50, 12), "deal_closed", ("outcome", "lost"));
            oscar.Opens(oscar.At(59, 18), "harbor");
        });
        Person("mina", mina =>
        {
            mina.Agrees("email").LivesIn("DE", "", 1);
            mina.Does(mina.At(4, 22, 30), "guide_requested", ("guide", "leaks"));
            Subscribe(mina, mina.At(4, 22, 31));
        });
        Person("piet", piet =>
        {
            piet.With("first_name", "Piet").With("owner", "").Agrees("email").LivesIn("NL", "Europe/Amsterdam", 1);
            Subscribe(piet, piet.At(9, 8));
            piet.Does(piet.At(20, 15), "demo_requested");
        });

        People(38, "reader", reader => Read(reader, Arrive(reader), clicks: 6));
        People(24, "climber", Climber);
        People(12, "buyer", Buyer);
        People(8, "asker", Asker);
        People(6, "leaver", Leaver);
    }

    // Opens every second letter and clicks so many in a hundred of those.
    private static void Read(StoryPerson person, long first, int clicks)
    {
        foreach (var piece in Early)
        {
            // The letter leaves on a Tuesday; it is read within two days.
            first += 14;
            var at = person.Between(first, 11, 22);
            if (!person.Random.Chance(55)) continue;
            if (person.Random.Chance(clicks)) person.Clicks(at, piece);
            else person.Opens(at, piece);
        }
    }

    // Looks around after the letters, and gets warm.
    private static void Climber(StoryPerson person)
    {
        var day = Arrive(person);
        Read(person, day, clicks: 50);
        day += person.Random.Between(20, 45);
        for (var visits = person.Random.Between(2, 4); visits > 0; visits--)
        {
            person.Does(person.Awake(day), "page_viewed", ("url", person.Random.Pick(["/cases/harbor", "/cases/delta", "/pricing", "/product"])));
            day += person.Random.Between(1, 4);
        }

        foreach (var piece in Late)
        {
            day += 7;
            if (person.Random.Chance(45)) person.Clicks(person.Awake(day), piece);
        }
    }

    // Asks for a demo; sales meets, wins or loses, or forgets.
    private static void Buyer(StoryPerson person)
    {
        Climber(person);
        var asked = person.Awake(person.Random.Between(50, 90));
        person.WithOneOf("owner", "noor@brightwater.example", "bas@brightwater.example", "").Does(asked, "demo_requested");
        if (person.Random.Chance(25)) return;
        var met = person.Awake(person.DayOf(asked) + (person.Random.Chance(80) ? 1 : person.Random.Between(3, 6)));
        person.Does(met, "meeting_held", ("by", "noor@brightwater.example"));
        var closed = person.Awake(person.DayOf(met) + person.Random.Between(5, 18));
        if (person.Random.Chance(50)) person.Does(closed, "deal_closed", ("outcome", "won"), ("amount", $"EUR {person.Random.Between(80, 400) * 100}"));
        else if (person.Random.Chance(60)) person.Does(closed, "deal_closed", ("outcome", "lost"));
    }

    // Asks for the guide on leaks, before the letters or between them.
    private static void Asker(StoryPerson person)
    {
        var day = Arrive(person);
        person.Does(person.Awake(day + person.Random.Between(0, 10)), "guide_requested", ("guide", person.Random.Chance(80) ? "leaks" : "sensors"));
        Read(person, day, clicks: 20);
        if (person.Random.Chance(40)) Unsubscribe(person, day + 40, topic: "letters");
        if (person.Random.Chance(60)) person.Does(person.Awake(day + 100), "guide_requested", ("guide", "leaks"));
    }

    private static void Leaver(StoryPerson person)
    {
        var day = Arrive(person);
        Read(person, day, clicks: 5);
        Unsubscribe(person, day + person.Random.Between(10, 40), person.Random.Chance(50) ? "letters" : "");
    }

    private static long Arrive(StoryPerson person)
    {
        var day = person.Random.Between(1, 60);
        person.CreatedOn(day).WithOneOf("owner", "noor@brightwater.example", "bas@brightwater.example", "", "");
        Subscribe(person, person.Between(day, 8, 23));
        return day;
    }

    private static void Subscribe(StoryPerson person, long at) => person.Does(at, "subscribed", ("form", "letters"));

    private static void Unsubscribe(StoryPerson person, long day, string topic) =>
        person.Does(person.Awake(day), "unsubscribed", ("channel", "email"), ("topic", topic));
}
