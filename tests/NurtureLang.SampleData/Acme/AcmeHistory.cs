using System.Text;

namespace NurtureLang.SampleData.Acme;

/// <summary>The history of samples/acme-b2b: two thousand contacts in a year.</summary>
public sealed class AcmeHistory : IHistory
{
    private const int Contacts = 2000;
    private const ulong Seed = 20260301;

    /// <inheritdoc/>
    public string Sample => "acme-b2b";

    /// <inheritdoc/>
    public HistoryFiles Write()
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
        return new HistoryFiles(contacts.ToString(), events.ToString());
    }
}
