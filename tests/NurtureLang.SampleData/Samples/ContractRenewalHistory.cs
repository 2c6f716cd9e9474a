namespace NurtureLang.SampleData.Samples;

/// <summary>samples/contract-renewal: half a year of contracts that end.</summary>
public sealed class ContractRenewalHistory() : StoryHistory("contract-renewal", "2026-01-05", days: 182)
{
    private static readonly string[] Owners = ["nora@halden.example", "pavel@halden.example", ""];

    /// <inheritdoc/>
    protected override string[] ContactColumns { get; } =
        ["email", "first_name", "company", "customer", "renewal", "notice", "value", "owner", "country", "timezone", "consent", "created"];

    /// <inheritdoc/>
    protected override string[] EventColumns { get; } = ["message", "by", "value", "until", "why", "channel", "renewal"];

    /// <inheritdoc/>
    protected override void Tell()
    {
        // Some whom the README follows. Ada's contract ends on Sunday 2026-05-31: 60 days before is Wednesday 1 April, 30 days before
        // is Friday 1 May, a holiday, and so the touch goes on Thursday.
        Person("ada", ada =>
        {
            ada.With("first_name", "Ada").With("email", "ada@willow-systems.example").With("company", "Willow Systems").With("customer", "yes").WithDate("renewal", 146).With("notice", 30)
                .With("value", "CHF 24000").With("owner", "nora@halden.example").Agrees("email").LivesIn("CH", "Europe/Zurich", 1);
            Uses(ada, 1, 140, 4);
            ada.Does(ada.At(117, 10), "call_logged", ("by", "nora@halden.example"));
            Renews(ada, ada.At(130, 14), 146 + 365, 26000);
        });
        // Becomes a customer's contact ten days before the end.
        Person("bent", bent =>
        {
            bent.With("first_name", "Bent").With("email", "bent@lantern-foods.example").With("company", "Lantern Foods").With("customer", "yes").WithDate("renewal", 60).With("value", "CHF 4000")
                .With("owner", "").Agrees("email").LivesIn("DE", "Europe/Berlin", 1).CreatedOn(50);
        });
        // The date moves by two months after the first touch.
        Person("carla", carla =>
        {
            carla.With("first_name", "Carla").With("email", "carla@copper-analytics.example").With("company", "Copper Analytics").With("customer", "yes").WithDate("renewal", 100).With("value", "CHF 9000")
                .With("owner", "pavel@halden.example").Agrees("email").LivesIn("FR", "Europe/Paris", 1);
            carla.Does(carla.At(30, 11), "contact_updated", ("renewal", carla.Date(160)));
            Uses(carla, 3, 170, 6);
            carla.Does(carla.At(131, 9), "call_logged", ("by", "pavel@halden.example"));
        });
        // Gives notice on a Friday afternoon.
        Person("dmitri", dmitri =>
        {
            dmitri.With("first_name", "Dmitri").With("email", "dmitri@beacon-stores.example").With("company", "Beacon Stores").With("customer", "yes").WithDate("renewal", 120).With("value", "CHF 31000")
                .With("owner", "nora@halden.example").Agrees("").LivesIn("US", "America/New_York", -5);
            Uses(dmitri, 1, 40, 9);
            dmitri.Does(dmitri.At(67, 10, 30), "notice_given", ("why", "price"));
            dmitri.Does(dmitri.At(120, 10), "contract_ended", ("why", "price"));
        });
        People(36, "renewer", Renewer);
        People(14, "undecided", Undecided);
        People(9, "notice", Notice);
        People(7, "unused", Unused);
        People(7, "mover", Mover);
        People(7, "late", person => Customer(person, person.Random.Between(95, 150)).CreatedOn(person.Random.Between(70, 90)));
        People(5, "prospect", person => person.With("customer", "no").WithDate("renewal", person.Random.Between(100, 160)));
        People(5, "open", person => Customer(person, 100).With("renewal", ""));
    }

