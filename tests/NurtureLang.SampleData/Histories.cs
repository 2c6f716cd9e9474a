using System.Text;

namespace NurtureLang.SampleData;

/// <summary>The made-up histories, as the bytes of their files.</summary>
public static class Histories
{
    private const int Contacts = 2000;
    private const ulong Seed = 20260301;

    /// <summary>Each file's path from the root of the project, with its text.</summary>
    public static IReadOnlyList<(string Path, string Text)> All()
    {
        var random = new SplitMix(Seed);
        var people = Enumerable.Range(1, Contacts).Select(number => Person.Create(random, number)).ToList();
        var contacts = new StringBuilder(Person.Header).Append('\n');
        var rows = new List<(long Second, string Row)>();
        foreach (var person in people)
        {
            contacts.AppendJoin(',', person.Cells).Append('\n');
            rows.AddRange(new Life(random, person).Tell().Select(e => (e.Second, e.ToRow(person.Id))));
        }

        var events = new StringBuilder("contact_id,timestamp,event,").AppendJoin(',', HistoryEvent.Columns).Append('\n');
        // The sort is stable: at one second the contacts' order decides, and for one contact its own.
        foreach (var (_, row) in rows.OrderBy(row => row.Second)) events.Append(row).Append('\n');
        return [("samples/acme-b2b/contacts.csv", contacts.ToString()), ("samples/acme-b2b/events.csv", events.ToString())];
    }
}
