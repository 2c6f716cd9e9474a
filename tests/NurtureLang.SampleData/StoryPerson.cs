using System.Globalization;

namespace NurtureLang.SampleData;

/// <summary>
/// A person of a story: cells of contacts.csv, and what they did. `email`, `first_name`, `company`, `country`, `timezone`, `consent` and `created`
/// fill themselves where the sample has such a column; everything else, or something else, is said with `With`.
/// </summary>
public sealed class StoryPerson
{
    /// <summary>The seconds of an hour.</summary>
    public const long Hour = 3600;

    /// <summary>The seconds of a day.</summary>
    public const long Day = 24 * Hour;

    private static readonly string[] FirstNames =
    [
        "Ada", "Bent", "Carla", "Dmitri", "Elif", "Femi", "Greta", "Hana", "Ivan", "Jonas", "Kofi", "Lena", "Mikkel", "Nadia", "Olu", "Priya",
        "Quentin", "Rosa", "Sofie", "Tomas", "Uma", "Viktor", "Wanda", "Ximena", "Yusuf", "Zoe",
    ];

    private static readonly string[] Places =
        ["Harbor", "Meadow", "Copper", "Lantern", "Willow", "Granite", "Falcon", "Juniper", "Beacon", "Orchard", "Summit", "River", "Cedar", "Comet"];

    private static readonly string[] Trades = ["Bank", "Software", "Clinics", "Stores", "Insurance", "Systems", "Care", "Foods", "Analytics", "Capital"];

    // A sample need not have columns for them.
    private static readonly string[] Standard = ["email", "first_name", "company", "country", "timezone", "consent", "created"];

    // The offset is what the people's waking hours are reckoned with; summer time may move them by an hour, which nobody minds.
    private static readonly (string Country, string Zone, int Offset)[] Homes =
    [
        ("DK", "Europe/Copenhagen", 1), ("DE", "Europe/Berlin", 1), ("DE", "", 1), ("GB", "Europe/London", 0), ("FR", "", 1),
        ("US", "America/New_York", -5), ("US", "America/Los_Angeles", -8), ("JP", "Asia/Tokyo", 9), ("IN", "", 5), ("", "", 1),
    ];

    private readonly Dictionary<string, string> cells = [];
    private readonly List<StoryEvent> told = [];
    private readonly StoryHistory story;
    private int offset;

    internal StoryPerson(string id, int number, SplitMix random, StoryHistory story)
    {
        (Id, Random, this.story) = (id, random, story);
        var (first, company) = (random.Pick(FirstNames), $"{random.Pick(Places)} {random.Pick(Trades)}");
        var domain = company.Replace(' ', '-').ToLowerInvariant() + ".example";
        cells["email"] = $"{first.ToLowerInvariant()}.{number}@{domain}";
        cells["first_name"] = random.Chance(80) ? first : "";
        cells["company"] = company;
        cells["consent"] = random.Between(1, 100) switch { <= 6 => "", <= 50 => "email", _ => "email;sms" };
        LivesAt(random.Pick(Homes));
        CreatedOn(0);
    }

    /// <summary>The contact_id.</summary>
    public string Id { get; }

    /// <summary>The person's own chance.</summary>
    public SplitMix Random { get; }

    /// <summary>The cells of contacts.csv by column: those of the columns, and whatever was said besides, which is a mistake.</summary>
    internal IReadOnlyDictionary<string, string> CellsFor(string[] columns) =>
        cells.Where(cell => columns.Contains(cell.Key) || !Standard.Contains(cell.Key)).ToDictionary(cell => cell.Key, cell => cell.Value);

    /// <summary>What was told about the person, in the order of telling.</summary>
    internal IReadOnlyList<StoryEvent> Told => told;

    /// <summary>Gives a cell of contacts.csv a value; an empty one is unknown.</summary>
    public StoryPerson With(string column, string value)
    {
        cells[column] = value;
        return this;
    }

    /// <summary>Gives a cell a number.</summary>
    public StoryPerson With(string column, long value) => With(column, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Gives a cell one of several values, each as likely; an empty one is unknown.</summary>
    public StoryPerson WithOneOf(string column, params string[] values) => With(column, Random.Pick(values));

    /// <summary>Gives a cell a day of the story as a date; the day may lie before or after the story.</summary>
    public StoryPerson WithDate(string column, long day) => With(column, story.Date(day));

    /// <summary>Says which channels the person agreed to, such as `email;sms`, or none.</summary>
    public StoryPerson Agrees(string channels) => With("consent", channels);

    /// <summary>Says where the person lives: a zone, and by how many hours its clocks are before UTC.</summary>
    public StoryPerson LivesIn(string country, string zone, int hoursBeforeUtc)
    {
        LivesAt((country, zone, hoursBeforeUtc));
        return this;
    }

    /// <summary>Says on which day the CRM first knew the person, in the morning; day 0 where nothing is said.</summary>
    public StoryPerson CreatedOn(long day) => With("created", story.Instant(At(day, 6) + Random.Between(0, Hour)));

    /// <summary>A time of day where the person lives, in seconds of the story.</summary>
    public long At(long day, int hour, int minute = 0) => (day * Day) + ((hour - offset) * Hour) + (minute * 60);

    /// <summary>Some time of a day between two hours where the person lives.</summary>
    public long Between(long day, int from, int to) => At(day, from) + Random.Between(0, ((to - from) * Hour) - 1);

    /// <summary>Some time at which people read: from 8 to 18 where the person lives; a day of the weekend becomes the Monday after it.</summary>
    public long Awake(long day)
    {
        while (story.DayOfWeek(day) is DayOfWeek.Saturday or DayOfWeek.Sunday) day++;
        return Between(day, 8, 18);
    }

    /// <summary>The day of a second of the story, where the person lives.</summary>
    public long DayOf(long second) => (second + (offset * Hour)) / Day;

    /// <summary>A day of the story as a date.</summary>
    public string Date(long day) => story.Date(day);

    /// <summary>Says what the person does at a second of the story, with the event's properties.</summary>
    public StoryPerson Does(long second, string name, params (string Property, string Value)[] values)
    {
        told.Add(new StoryEvent(second, name, values.ToDictionary(one => one.Property, one => one.Value)));
        return this;
    }

    /// <summary>Opens a message.</summary>
    public StoryPerson Opens(long second, string message) => Does(second, "email_opened", ("message", message));

    /// <summary>Opens a message, and clicks a link in it forty seconds later, at the second that is given.</summary>
    public StoryPerson Clicks(long second, string message, string link = "button") =>
        Opens(second - 40, message).Does(second, "email_clicked", ("message", message), ("link", link));

    private void LivesAt((string Country, string Zone, int Offset) home) =>
        (cells["country"], cells["timezone"], offset) = home;
}

/// <summary>Something that a person of a story did: seconds since the start of the story, an event and its properties.</summary>
internal sealed record StoryEvent(long Second, string Name, IReadOnlyDictionary<string, string> Values);
