namespace NurtureLang.SampleData.Samples;

/// <summary>samples/onboarding-by-role: new customers of a maker of invoicing software, from the signature on.</summary>
public sealed class OnboardingByRoleHistory() : StoryHistory("onboarding-by-role", "2026-03-30", days: 98)
{
    private static readonly string[] Helpers = ["dora@brightloom.example", "emil@brightloom.example"];

    /// <inheritdoc/>
    protected override string[] ContactColumns { get; } =
        ["email", "first_name", "company", "role", "seats", "csm", "timezone", "country", "consent", "created"];

    /// <inheritdoc/>
    protected override string[] EventColumns { get; } =
        ["plan", "seats", "why", "rows", "amount", "by", "course", "severity", "grade", "message", "channel", "role"];

    /// <inheritdoc/>
    protected override void Tell()
    {
        // Some whom the README follows.
        Person("ada", ada =>
        {
            ada.With("first_name", "Ada").With("email", "ada@orchard-care.example").With("company", "Orchard Care").With("role", "champion").With("seats", 20).With("csm", "dora@brightloom.example")
                .Agrees("email;sms").LivesIn("US", "America/Chicago", -6);
            Signs(ada, ada.At(1, 10));
            ada.Does(ada.At(3, 9), "kickoff_held", ("by", "dora@brightloom.example"));
            ada.Does(ada.At(4, 9), "logged_in").Does(ada.At(4, 10), "colleague_invited").Does(ada.At(9, 10), "data_imported", ("rows", "1400"));
            Bills(ada, 12, 30);
            ada.Does(ada.At(31, 10), "check_in_held", ("by", "dora@brightloom.example"));
            ada.Does(ada.At(59, 10), "survey_answered", ("grade", "9"));
        });
        Person("bent", bent =>
        {
            bent.With("first_name", "Bent").With("email", "bent@comet-foods.example").With("company", "Comet Foods").With("role", "").With("csm", "").Agrees("email").LivesIn("DE", "Europe/Berlin", 1);
            Signs(bent, bent.At(2, 11));
            bent.Does(bent.At(5, 9), "contact_updated", ("role", "power_user"));
            for (var day = 6; day < 20; day += 3) bent.Does(bent.At(day, 9), "logged_in");
            bent.Does(bent.At(9, 14), "data_imported", ("rows", "60"));
            bent.Does(bent.At(22, 15), "ticket_opened", ("severity", "high"));
            bent.Does(bent.At(23, 10), "check_in_held", ("by", "emil@brightloom.example"));
        });
        Person("carla", carla =>
        {
            carla.With("first_name", "").With("email", "carla@summit-capital.example").With("company", "Summit Capital").With("role", "executive_sponsor").With("csm", "emil@brightloom.example")
                .Agrees("email").LivesIn("GB", "Europe/London", 0);
            Signs(carla, carla.At(3, 15));
        });
        People(24, "champion", person => Begins(person, "champion"));
        People(23, "user", person => Begins(person, "power_user"));
        People(16, "sponsor", person => Begins(person, "executive_sponsor"));
        People(12, "unknown", person => Begins(person, ""));
        People(4, "leaver", Leaver);
        People(4, "lead", person => person.CreatedOn(person.Random.Between(0, 60)));
    }

    private void Begins(StoryPerson person, string role)
    {
        var signed = Arrives(person, role, 40);
        var day = person.DayOf(signed);
        if (person.Random.Chance(75)) person.Does(person.Awake(day + person.Random.Between(1, 7)), "kickoff_held", ("by", person.Random.Pick(Helpers)));
        if (role.Length == 0 && person.Random.Chance(55))
            person.Does(person.Awake(day + person.Random.Between(2, 5)), "contact_updated", ("role", person.Random.Pick(["champion", "power_user", "executive_sponsor"])));
        // Sponsors have people who do it for them: of some of these the company's import is noted.
        var works = person.Random.Chance(role == "executive_sponsor" ? 50 : 80);
        if (works) Works(person, day, bills: role != "executive_sponsor");
        if (person.Random.Chance(40)) person.Does(person.Awake(day + person.Random.Between(2, 5)), "email_clicked", ("message", First(role)));
        if (person.Random.Chance(15)) Trouble(person, day + person.Random.Between(3, 30));
        if (person.Random.Chance(30)) person.Does(person.Awake(day + person.Random.Between(15, 30)), "check_in_held", ("by", person.Random.Pick(Helpers)));
        if (person.Random.Chance(8)) person.Does(person.Between(day + 10, 9, 20), "unsubscribed", ("channel", person.Random.Pick(["email", "sms"])));
    }

    private static void Works(StoryPerson person, long day, bool bills)
    {
        for (var (next, logins) = (day + person.Random.Between(1, 3), person.Random.Between(3, 9)); logins > 0; logins--)
        {
            person.Does(person.Awake(next), "logged_in");
            next += person.Random.Between(1, 4);
        }

        if (person.Random.Chance(25)) return; // looks around, does nothing
        var imported = day + person.Random.Between(3, 18);
        person.Does(person.Awake(imported), "data_imported", ("rows", $"{person.Random.Between(20, 3000)}"));
        if (person.Random.Chance(50)) person.Does(person.Awake(imported + 1), "colleague_invited");
        if (person.Random.Chance(40)) person.Does(person.Awake(imported + 4), "training_attended", ("course", "first-steps"));
        if (bills && person.Random.Chance(75)) Bills(person, imported + 3, imported + 3 + person.Random.Between(4, 40));
        if (person.Random.Chance(60)) person.Does(person.Awake(day + person.Random.Between(55, 66)), "survey_answered", ("grade", $"{person.Random.Between(3, 10)}"));
    }

    private static string First(string role) => role switch { "champion" => "champion_1", "power_user" => "user_1", "executive_sponsor" => "hello", _ => "who_are_you" };

    private static void Trouble(StoryPerson person, long day)
    {
        var opened = person.Awake(day);
        person.Does(opened, "ticket_opened", ("severity", person.Random.Chance(70) ? "high" : "low"));
        if (person.Random.Chance(70)) person.Does(opened + (person.Random.Between(1, 20) * StoryPerson.Hour), "check_in_held", ("by", person.Random.Pick(Helpers)));
    }

    private void Leaver(StoryPerson person)
    {
        var day = person.DayOf(Arrives(person, person.Random.Pick(["champion", "power_user"]), 40));
        person.Does(person.Awake(day + 3), "logged_in");
        person.Does(person.Awake(day + person.Random.Between(8, 25)), "contract_ended", ("why", person.Random.Pick(["budget", "merger", ""])));
    }

    private long Arrives(StoryPerson person, string role, long last)
    {
        var day = person.Random.Between(1, last);
        person.CreatedOn(day - 1).With("role", role).WithOneOf("csm", [.. Helpers, ""]).WithOneOf("seats", "3", "12", "45", "");
        var signed = person.Awake(day);
        Signs(person, signed);
        return signed;
    }

    private static void Signs(StoryPerson person, long at) =>
        person.Does(at, "contract_signed", ("plan", person.Random.Pick(["team", "business"])), ("seats", $"{person.Random.Between(3, 60)}"));

    // An invoice every few days.
    private static void Bills(StoryPerson person, long first, long last)
    {
        for (var day = first; day <= last; day += person.Random.Between(2, 5))
            person.Does(person.Awake(day), "invoice_sent", ("amount", $"USD {person.Random.Between(80, 4000)}"));
    }
}
