namespace NurtureLang.SampleData.Samples;

/// <summary>samples/lost-deals: ten months of companies that looked at payroll software, most of which said no.</summary>
public sealed class LostDealsHistory() : StoryHistory("lost-deals", "2026-01-05", days: 310)
{
    /// <inheritdoc/>
    protected override string[] ContactColumns { get; } = ["email", "first_name", "company", "country", "timezone", "owner", "consent", "created"];

    /// <inheritdoc/>
    protected override string[] EventColumns { get; } =
        ["url", "message", "link", "channel", "by", "amount", "outcome", "reason", "their_contract_ends"];

    /// <inheritdoc/>
    protected override void Tell()
    {
        Person("thea", thea =>
        {
            thea.With("first_name", "Thea").With("owner", "wout@kestrel.example").Agrees("email").LivesIn("BE", "Europe/Brussels", 1);
            Opens(thea, thea.At(2, 10));
            Lost(thea, thea.At(25, 16), "price");
            thea.Clicks(thea.At(116, 9), "new_prices").Does(thea.At(118, 11), "demo_requested").Does(thea.At(118, 12), "rep_contacted", ("by", "wout@kestrel.example"));
            Won(thea, thea.At(140, 15));
        });
        Person("umar", umar =>
        {
            umar.With("first_name", "Umar").With("owner", "").Agrees("email").LivesIn("GB", "Europe/London", 0);
            Opens(umar, umar.At(1, 9));
            Lost(umar, umar.At(20, 11), "competitor", contractEnds: 251);
        });
        Person("vida", vida =>
        {
            vida.With("first_name", "Vida").With("owner", "lien@kestrel.example").Agrees("email").LivesIn("DE", "", 1);
            Opens(vida, vida.At(5, 9));
            Lost(vida, vida.At(30, 17), "timing");
            foreach (var day in (long[])[132, 134, 138]) vida.Does(vida.Between(day, 9, 17), "page_viewed", ("url", "/payroll"));
        });

        People(14, "lead", lead => lead.CreatedOn(lead.Random.Between(0, 150)));
        People(10, "won", won => Won(won, won.Awake(Begin(won))));
        People(44, "lost", lost => LostDeal(lost));
        People(10, "return", Return);
    }

    private static long Begin(StoryPerson person)
    {
        var day = person.Random.Between(1, 90);
        person.CreatedOn(day - 1).WithOneOf("owner", "wout@kestrel.example", "lien@kestrel.example", "");
        Opens(person, person.Awake(day));
        return day + person.Random.Between(8, 40);
    }

    private static long LostDeal(StoryPerson person)
    {
        var day = Begin(person);
        var reason = person.Random.Pick(["price", "price", "timing", "competitor", "competitor", "missing_feature", ""]);
        // A competitor's contract often ends after the story, sometimes too soon, and is sometimes not known.
        var ends = reason == "competitor" && person.Random.Chance(80) ? day + person.Random.Between(60, 330) : -1;
        Lost(person, person.Awake(day), reason, ends);
        // Ninety days later they are written to about what they said, and two in five open it.
        var about = reason switch { "price" => "new_prices", "timing" => "better_time", "missing_feature" => "new_feature", _ => "mill_story" };
        if (person.Random.Chance(40)) person.Opens(person.Between(day + 93, 8, 20), about);
        if (person.Random.Chance(30))
        {
            for (var views = 3; views > 0; views--) person.Does(person.Awake(day + 100 + (2 * views)), "page_viewed", ("url", "/payroll"));
        }

        if (person.Random.Chance(8)) person.Does(person.Awake(day + person.Random.Between(5, 120)), "unsubscribed", ("channel", "email"));
        return day;
    }

    // Comes back: while lost, or as a lead again; is called or waits, and decides once more.
    private static void Return(StoryPerson person)
    {
        var back = person.Awake(LostDeal(person) + person.Random.Between(40, 140));
        person.Does(back, "demo_requested");
        if (person.Random.Chance(75)) person.Does(back + person.Random.Between(600, 5000), "rep_contacted", ("by", "lien@kestrel.example"));
        var closes = person.Awake(person.DayOf(back) + person.Random.Between(10, 30));
        if (person.Random.Chance(50)) Won(person, closes);
        else if (person.Random.Chance(60)) Lost(person, closes, "price");
    }

    private static void Opens(StoryPerson person, long at) => person.Does(at, "deal_opened", ("amount", $"EUR {person.Random.Between(2, 40) * 500}"));

    private static void Won(StoryPerson person, long at) => person.Does(at, "deal_closed", ("outcome", "won"));

    private static void Lost(StoryPerson person, long at, string reason, long contractEnds = -1) => person.Does(
        at, "deal_closed", ("outcome", "lost"), ("reason", reason), ("their_contract_ends", contractEnds < 0 ? "" : person.Date(contractEnds)));
}
