namespace NurtureLang.SampleData.Samples;

/// <summary>samples/account-based: four months of companies that think about an assembly line.</summary>
public sealed class AccountBasedHistory() : StoryHistory("account-based", "2026-02-02", days: 120)
{
    private static readonly string[] Owners = ["lena@ironwood.example", "marco@ironwood.example", ""];

    /// <inheritdoc/>
    protected override string[] ContactColumns { get; } =
        ["email", "first_name", "title", "target", "owner", "country", "timezone", "consent", "created"];

    /// <inheritdoc/>
    protected override string[] EventColumns { get; } = ["url", "paper", "minutes", "message", "by", "why", "channel"];

    /// <inheritdoc/>
    protected override void Tell()
    {
        // Some whom the README follows: three of one company, one who decides at another, one of no company.
        Person("ada", ada =>
        {
            Of(ada, "harbor-ports.example", "ada", "COO").With("first_name", "Ada").With("owner", "lena@ironwood.example").Agrees("email").LivesIn("DE", "Europe/Berlin", 1);
            Heats(ada, 10);
            ada.Does(ada.At(17, 13), "rep_called", ("by", "lena@ironwood.example"));
            ada.Does(ada.At(24, 10), "meeting_held").Does(ada.At(90, 10), "talks_ended", ("why", "next year"));
        });
        Person("bent", bent =>
        {
            Of(bent, "harbor-ports.example", "bent", "Line planner").With("first_name", "Bent").With("owner", "lena@ironwood.example").Agrees("email").LivesIn("DE", "", 1);
            Heats(bent, 14);
        });
        Person("carla", carla =>
        {
            Of(carla, "Harbor-Ports.example", "carla", "").With("first_name", "Carla").With("owner", "lena@ironwood.example").Agrees("email").LivesIn("DE", "Europe/Berlin", 1);
            Heats(carla, 17);
        });
        Person("dmitri", dmitri => Of(dmitri, "meadow-mills.example", "dmitri", "CFO").With("first_name", "Dmitri")
            .With("owner", "marco@ironwood.example").Agrees("email").LivesIn("GB", "Europe/London", 0));
        Person("elif", elif =>
        {
            Of(elif, "freemail.example", "elif", "Head of production").With("first_name", "Elif").Agrees("email").LivesIn("FR", "", 1);
            Heats(elif, 20);
        });
        People(2, "mill", person =>
        {
            Of(person, "meadow-mills.example", person.Id, "Planner");
            person.Does(person.Awake(30), "calculator_used");
        });

        // Companies where a group forms, where some read, and where one does.
        foreach (var (name, day) in new[] { ("copper-foods", 12L), ("granite-tools", 25), ("falcon-pumps", 40), ("cedar-boats", 55), ("orchard-press", 70) })
            People(4, name, person => Group(Of(person, name + ".example", person.Id, Title(person)), day));
        foreach (var (name, day) in new[] { ("lantern-bikes", 15L), ("willow-doors", 30), ("comet-lamps", 45), ("summit-lifts", 60), ("juniper-toys", 75), ("beacon-cars", 20) })
            People(3, name, person => Reads(Of(person, name + ".example", person.Id, Title(person)), day));
        People(14, "single", person => Reads(Of(person, $"{person.Id}-works.example", "office", Title(person)), person.Random.Between(5, 90)));
        People(6, "private", person => Reads(Of(person, person.Random.Pick(["freemail.example", "post.example"]), person.Id, Title(person)), person.Random.Between(5, 90)));
        People(6, "silent", person =>
        {
            Of(person, person.Random.Pick(["lantern-bikes.example", "comet-lamps.example", "granite-tools.example"]), person.Id, person.Random.Pick(["CEO", "Head of purchasing", ""]));
            if (person.Random.Chance(60)) person.Does(person.Awake(person.Random.Between(34, 40)), "email_clicked", ("message", "for_deciders"));
        });
    }

    private static string Title(StoryPerson person) =>
        person.Random.Pick(["COO", "Head of production", "Plant director", "Line planner", "Process engineer", "Technician", "Buyer", "Assistant", ""]);

    private static StoryPerson Of(StoryPerson person, string domain, string name, string title) => person
        .With("email", $"{name}@{domain}").With("title", title)
        .WithOneOf("target", "yes", "yes", "no", "").WithOneOf("owner", Owners);

    // Reads everything, and soon.
    private static void Heats(StoryPerson person, long day) => person
        .Does(person.At(day, 9, 10), "page_viewed", ("url", "/lines"))
        .Does(person.At(day, 9, 25), "calculator_used")
        .Does(person.At(day, 10), "paper_read", ("paper", "lines"), ("minutes", "11"))
        .Does(person.At(day, 11), "webinar_attended", ("minutes", "45"));

    // Most of them read enough within two weeks; sales calls one or another, and some have a meeting.
    private static void Group(StoryPerson person, long day)
    {
        var hot = day + person.Random.Between(0, 12);
        if (person.Random.Chance(85)) Heats(person, hot + (hot % 7 >= 5 ? 2 : 0));
        else Reads(person, day);
        if (person.Random.Chance(70)) person.Does(person.At(hot + (hot % 7 >= 5 ? 2 : 0), 13) + person.Random.Between(0, 5000), "rep_called", ("by", person.Random.Pick(Owners)));
        if (person.Random.Chance(25)) person.Does(person.Awake(day + person.Random.Between(20, 30)), "meeting_held");
        if (person.Random.Chance(25)) person.Does(person.Awake(day + 16), "email_clicked", ("message", person.Random.Pick(["for_deciders", "for_experts"])));
        if (person.Random.Chance(8)) person.Does(person.Between(day + 5, 9, 20), "unsubscribed", ("channel", "email"));
    }

    // A page, a paper, perhaps the calculator.
    private static void Reads(StoryPerson person, long day)
    {
        person.CreatedOn(Math.Max(0, day - person.Random.Between(0, 20)));
        for (var looks = person.Random.Between(1, 4); looks > 0; looks--)
            person.Does(person.Awake(day + person.Random.Between(0, 15)), "page_viewed", ("url", person.Random.Pick(["/lines", "/prices", "/plants"])));
        if (person.Random.Chance(60))
            person.Does(person.Awake(day + person.Random.Between(0, 9)), "paper_read", ("paper", person.Random.Pick(["lines", "layouts"])), ("minutes", $"{person.Random.Between(1, 20)}"));
        if (person.Random.Chance(60)) person.Does(person.Awake(day + person.Random.Between(4, 14)), "calculator_used");
        if (person.Random.Chance(30))
            person.Does(person.Awake(day + person.Random.Between(10, 18)), "email_clicked", ("message", person.Random.Pick(["for_deciders", "colleagues", "for_experts"])));
    }
}
