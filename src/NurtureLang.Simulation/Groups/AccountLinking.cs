using NurtureLang.History.Log;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Accounts;
using NurtureLang.Runtime.Execution;
using NurtureLang.Simulation.Run;

namespace NurtureLang.Simulation.Groups;

/// <summary>Finds the accounts that a contact is in at any time of a run: who shares one with others is run with them.</summary>
internal sealed class AccountLinking
{
    private readonly AccountKeys keys;
    private readonly int update;
    private readonly long[] fields;

    public AccountLinking(Engine engine)
    {
        keys = engine.NewKeys();
        fields = new long[engine.Plan.Schema.Fields.Length];
        update = Enumerable.Range(0, engine.Plan.Schema.Events.Length).FirstOrDefault(type => engine.Plan.Schema.Events[type].Role == EventRole.ContactUpdated, -1);
    }

    /// <summary>Adds a link from a contact to each of its accounts.</summary>
    /// <param name="links">Takes the links.</param>
    /// <param name="id">The contact_id.</param>
    /// <param name="known">The contact's fields at its first instant.</param>
    /// <param name="events">Its events, in the order in which they come in.</param>
    /// <param name="moments">When each of them comes in.</param>
    /// <param name="span">The run.</param>
    public void Add(List<(string, string)> links, string id, ReadOnlySpan<long> known, ContactEvents events, ReadOnlySpan<long> moments, RunSpan span)
    {
        known.CopyTo(fields);
        AddKeys(links, id);
        if (update < 0) return;
        for (var index = 0; index < events.Count; index++)
        {
            if (events.Types[index] != update || !span.Holds(moments[index])) continue;
            var values = events.PropertiesOf(index);
            for (var field = 0; field < fields.Length; field++)
            {
                if (values[field] != Value.Unknown) fields[field] = values[field];
            }

            AddKeys(links, id);
        }
    }

    private void AddKeys(List<(string, string)> links, string id)
    {
        for (var kind = 0; kind < keys.Kinds; kind++)
        {
            // No contact_id has this sign in it; one that had would only be run with others for nothing.
            if (keys.Of(kind, fields) is { } key) links.Add((id, $"\u0001{kind}\u0001{key}"));
        }
    }
}
