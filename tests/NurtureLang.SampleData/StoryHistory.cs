using System.Globalization;
using System.Text;

namespace NurtureLang.SampleData;

/// <summary>
/// A history that is told as a story: a few kinds of people, and what each of them does. A sample's history is one class in `Samples/`
/// that names its columns and says in `Tell` who there is.
/// </summary>
/// <param name="sample">The name of the sample's folder.</param>
/// <param name="firstDay">Day 0 of the story, such as 2026-01-05.</param>
/// <param name="days">How many days the story has; what would happen later is left out.</param>
public abstract class StoryHistory(string sample, string firstDay, int days) : IHistory
{
    private readonly DateTime start = DateTime.ParseExact(firstDay, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    private List<StoryPerson> people = [];

    /// <inheritdoc/>
    public string Sample { get; } = sample;

    /// <summary>The columns of contacts.csv after contact_id; the standard ones fill themselves (<see cref="StoryPerson"/>).</summary>
    protected abstract string[] ContactColumns { get; }

    /// <summary>The columns of events.csv after contact_id, timestamp and event.</summary>
    protected abstract string[] EventColumns { get; }

    /// <inheritdoc/>
    public HistoryFiles Write()
    {
        people = [];
        Tell();
        var contacts = new StringBuilder("contact_id,").AppendJoin(',', ContactColumns).Append('\n');
        foreach (var person in people)
            contacts.Append(person.Id).Append(',').AppendJoin(',', Row(ContactColumns, person.CellsFor(ContactColumns), person.Id)).Append('\n');
        var events = new StringBuilder("contact_id,timestamp,event,").AppendJoin(',', EventColumns).Append('\n');
        // The sort is stable: at one second the people's order decides, and for one person the order in which it was told.
        foreach (var (person, told) in people.SelectMany(one => one.Told.Select(told => (one, told))).OrderBy(one => one.told.Second))
        {
            if (told.Second < 0 || told.Second >= days * StoryPerson.Day) continue;
            events.Append(person.Id).Append(',').Append(Instant(told.Second)).Append(',').Append(told.Name).Append(',')
                .AppendJoin(',', Row(EventColumns, told.Values, told.Name)).Append('\n');
        }

        return new HistoryFiles(contacts.ToString(), events.ToString());
    }

    /// <summary>Says who there is and what they do.</summary>
    protected abstract void Tell();

    /// <summary>So many people of a kind, with ids such as `reader-07`. Each draws from a seed of their own, so that an edit to one changes no other.</summary>
    protected void People(int count, string kind, Action<StoryPerson> life)
    {
        for (var number = 1; number <= count; number++) Person($"{kind}-{number:00}", life);
    }

    /// <summary>One person with an id of their own, such as `ada`.</summary>
    protected void Person(string id, Action<StoryPerson> life)
    {
        if (people.Exists(one => one.Id == id)) throw new InvalidOperationException($"{Sample} has {id} twice.");
        var person = new StoryPerson(id, people.Count + 1, new SplitMix(SeedOf($"{Sample}/{id}")), this);
        people.Add(person);
        life(person);
    }

    /// <summary>A day of the story as a date, also one before or after it.</summary>
    public string Date(long day) => start.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The day of the week of a day of the story.</summary>
    public DayOfWeek DayOfWeek(long day) => start.AddDays(day).DayOfWeek;

    /// <summary>A second of the story as an instant, such as 2026-01-05T09:12:44Z.</summary>
    public string Instant(long second) => start.AddSeconds(second).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Row(string[] columns, IReadOnlyDictionary<string, string> values, string what)
    {
        if (values.Keys.FirstOrDefault(name => !columns.Contains(name)) is { } missing)
            throw new InvalidOperationException($"{what} has {missing}, for which there is no column.");
        return columns.Select(column => Cell(values.GetValueOrDefault(column, "")));
    }

    private static string Cell(string value) =>
        value.AsSpan().IndexOfAny(",\"\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static ulong SeedOf(string text)
    {
        unchecked
        {
            // FNV-1a, which every machine computes alike.
            return text.Aggregate(14695981039346656037UL, (hash, letter) => (hash ^ letter) * 1099511628211UL);
        }
    }
}
