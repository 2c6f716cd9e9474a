namespace NurtureLang.SampleData.Samples;

/// <summary>samples/six-and-three: six months after two trade fairs.</summary>
public sealed class FairHistory() : StoryHistory("six-and-three", "2026-03-02", days: 190)
{
    private static readonly string[] Mails = ["nice_to_meet", "route_savings", "plumber_story", "dispatch_day", "right_person", "closing_the_file"];

    /// <inheritdoc/>
    protected override string[] ContactColumns { get; } =
        ["email", "first_name", "company", "phone", "country", "timezone", "status", "owner", "consent", "created"];

    /// <inheritdoc/>
    protected override string[] EventColumns { get; } = ["fair", "note", "message", "link", "result", "starts", "channel"];

    /// <inheritdoc/>
    protected override void Tell()
    {
        Person("josie", josie =>
        {
            Lives(josie.With("first_name", "Josie").With("phone", "555-0142").With("owner", "dale@orchard.example").Agrees("email;voice"));
            Scan(josie, josie.At(8, 14, 20), "SpringFix");
        });
        Person("kent", kent =>
        {
            Lives(kent.With("first_name", "Kent").With("owner", "").Agrees("email"));
            Scan(kent, kent.At(9, 11), "SpringFix");
            kent.Opens(kent.At(9, 20), "nice_to_meet").Does(kent.At(11, 15), "call_logged", ("result", "no_answer"));
            kent.Clicks(kent.At(18, 10), "route_savings").Does(kent.At(25, 10), "reply_received");
            kent.Does(kent.At(27, 9), "meeting_booked", ("starts", Instant(kent.At(35, 10))));
        });
        Person("lou", lou =>
        {
            Lives(lou.With("first_name", "").With("owner", "dale@orchard.example").Agrees("email;voice"));
            Scan(lou, lou.At(10, 16, 45), "SpringFix");
            lou.Does(lou.At(13, 9), "call_logged", ("result", "no_answer")).Clicks(lou.At(68, 12), "closing_the_file");
        });

        People(22, "silent", silent => Scanned(silent, calls: 70));
        People(14, "uncalled", uncalled => Scanned(uncalled, calls: 0));
        People(20, "reader", Reader);
        People(16, "answer", Answer);
        People(5, "leaver", leaver => leaver.Does(leaver.Awake(Scanned(leaver, calls: 50) + leaver.Random.Between(8, 45)), "unsubscribed", ("channel", "email")));
    }

    private static void Lives(StoryPerson person) => person.With("status", "fresh").LivesIn("US", "America/Chicago", -6);

    // Met at one of the two fairs; so many calls in a hundred are made when they are due. Gives the day of the meeting.
    private static long Scanned(StoryPerson person, int calls)
    {
        var second = person.Random.Chance(35);
        var day = second ? person.Random.Between(64, 65) : person.Random.Between(8, 10);
        var (zone, offset) = person.Random.Pick([("America/Chicago", -6), ("America/New_York", -5), ("America/Denver", -7), ("America/Los_Angeles", -8)]);
        person.With("status", "fresh").LivesIn("US", zone, offset).With("phone", person.Random.Chance(60) ? $"555-{person.Random.Between(1000, 9999)}" : "");
        person.WithOneOf("owner", "dale@orchard.example", "mae@orchard.example", "").WithOneOf("consent", "email", "email;voice", "email;voice", "");
        Scan(person, person.Between(day, 9, 17), second ? "TradeDays" : "SpringFix");
        foreach (var after in (long[])[2, 25, 49])
        {
            if (!person.Random.Chance(calls)) continue;
            person.Does(person.Awake(day + after) + StoryPerson.Hour, "call_logged", ("result", person.Random.Chance(90) ? "no_answer" : "wrong_number"));
        }

        return day;
    }

    private static void Reader(StoryPerson person)
    {
        var day = Scanned(person, calls: 60);
        var after = 0L;
        foreach (var mail in Mails)
        {
            if (person.Random.Chance(60)) person.Opens(person.Awake(day + after + 1), mail);
            if (person.Random.Chance(25)) person.Clicks(person.Awake(day + after + 2), mail);
            after += 10;
        }

        if (person.Random.Chance(25)) person.Does(person.Awake(day + 130), "reply_received");
    }

    // Answers a mail or the telephone, and then meets or goes quiet.
    private static void Answer(StoryPerson person)
    {
        var day = Scanned(person, calls: 40) + person.Random.Between(1, 55);
        var answered = person.Awake(day);
        if (person.Random.Chance(50)) person.Does(answered, "reply_received");
        else person.Does(answered, "call_logged", ("result", "reached"));
        if (!person.Random.Chance(55)) return;
        day = person.DayOf(answered) + person.Random.Between(1, 12);
        person.Does(person.Awake(day), "meeting_booked", ("starts", $"{person.Date(day + 7)}T15:00:00Z"));
    }

    private static void Scan(StoryPerson person, long at, string fair) =>
        person.CreatedOn(person.DayOf(at)).Does(at, "badge_scanned", ("fair", fair), ("note", person.Random.Pick(["nineteen vans", "uses paper", ""])));
}
