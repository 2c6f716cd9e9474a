namespace NurtureLang.SampleData.Samples;

/// <summary>samples/re-engagement: thirteen months of people who buy boots and tents by mail order, and of those who stop.</summary>
public sealed class FernwayHistory() : StoryHistory("re-engagement", "2025-09-01", days: 390)
{
    /// <inheritdoc/>
    protected override string[] ContactColumns { get; } = ["email", "first_name", "country", "timezone", "status", "consent", "created"];

    /// <inheritdoc/>
    protected override string[] EventColumns { get; } = ["url", "order", "value", "message", "link", "channel", "topic"];

    /// <inheritdoc/>
    protected override void Tell()
    {
        Person("alma", alma =>
        {
            Joins(alma, 2).With("first_name", "Alma").Agrees("email").LivesIn("SE", "Europe/Stockholm", 1);
            Order(alma, alma.At(5, 20), 60);
            alma.Clicks(alma.At(126, 9, 30), "we_miss_you");
        });
        Person("birk", birk =>
        {
            Joins(birk, 3).With("first_name", "Birk").Agrees("email;sms").LivesIn("NO", "Europe/Oslo", 1);
            birk.Does(birk.At(10, 12), "page_viewed", ("url", "/boots"));
            Order(birk, birk.At(200, 18), 140);
        });
        Person("cleo", cleo =>
        {
            Joins(cleo, 1).With("first_name", "Cleo").Agrees("email").LivesIn("GB", "Europe/London", 0);
            Order(cleo, cleo.At(4, 11), 210);
            Order(cleo, cleo.At(30, 12), 120);
            Order(cleo, cleo.At(162, 20), 95);
        });
        Person("dag", dag =>
        {
            Joins(dag, 2).With("first_name", "").Agrees("email").LivesIn("DK", "Europe/Copenhagen", 1);
            dag.Does(dag.At(170, 9), "resubscribed", ("channel", "email"), ("topic", "letters"));
        });

        People(9, "reader", Reader);
        People(17, "sleeper", sleeper => Sleep(sleeper));
        People(12, "woken", Woken);
        People(6, "returner", returner => Order(returner, returner.Awake(Sleep(returner) + returner.Random.Between(165, 200)), returner.Random.Between(20, 160)));
        People(5, "leaver", leaver =>
            leaver.Does(leaver.Awake(Sleep(leaver) + leaver.Random.Between(121, 150)), "unsubscribed", ("channel", "email"), ("topic", leaver.Random.Pick(["letters", ""]))));
    }

    private static StoryPerson Joins(StoryPerson person, long day) => person.With("status", "active").CreatedOn(day);

    // Looks, clicks and buys all year.
    private static void Reader(StoryPerson person)
    {
        var day = person.Random.Between(0, 200);
        Joins(person, day);
        for (; day < 390; day += person.Random.Between(15, 80))
        {
            if (person.Random.Chance(50)) person.Clicks(person.Awake(day), "monthly_letter");
            else if (person.Random.Chance(60)) person.Does(person.Awake(day), "page_viewed", ("url", "/tents"));
            else Order(person, person.Awake(day), person.Random.Between(15, 200));
        }
    }

    // Is there for a while, and then no more. Gives the last day.
    private static long Sleep(StoryPerson person)
    {
        var day = person.Random.Between(0, 60);
        Joins(person, day);
        for (var signs = person.Random.Between(0, 3); signs > 0; signs--)
        {
            day += person.Random.Between(3, 25);
            if (person.Random.Chance(50)) Order(person, person.Awake(day), person.Random.Between(20, 260));
            else person.Clicks(person.Awake(day), "monthly_letter");
        }

        // Mail programs open by themselves: that wakes nobody.
        if (person.Random.Chance(40)) person.Opens(person.Awake(day + 50), "monthly_letter");
        return day;
    }

    private static void Woken(StoryPerson person)
    {
        var last = Sleep(person);
        switch (person.Random.Between(1, 5))
        {
            case 1 or 5: person.Clicks(person.Awake(last + 123), "we_miss_you"); break;
            case 2: Order(person, person.Awake(last + 133), person.Random.Between(30, 90)); break;
            case 3: person.Clicks(person.Awake(last + 143), "may_we_stay"); break;
            default: person.Does(person.Awake(last + 135), "page_viewed", ("url", "/boots")); break;
        }
    }

    private static void Order(StoryPerson person, long at, long euros) =>
        person.Does(at, "order_placed", ("order", $"{person.Id}-{person.DayOf(at)}"), ("value", $"EUR {euros}"));
}
