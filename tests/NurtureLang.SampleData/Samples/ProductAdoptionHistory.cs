namespace NurtureLang.SampleData.Samples;

/// <summary>samples/product-adoption: five months of people who work with boards, more or less.</summary>
public sealed class ProductAdoptionHistory() : StoryHistory("product-adoption", "2026-01-05", days: 150)
{
    /// <inheritdoc/>
    protected override string[] ContactColumns { get; } =
        ["email", "first_name", "company", "plan", "admin", "csm", "country", "timezone", "consent", "created"];

    /// <inheritdoc/>
    protected override string[] EventColumns { get; } = ["part", "limit", "message", "by", "why", "channel", "topic"];

    /// <inheritdoc/>
    protected override void Tell()
    {
        // Some whom the README follows.
        Person("ada", ada =>
        {
            ada.With("first_name", "Ada").With("email", "ada@cedar-insurance.example").With("company", "Cedar Insurance").With("plan", "team").With("admin", "no").With("csm", "lou@kestrel-boards.example")
                .Agrees("email;push").LivesIn("DK", "Europe/Copenhagen", 1);
            Works(ada, 1, 58, 2, "boards");
            Works(ada, 63, 149, 9, "boards");
            ada.Does(ada.At(71, 10), "email_clicked", ("message", "what_changed"));
        });
        Person("bent", bent =>
        {
            bent.With("first_name", "Bent").With("email", "bent@river-clinics.example").With("company", "River Clinics").With("plan", "starter").With("admin", "yes").Agrees("email").LivesIn("GB", "Europe/London", 0);
            Works(bent, 2, 40, 3, "boards");
            bent.Does(bent.At(84, 9), "call_held", ("by", "lou@kestrel-boards.example"));
            Works(bent, 86, 140, 3, "reports");
        });
        Person("carla", carla =>
        {
            carla.With("first_name", "").With("email", "carla@falcon-bank.example").With("company", "Falcon Bank").With("plan", "company").With("admin", "yes").Agrees("").LivesIn("FR", "", 1);
            Works(carla, 1, 30, 2, "boards");
            carla.Does(carla.At(90, 9), "left", ("why", "merged"));
        });
        People(14, "steady", Steady);
        People(12, "fading", Fading);
        People(9, "silent", Silent);
        People(6, "slow", person => Works(Arrives(person), person.Random.Between(1, 20), 149, person.Random.Between(8, 14), "mobile"));
        People(7, "full", Full);
        People(5, "leaver", Leaver);
        People(4, "new", person => Works(Arrives(person).CreatedOn(120), 121, 149, 2, "boards"));
    }

    // The same every week; half of them try what they are told about.
    private static void Steady(StoryPerson person)
    {
        var first = person.Random.Between(1, 20);
        Works(Arrives(person), first, 149, person.Random.Between(2, 4), "boards");
        if (person.Random.Chance(50)) person.Does(person.Awake(first + person.Random.Between(11, 17)), "part_used", ("part", "reports"));
        if (person.Random.Chance(50)) person.Does(person.Awake(first + person.Random.Between(18, 40)), "part_used", ("part", "automations"));
    }

    // Half as much from some day on; a few ask for silence, some come back.
    private static void Fading(StoryPerson person)
    {
        Arrives(person);
        var dips = person.Random.Between(55, 90);
        Works(person, person.Random.Between(1, 10), dips, 2, "boards");
        Works(person, dips + 4, person.Random.Chance(50) ? 149 : dips + 40, person.Random.Between(7, 12), "boards");
        if (person.Random.Chance(40))
            person.Does(person.Awake(dips + person.Random.Between(15, 25)), "email_clicked", ("message", person.Random.Pick(["what_changed", "admin_note"])));
        if (person.Random.Chance(30)) Works(person, dips + 41, 149, 2, "reports");
        if (person.Random.Chance(20))
            person.Does(person.Awake(dips + 10), "unsubscribed", ("channel", "email"), ("topic", person.Random.Pick(["retention", "tips"])));
    }

    // Stops at once; somebody calls, or nobody does.
    private static void Silent(StoryPerson person)
    {
        Arrives(person);
        var stops = person.Random.Between(25, 70);
        Works(person, person.Random.Between(1, 10), stops, 3, "boards");
        if (!person.Random.Chance(65)) return;
        var called = stops + person.Random.Between(30, 35);
        person.Does(person.Between(called, 9, 15), "call_held", ("by", "lou@kestrel-boards.example"));
        if (person.Random.Chance(60)) Works(person, called + 2, 149, 4, "automations");
    }

    // Uses everything, up to the limit of the plan.
    private static void Full(StoryPerson person)
    {
        Arrives(person);
        Works(person, 1, 149, 2, "boards");
        for (var day = person.Random.Between(20, 40); day < 140; day += person.Random.Between(6, 30))
        {
            person.Does(person.Awake(day), "part_used", ("part", person.Random.Pick(["reports", "automations", "mobile"])));
            if (person.Random.Chance(25)) person.Does(person.Awake(day) + 60, "limit_reached", ("limit", person.Random.Pick(["10 boards", "1000 cards", ""])));
        }
    }

    private static void Leaver(StoryPerson person)
    {
        Arrives(person);
        var leaves = person.Random.Between(40, 110);
        Works(person, 2, leaves - person.Random.Between(1, 25), 4, "boards");
        person.Does(person.Awake(leaves), "left", ("why", person.Random.Pick(["price", "another tool", ""])));
    }

    private static StoryPerson Arrives(StoryPerson person) => person
        .WithOneOf("plan", "starter", "team", "company")
        .WithOneOf("admin", "yes", "no", "no")
        .WithOneOf("csm", "lou@kestrel-boards.example", "mia@kestrel-boards.example", "")
        .Agrees(person.Random.Pick(["email", "email", "email", "email;push", "email;push", "email;push", "email;push", "push"]));

    // Logs in every so many days, a little more or less, and uses a part of the product each second time.
    private static void Works(StoryPerson person, long first, long last, long every, string part)
    {
        for (var day = first; day <= last; day += person.Random.Between(Math.Max(1, every - 1), every + 1))
        {
            var at = person.Awake(day);
            person.Does(at, "logged_in");
            if (person.Random.Chance(50)) person.Does(at + 300, "part_used", ("part", part));
        }
    }
}
