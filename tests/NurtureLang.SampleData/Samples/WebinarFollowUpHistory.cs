namespace NurtureLang.SampleData.Samples;

/// <summary>samples/webinar-follow-up: four webinars in a spring.</summary>
public sealed class WebinarFollowUpHistory() : StoryHistory("webinar-follow-up", "2026-03-02", days: 112)
{
    // A Thursday, a Wednesday and two Thursdays at 14:00 UTC; summer time in London begins on day 27.
    private static readonly Webinar[] Webinars =
    [
        new("passkeys", "Passkeys in a week", 17),
        new("drill", "A fire drill for ransomware", 44),
        new("budget", "Zero trust, small budget", 66),
        new("audit", "The audit that does not hurt", 87),
    ];

    /// <inheritdoc/>
    protected override string[] ContactColumns { get; } =
        ["email", "first_name", "company", "title", "field", "employees", "owner", "country", "timezone", "consent", "created"];

    /// <inheritdoc/>
    protected override string[] EventColumns { get; } =
        ["webinar", "title", "starts", "minutes", "message", "by", "channel", "topic", "field", "employees"];

    /// <inheritdoc/>
    protected override void Tell()
    {
        // Some whom the README follows.
        Person("ada", ada =>
        {
            ada.With("first_name", "Ada").With("email", "ada@granite-bank.example").With("company", "Granite Bank").With("title", "Head of security").Agrees("email;sms").LivesIn("GB", "Europe/London", 0);
            Registers(ada, ada.At(10, 9, 30), Webinars[0]);
            Attends(ada, Webinars[0], 55);
            Registers(ada, ada.At(30, 11), Webinars[1]);
            Attends(ada, Webinars[1], 48);
            ada.Does(ada.At(48, 10), "demo_requested");
            ada.Does(ada.At(48, 15), "rep_called", ("by", "jo@northlight.example"));
        });
        // Registers in the last hour, in a zone in which it is six in the morning.
        Person("bent", bent =>
        {
            bent.With("first_name", "Bent").With("email", "bent@comet-care.example").With("company", "Comet Care").With("title", "IT administrator").Agrees("email;sms").LivesIn("US", "America/Los_Angeles", -8);
            Registers(bent, bent.At(17, 5, 15), Webinars[0]);
        });
        Person("carla", carla =>
        {
            carla.With("first_name", "").With("email", "carla@meadow-clinics.example").With("company", "Meadow Clinics").With("title", "").Agrees("email").LivesIn("DE", "", 1);
            Registers(carla, carla.At(40, 16), Webinars[1]);
            carla.Does(carla.At(45, 9, 30), "email_clicked", ("message", "missed_you"));
            carla.Does(carla.At(45, 9, 40), "contact_updated", ("field", "health"));
        });
        People(19, "listener", person => Registered(person, 80, 0));
        People(17, "absentee", person => Registered(person, 0, 0));
        People(6, "short", person => Registered(person, 100, 100));
        People(10, "keen", Keen);
        People(4, "canceller", Canceller);
        People(4, "leaver", Leaver);
    }

    private void Registered(StoryPerson person, int attends, int leavesEarly)
    {
        Invites(person);
        foreach (var webinar in Webinars.Skip((int)person.Random.Between(0, 2)).Take((int)person.Random.Between(1, 2)))
        {
            Registers(person, Time(person, webinar), webinar);
            if (person.Random.Chance(attends)) Attends(person, webinar, person.Random.Chance(leavesEarly) ? person.Random.Between(3, 19) : person.Random.Between(20, 60));
            else if (person.Random.Chance(35)) Clicks(person, webinar, "missed_you");
        }
    }

    // Comes to everything, asks, and now and then asks for a demo.
    private void Keen(StoryPerson person)
    {
        Invites(person);
        foreach (var webinar in Webinars)
        {
            if (!person.Random.Chance(75)) continue;
            Registers(person, Time(person, webinar), webinar);
            Attends(person, webinar, person.Random.Between(31, 60));
            if (person.Random.Chance(50)) person.Does(webinar.Starts + 2000, "question_asked", ("webinar", webinar.Name));
            if (person.Random.Chance(50)) Clicks(person, webinar, person.Random.Pick(["thanks", "thanks_it", "thanks_security"]));
            if (person.Random.Chance(60)) Called(person, webinar.Starts + (person.Random.Between(2, 30) * StoryPerson.Hour));
        }

        if (!person.Random.Chance(50)) return;
        var asked = person.Awake(72);
        person.Does(asked, "demo_requested");
        Called(person, asked + (person.Random.Between(1, 20) * StoryPerson.Hour));
    }

    private void Canceller(StoryPerson person)
    {
        Invites(person);
        Registers(person, person.Awake(50), Webinars[2]);
        person.Does(person.Between(person.Random.Between(55, 65), 9, 18), "webinar_cancelled", ("webinar", Webinars[2].Name));
    }

    private void Leaver(StoryPerson person)
    {
        Invites(person);
        Registers(person, person.Awake(40), Webinars[1]);
        person.Does(person.Between(person.Random.Between(41, 48), 9, 18), "unsubscribed",
            ("channel", person.Random.Pick(["email", "email", "sms"])), ("topic", person.Random.Pick(["webinars", ""])));
    }

    private static void Invites(StoryPerson person) => person
        .CreatedOn(person.Random.Between(0, 3))
        .WithOneOf("title", "Head of security", "CISO", "Risk manager", "IT administrator", "Network engineer", "CTO", "Office manager", "Teacher", "")
        .WithOneOf("field", "finance", "health", "industry", "education", "")
        .WithOneOf("employees", "40", "250", "1200", "")
        .WithOneOf("owner", "jo@northlight.example", "", "");

    // Two weeks before, a few days before, or within the last day.
    private static long Time(StoryPerson person, Webinar webinar) => person.Random.Between(1, 10) switch
    {
        <= 5 => person.Awake(webinar.Day - person.Random.Between(6, 13)),
        <= 8 => person.Between(webinar.Day - person.Random.Between(2, 4), 8, 20),
        9 => webinar.Starts - person.Random.Between(2 * StoryPerson.Hour, 9 * StoryPerson.Hour),
        _ => webinar.Starts - person.Random.Between(300, 2000),
    };

    private void Registers(StoryPerson person, long at, Webinar webinar) =>
        person.Does(at, "webinar_registered", ("webinar", webinar.Name), ("title", webinar.Title), ("starts", Instant(webinar.Starts)));

    private static void Attends(StoryPerson person, Webinar webinar, long minutes) =>
        person.Does(webinar.Starts + (minutes * 60), "webinar_attended", ("webinar", webinar.Name), ("minutes", $"{minutes}"));

    private static void Called(StoryPerson person, long at) => person.Does(at, "rep_called", ("by", "jo@northlight.example"));

    private static void Clicks(StoryPerson person, Webinar webinar, string message)
    {
        var at = person.Awake(webinar.Day + person.Random.Between(1, 3));
        person.Does(at, "email_opened", ("message", message)).Does(at + 50, "email_clicked", ("message", message));
        if (person.Random.Chance(40)) person.Does(at + 300, "contact_updated", ("field", "industry"), ("employees", "80"));
    }

    private sealed record Webinar(string Name, string Title, long Day)
    {
        /// <summary>Two in the afternoon, UTC.</summary>
        public long Starts => (Day * StoryPerson.Day) + (14 * StoryPerson.Hour);
    }
}
