using NurtureLang.History;
using NurtureLang.History.Stored;
using NurtureLang.Plan;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Execution;
using NurtureLang.Simulation.Run;

namespace NurtureLang.Simulation.Groups;

/// <summary>Which contacts of a history must be run together, because a merge joins them or an account does; and what is kept of them until they are.</summary>
/// <remarks>INVARIANT: what is in a group, and the order of it, depends on the history alone, not on threads or partitions.</remarks>
internal sealed class ContactGroups
{
    private readonly Dictionary<string, string> parents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> groups = new(StringComparer.Ordinal);
    private readonly List<GroupedContact>[] members;

    private ContactGroups(IEnumerable<(string One, string Other)> links)
    {
        foreach (var (one, other) in links) Join(one, other);
        foreach (var id in parents.Keys.Order(StringComparer.Ordinal).ToList())
        {
            var root = RootOf(id);
            if (!groups.TryGetValue(root, out var group)) groups.Add(root, group = Count++);
            groups[id] = group;
        }

        members = [.. Enumerable.Range(0, Count).Select(_ => new List<GroupedContact>())];
    }

    /// <summary>How many groups there are.</summary>
    public int Count { get; }

    /// <summary>The position of the event that merges contacts; -1 where the plan has none.</summary>
    public static int MergeOf(CampaignPlan plan)
    {
        for (var type = 0; type < plan.Schema.Events.Length; type++)
        {
            if (plan.Schema.Events[type].Role == EventRole.ContactsMerged) return type;
        }

        return -1;
    }

    /// <summary>Looks through a history for what joins its contacts.</summary>
    public static ContactGroups Find(Engine engine, PartitionedHistory history, SimulationOptions options, RunSpan span)
    {
        var merge = MergeOf(engine.Plan);
        var found = new List<(string, string)>[history.Partitions];
        PieceWork.Run(Math.Clamp(options.Threads, 1, history.Partitions), history.Partitions, (_, partition) =>
        {
            using var data = history.LoadToRun(partition);
            found[partition] = Links(engine, data, options, span, merge);
        }, progress: null);
        var groups = new ContactGroups(found.SelectMany(links => links));
        if (groups.Count == 0) return groups;
        PieceWork.Run(Math.Clamp(options.Threads, 1, history.Partitions), history.Partitions, (_, partition) =>
        {
            using var data = history.LoadToRun(partition);
            groups.Keep(new ContactRun(engine.Plan, data, options, span, engine.Zones.Campaign.StartOfDay), data);
        }, progress: null);
        return groups;
    }

    /// <summary>Whether a contact is run with others.</summary>
    public bool Has(string contact) => groups.ContainsKey(contact);

    /// <summary>The group that a contact is in; null for none.</summary>
    public int? GroupOf(string contact) => groups.TryGetValue(contact, out var group) ? group : null;

    /// <summary>The contacts of a group, by contact_id.</summary>
    public List<GroupedContact> this[int group] => [.. members[group].OrderBy(contact => contact.Id, StringComparer.Ordinal)];

    /// <summary>Whom a merge joins: what it does not name is the contact of the row.</summary>
    public static (string From, string Into) Names(TextPool texts, ReadOnlySpan<long> properties, string own) =>
        (properties[0] == Value.Unknown ? own : texts[properties[0]], properties[1] == Value.Unknown ? own : texts[properties[1]]);

    private void Keep(ContactRun run, HistoryData data)
    {
        for (var contact = 0; contact < run.ContactCount; contact++)
        {
            if (!groups.TryGetValue(data.Contacts.IdOf(contact), out var group) || run.FirstInstant(contact) is Value.Unknown) continue;
            var kept = new GroupedContact(data.Contacts, contact, run, run.FirstInstant(contact));
            lock (members[group]) members[group].Add(kept);
        }
    }

    private static List<(string, string)> Links(Engine engine, HistoryData data, SimulationOptions options, RunSpan span, int merge)
    {
        var links = new List<(string, string)>();
        var log = data.Group(RunSpan.OrderOf(options.Late));
        var accounts = engine.Plan.Accounts.IsEmpty ? null : new AccountLinking(engine);
        for (var contact = 0; contact < data.Contacts.Count; contact++)
        {
            var events = log[contact];
            accounts?.Add(links, data.Contacts.IdOf(contact), data.Contacts.FieldsOf(contact), events, RunSpan.MomentsOf(events, options.Late), span);
            for (var index = merge < 0 ? -1 : events.Types.IndexOf((ushort)merge); index < events.Count; index++)
            {
                if (index < 0) break;
                if (events.Types[index] != merge) continue;
                var own = data.Contacts.IdOf(contact);
                var (from, into) = Names(engine.Texts, events.PropertiesOf(index), own);
                links.Add((own, from));
                links.Add((own, into));
            }
        }

        return links;
    }

    private void Join(string one, string other)
    {
        var (first, second) = (RootOf(one), RootOf(other));
        if (first != second) parents[second] = first;
    }

    private string RootOf(string id)
    {
        parents.TryAdd(id, id);
        var root = id;
        while (parents[root] != root) root = parents[root];
        while (parents[id] != root) (parents[id], id) = (root, parents[id]);
        return root;
    }
}
