namespace NurtureLang.SampleData.Samples;

/// <summary>samples/accelerator: three months of shopkeepers who look at the prices of a till.</summary>
public sealed class AcceleratorHistory() : StoryHistory("accelerator", "2026-02-02", days: 90)
{
    /// <inheritdoc/>
    protected override string[] ContactColumns { get; } = ["email", "first_name", "company", "shops", "country", "timezone", "owner", "consent", "created"];

    /// <inheritdoc/>
    protected override string[] EventColumns { get; } = ["url", "message", "link", "channel", "by", "value"];

    /// <inheritdoc/>
    protected override void Tell()
    {
        Person("lotte", lotte =>
        {
            lotte.With("first_name", "Lotte").With("shops", 3).With("owner", "anna@tallyboard.example").Agrees("email;sms").LivesIn("DE", "Europe/Berlin", 1);
            View(lotte, lotte.At(1, 21, 10), "/pricing");
            View(lotte, lotte.At(3, 22, 40), "/pricing/plans");
            lotte.Clicks(lotte.At(4, 9, 20), "show_the_numbers");
            lotte.Does(lotte.At(8, 14), "demo_requested").Does(lotte.At(8, 14, 4), "rep_contacted", ("by", "anna@tallyboard.example"));
            lotte.Does(lotte.At(20, 11), "contract_signed", ("value", "EUR 1800"));
        });
        Person("marco", marco =>
        {
            marco.With("first_name", "Marco").With("shops", 40).With("owner", "").Agrees("email").LivesIn("FR", "", 1);
            View(marco, marco.At(40, 10), "/pricing");
            View(marco, marco.At(47, 10), "/pricing");
            View(marco, marco.At(47, 11), "/pricing");
            View(marco, marco.At(48, 16, 30), "/security");
        });

        Person("emma", emma =>
        {
            emma.With("first_name", "Emma").With("shops", 5).With("owner", "anna@tallyboard.example").Agrees("email;sms").LivesIn("DE", "Europe/Berlin", 1);
            View(emma, emma.At(8, 10), "/pricing");
            View(emma, emma.At(9, 11), "/pricing/plans");
            emma.Clicks(emma.At(9, 15), "ask_a_question").Does(emma.At(14, 10), "demo_requested");
            emma.Does(emma.At(14, 10, 3), "rep_contacted", ("by", "anna@tallyboard.example"));
        });

        People(10, "passing", passing => View(passing, passing.Awake(Begin(passing)), "/pricing"));
        People(75, "curious", Curious);
        People(18, "browser", Browser);
        People(12, "trial", Trial);
        People(10, "chain", chain =>
        {
            Curious(chain);
            chain.With("shops", chain.Random.Between(20, 300));
        });
    }

    private static long Begin(StoryPerson person)
    {
        var day = person.Random.Between(1, 72);
        person.CreatedOn(day - 1).WithOneOf("owner", "anna@tallyboard.example", "jakob@tallyboard.example", "").WithOneOf("shops", "1", "1", "2", "5", "11", "");
        return day;
    }

    // Looks at prices twice within a week, and then reacts or does not.
    private static void Curious(StoryPerson person)
    {
        var day = Begin(person);
        View(person, person.Awake(day), "/pricing");
        var second = person.Awake(day + person.Random.Between(1, 5));
        View(person, second, "/pricing/plans");
        React(person, second);
    }

    // Eight pages in an evening, prices not among them.
    private static void Browser(StoryPerson person)
    {
        var at = person.At(Begin(person), 19);
        foreach (var url in (string[])["/", "/till", "/stock", "/staff", "/reports", "/cards", "/help", "/about", "/blog"]) View(person, at += 90, url);
        React(person, at);
    }

    private static void Trial(StoryPerson person)
    {
        var begins = person.Awake(Begin(person));
        person.Does(begins, "trial_started");
        View(person, begins + 900, "/pricing");
        View(person, person.Awake(person.DayOf(begins) + 3), "/pricing");
        React(person, person.Awake(person.DayOf(begins) + 3));
    }

    private static void React(StoryPerson person, long at)
    {
        var dice = person.Random.Between(1, 100);
        if (dice <= 35) person.Clicks(at + person.Random.Between(2, 40) * StoryPerson.Hour, person.Random.Chance(20) ? "ask_a_question" : "show_the_numbers");
        else if (dice <= 45) View(person, at + person.Random.Between(4, 40) * StoryPerson.Hour, "/security");
        else if (dice <= 55) View(person, person.Awake(person.DayOf(at) + 3), "/pricing");
        else if (dice <= 59) person.Does(at + StoryPerson.Day, "unsubscribed", ("channel", "email"));
        if (dice > 50 || !person.Random.Chance(60)) return;
        var asked = person.Awake(person.DayOf(at) + person.Random.Between(1, 10));
        person.Does(asked, "demo_requested");
        if (person.Random.Chance(5)) return;
        // Most are called within five minutes; the others when somebody finds the time.
        var called = asked + (person.Random.Chance(90) ? person.Random.Between(40, 290) : person.Random.Between(900, 5 * StoryPerson.Hour));
        person.Does(called, "rep_contacted", ("by", "jakob@tallyboard.example"));
        if (person.Random.Chance(50)) person.Does(person.Awake(person.DayOf(called) + 9), "contract_signed", ("value", $"EUR {person.Random.Between(4, 40) * 150}"));
    }

    private static void View(StoryPerson person, long at, string url) => person.Does(at, "page_viewed", ("url", url));
}
