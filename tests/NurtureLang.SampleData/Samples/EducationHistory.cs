namespace NurtureLang.SampleData.Samples;

/// <summary>samples/education-program: five months of people who learn how to keep thieves out of a network.</summary>
public sealed class EducationHistory() : StoryHistory("education-program", "2026-01-05", days: 150)
{
    private static readonly string[] Stories = ["story_bank", "story_clinic", "story_school"];

    /// <inheritdoc/>
    protected override string[] ContactColumns { get; } =
        ["email", "first_name", "company", "title", "role", "industry", "employees", "country", "timezone", "owner", "consent", "created"];

    /// <inheritdoc/>
    protected override string[] EventColumns { get; } =
        ["guide", "url", "starts", "minutes", "message", "link", "channel", "by", "value", "company", "title", "role", "industry", "employees"];

    /// <inheritdoc/>
    protected override void Tell()
    {
        Person("grace", grace =>
        {
            Unknown(grace.With("first_name", "Grace").With("title", "Network engineer").Agrees("email;sms").LivesIn("GB", "Europe/London", 0));
            grace.Does(grace.At(7, 9, 30), "guide_downloaded", ("guide", "first"));
            grace.Does(grace.At(7, 9, 34), "contact_updated", ("company", "Willow Clinics"), ("role", "advises"));
            grace.Clicks(grace.At(11, 11), "film").Does(grace.At(11, 11, 5), "page_viewed", ("url", "/compare"));
            Registers(grace, grace.At(19, 10), lesson: 24);
            grace.Does(grace.At(24, 15, 45), "webinar_attended", ("minutes", "41"));
            grace.Clicks(grace.At(25, 9), "slides");
            grace.Does(grace.At(60, 9), "demo_requested").Does(grace.At(60, 15), "call_held", ("by", "sam@quillon.example"));
            grace.Does(grace.At(75, 12), "contract_signed", ("value", "EUR 9600"));
        });
        Person("hugo", hugo =>
        {
            Unknown(hugo.With("first_name", "").With("title", "CFO").Agrees("email").LivesIn("US", "America/New_York", -5));
            hugo.Does(hugo.At(12, 21), "guide_downloaded", ("guide", "first"));
        });
        Person("ines", ines =>
        {
            Unknown(ines.With("first_name", "Ines").With("title", "Teacher").Agrees("email").LivesIn("", "Europe/Madrid", 1));
            ines.Does(ines.At(1, 8), "guide_downloaded", ("guide", "first")).Opens(ines.At(1, 10), "welcome");
            ines.Does(ines.At(13, 18), "webinar_registered", ("starts", $"{ines.Date(24)}T15:00:00Z"));
            ines.Does(ines.At(40, 12), "contact_updated", ("role", "decides"));
        });

        People(36, "reader", Reader);
        People(30, "learner", learner => Learner(learner));
        People(15, "buyer", Buyer);
        People(6, "leaver", leaver =>
        {
            var day = Begin(leaver);
            leaver.Does(leaver.Awake(day + leaver.Random.Between(3, 30)), "unsubscribed", ("channel", leaver.Random.Pick(["email", ""])));
        });
    }

    // Downloads the guide, says perhaps who they are, opens some of what comes.
    private static long Begin(StoryPerson person)
    {
        var day = person.Random.Between(1, 50);
        Unknown(person).CreatedOn(day);
        person.WithOneOf("title", "Network engineer", "IT administrator", "CFO", "Managing director", "Head of purchasing", "Teacher", "Office manager", "", "");
        person.WithOneOf("employees", "12", "40", "85", "220", "").WithOneOf("owner", "sam@quillon.example", "lee@quillon.example", "");
        var at = person.Between(day, 8, 22);
        person.Does(at, "guide_downloaded", ("guide", "first"));
        if (person.Random.Chance(55))
            person.Does(at + 240, "contact_updated", ("company", "Juniper Stores"), ("role", person.Random.Chance(60) ? person.Random.Pick(["decides", "advises", "uses"]) : ""));
        if (person.Random.Chance(60)) person.Opens(person.Between(day + 1, 9, 20), "welcome");
        return day;
    }

    private static void Reader(StoryPerson person)
    {
        var day = Begin(person);
        foreach (var message in (string[])["invitation", "recording", "test", "listen", .. Stories])
        {
            day += person.Random.Between(6, 12);
            if (person.Random.Chance(40)) person.Opens(person.Awake(day), message);
        }
    }

    private static long Learner(StoryPerson person)
    {
        var day = Begin(person) + 5;
        if (person.Random.Chance(70)) person.Clicks(person.Awake(day), person.Random.Pick(["film", "costs", "habits"]));
        // Whoever registers does so for the next of the lessons, which are on a Thursday at three in London.
        var registers = person.Awake(day + person.Random.Between(8, 12));
        var lesson = 24 + ((person.DayOf(registers) / 28) * 28);
        if (person.DayOf(registers) >= lesson) lesson += 28;
        if (person.Random.Chance(75))
        {
            Registers(person, registers, lesson);
            if (person.Random.Chance(60))
                person.Does((lesson * StoryPerson.Day) + (15 * StoryPerson.Hour) + 2700, "webinar_attended", ("minutes", $"{person.Random.Between(8, 42)}"));
        }

        if (person.Random.Chance(40)) person.Clicks(person.Awake(day + 24), "test").Does(person.Awake(day + 26), "page_viewed", ("url", "/compare/all"));
        if (person.Random.Chance(50)) person.Clicks(person.Awake(day + 45), "listen");
        if (person.Random.Chance(50)) person.Does(person.Awake(day + 27), "guide_downloaded", ("guide", "second"));
        return day + 27;
    }

    private static void Buyer(StoryPerson person)
    {
        var asked = person.Awake(Learner(person) + person.Random.Between(5, 50));
        person.Does(asked, "demo_requested");
        if (person.Random.Chance(25)) return;
        var held = asked + (person.Random.Chance(75) ? 4 * StoryPerson.Hour : 2 * StoryPerson.Day);
        person.Does(held, "call_held", ("by", "lee@quillon.example"));
        if (person.Random.Chance(60)) person.Does(person.Awake(person.DayOf(held) + 12), "contract_signed", ("value", $"EUR {person.Random.Between(20, 120) * 100}"));
    }

    private static StoryPerson Unknown(StoryPerson person) => person.With("company", "").With("role", "").With("industry", "").With("employees", "");

    private static void Registers(StoryPerson person, long at, long lesson) => person
        .Clicks(at - 60, "invitation")
        .Does(at, "webinar_registered", ("starts", $"{person.Date(lesson)}T15:00:00Z"));
}
