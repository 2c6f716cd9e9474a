namespace NurtureLang.SampleData.Samples;

/// <summary>samples/welcome: ten weeks of people who subscribe to a tea shop's newsletter.</summary>
public sealed class WelcomeHistory() : StoryHistory("welcome", "2026-01-12", days: 70)
{
    /// <inheritdoc/>
    protected override string[] ContactColumns { get; } = ["email", "first_name", "country", "timezone", "consent", "created"];

    /// <inheritdoc/>
    protected override string[] EventColumns { get; } = ["form", "message", "link", "channel", "order", "value"];

    /// <inheritdoc/>
    protected override void Tell()
    {
        // Some whom the README follows.
        Person("ada", ada =>
        {
            ada.With("first_name", "Ada").Agrees("email").LivesIn("DK", "Europe/Copenhagen", 1);
            Subscribe(ada, ada.At(1, 10, 15));
            ada.Clicks(ada.At(1, 12, 40), "hello", "green");
            ada.Clicks(ada.At(2, 19, 5), "green_teas", "sencha");
            Order(ada, ada.At(4, 20, 30), 28);
        });
        Person("bent", bent =>
        {
            bent.With("first_name", "").Agrees("email;sms").LivesIn("US", "America/Los_Angeles", -8);
            Subscribe(bent, bent.At(2, 23, 30));
            bent.Opens(bent.At(3, 9, 10), "hello");
        });
        Person("carla", carla =>
        {
            carla.With("first_name", "Carla").Agrees("email").LivesIn("DE", "", 1);
            Subscribe(carla, carla.At(5, 14));
            carla.Does(carla.At(9, 8), "unsubscribed", ("channel", "email"));
        });
        Person("dmitri", dmitri =>
        {
            dmitri.Agrees("").LivesIn("FR", "", 1);
            Subscribe(dmitri, dmitri.At(8, 9));
        });

        People(30, "taster", Taster);
        People(35, "quiet", Quiet);
        People(12, "shopper", Shopper);
        People(10, "leaver", Leaver);
        People(6, "visitor", visitor => visitor.CreatedOn(visitor.Random.Between(0, 40)));
    }

    // Opens, clicks, and one in three buys.
    private static void Taster(StoryPerson person)
    {
        var subscribed = Arrive(person);
        var clicked = person.Between(person.DayOf(subscribed) + person.Random.Between(1, 2), 9, 20);
        var tea = person.Random.Chance(50) ? "green" : "black";
        person.Clicks(clicked, "hello", tea);
        if (person.Random.Chance(60)) person.Opens(person.Between(person.DayOf(clicked) + 2, 9, 20), $"{tea}_teas");
        if (person.Random.Chance(35)) Order(person, person.Between(person.DayOf(clicked) + person.Random.Between(2, 12), 9, 21), person.Random.Between(12, 90));
    }

    // Opens perhaps, and never clicks; a few buy when the code is about to end.
    private static void Quiet(StoryPerson person)
    {
        var day = person.DayOf(Arrive(person));
        if (person.Random.Chance(45)) person.Opens(person.Between(day + 1, 8, 21), "hello");
        if (person.Random.Chance(15)) person.Clicks(person.Between(day + 8, 12, 20), "code_ends", "shop");
        if (person.Random.Chance(12)) Order(person, person.Between(day + 9, 9, 21), person.Random.Between(12, 60));
    }

    // Has bought before, or buys at once, and comes back.
    private static void Shopper(StoryPerson person)
    {
        var day = person.Random.Between(2, 25);
        person.CreatedOn(day - 1);
        for (var orders = person.Random.Between(1, 4); orders > 0; orders--)
        {
            Order(person, person.Between(day, 9, 21), person.Random.Between(15, 120));
            if (orders == 2) Subscribe(person, person.Between(day, 21, 23));
            day += person.Random.Between(3, 20);
        }
    }

    // Goes again: from the mail, from text messages or from everything.
    private static void Leaver(StoryPerson person)
    {
        var day = person.DayOf(Arrive(person));
        person.Does(person.Between(day + person.Random.Between(1, 6), 9, 20), "unsubscribed", ("channel", person.Random.Pick(["email", "email", "sms", ""])));
    }

    private static long Arrive(StoryPerson person)
    {
        var day = person.Random.Between(1, 45);
        person.CreatedOn(day);
        var at = person.Between(day, 7, 24);
        Subscribe(person, at);
        return at;
    }

    private static void Subscribe(StoryPerson person, long at) => person.Does(at, "subscribed", ("form", person.Random.Pick(["footer", "checkout", "gift-guide"])));

    private static void Order(StoryPerson person, long at, long euros) =>
        person.Does(at, "order_placed", ("order", $"{person.Id}-{at % 9973:0000}"), ("value", $"EUR {euros}"));
}