    // Renews some time between the first touch and the end.
    private static void Renewer(StoryPerson person)
    {
        var ends = person.Random.Between(70, 175);
        Customer(person, ends);
        Uses(person, 1, 175, person.Random.Between(3, 11));
        var renews = ends - person.Random.Between(2, 80);
        if (person.Random.Chance(60)) Clicks(person, ends - 88, "coming");
        if (person.Random.Chance(50)) Clicks(person, ends - 58, person.Random.Pick(["options", "options_quiet"]));
        if (renews > ends - 30 && person.Random.Chance(70))
            person.Does(person.Awake(ends - 30 + person.Random.Between(1, 6)), "call_logged", ("by", "nora@halden.example"));
        var at = person.Awake(renews);
        if (person.Random.Chance(50)) person.Does(at - StoryPerson.Day, "quote_sent", ("value", "CHF 12000"));
        Renews(person, at, ends + 365, person.Random.Pick([3000L, 9000L, 22000L, 40000L]));
    }

    // Neither signs nor gives notice; half of them end.
    private static void Undecided(StoryPerson person)
    {
        var ends = person.Random.Between(60, 145);
        Customer(person, ends);
        Uses(person, 1, ends - 50, 8);
        if (person.Random.Chance(50)) person.Does(person.Awake(ends - 27), "call_logged", ("by", "pavel@halden.example"));
        if (!person.Random.Chance(60)) return;
        person.Does(person.Awake(ends), "contract_ended", ("why", ""));
        if (person.Random.Chance(30)) Renews(person, person.Awake(ends + 33), ends + 400, 3000);
    }

    // Gives notice; some are won back by a call.
    private static void Notice(StoryPerson person)
    {
        var ends = person.Random.Between(80, 170);
        Customer(person, ends);
        Uses(person, 1, ends - 70, 9);
        var notice = person.Awake(ends - person.Random.Between(20, 75));
        person.Does(notice, "notice_given", ("why", person.Random.Pick(["price", "another tool", "no need"])));
        if (person.Random.Chance(65)) person.Does(notice + (person.Random.Between(1, 40) * StoryPerson.Hour), "call_logged", ("by", person.Random.Pick(["nora@halden.example", "pavel@halden.example"])));
        if (person.Random.Chance(40)) Renews(person, person.Awake(person.DayOf(notice) + 12), ends + 365, 9000);
        else person.Does(person.Awake(ends), "contract_ended", ("why", "notice"));
    }

    // Pays, and nobody logs in any more.
    private static void Unused(StoryPerson person)
    {
        Customer(person, person.Random.Between(150, 230));
        Uses(person, 1, person.Random.Between(5, 20), 4);
        if (person.Random.Chance(40)) person.Does(person.Awake(90), "logged_in");
    }

    // The CRM moves the date, once or twice.
    private static void Mover(StoryPerson person)
    {
        var ends = person.Random.Between(80, 110);
        Customer(person, ends);
        Uses(person, 1, 150, 6);
        for (var moves = person.Random.Between(1, 2); moves > 0; moves--)
        {
            ends += person.Random.Pick([-15L, 30L, 60L]);
            person.Does(person.Awake(20 + (15 * moves)), "contact_updated", ("renewal", person.Date(ends)));
        }
    }

    private static StoryPerson Customer(StoryPerson person, long ends) => person
        .With("customer", "yes").WithDate("renewal", ends)
        .WithOneOf("notice", "30", "60", "")
        .WithOneOf("value", "CHF 3000", "CHF 8000", "CHF 21000", "CHF 56000", "")
        .WithOneOf("owner", Owners);

    private static void Uses(StoryPerson person, long first, long last, long every)
    {
        for (var day = first; day <= last; day += person.Random.Between(every - 1, every + 2)) person.Does(person.Awake(day), "logged_in");
    }

    private static void Clicks(StoryPerson person, long day, string message) => person.Does(person.Awake(day), "email_clicked", ("message", message));

    // The contract goes on, and the CRM writes the new end a minute later.
    private static void Renews(StoryPerson person, long at, long until, long francs) => person
        .Does(at, "contract_renewed", ("until", person.Date(until)), ("value", $"CHF {francs}"))
        .Does(at + 60, "contact_updated", ("renewal", person.Date(until)), ("value", $"CHF {francs}"));
}
