using NurtureLang.Semantics.Symbols;
using NurtureLang.Semantics.Types;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Semantics.Binding;

/// <summary>What the names of an expression may refer to beside the contact.</summary>
/// <param name="Source">The file that the expression stands in.</param>
/// <param name="Event">The event under test, or the one that is counted; null for none.</param>
/// <param name="Outer">Where events are counted inside of a test of an event: the event under test.</param>
/// <param name="IsCounting">Whether the expression says which events are counted.</param>
/// <param name="Entry">What started the enrolment; null outside of a sequence.</param>
/// <param name="IsMatching">Whether counted events may have to agree with the event under test.</param>
/// <param name="Function">For the body of a function: the function, whose parameters are all that it knows.</param>
/// <param name="Account">For the condition of a hand-off on an account: the account.</param>
/// <param name="IsRolledUp">Whether a figure of an account is made of it: then figures of accounts are not to be had.</param>
internal sealed record ExpressionScope(
    SourceText Source, EventSymbol? Event = null, EventSymbol? Outer = null, bool IsCounting = false, IEntryScope? Entry = null,
    bool IsMatching = false, FunctionSymbol? Function = null, AccountSymbol? Account = null, bool IsRolledUp = false);

/// <summary>What is known of the event that started an enrolment.</summary>
internal interface IEntryScope
{
    /// <summary>The type of a property of it; null where it has none of this name.</summary>
    DataType? Find(string name);

    /// <summary>Why it has no such property, in the author's words.</summary>
    string WhyNot(string name);

    /// <summary>The properties that a name stands for, one of each event that has it.</summary>
    IEnumerable<PropertySymbol> Properties(string name);

    /// <summary>The names that it has.</summary>
    IEnumerable<string> Names { get; }
}

/// <summary>What is known of the event that started an enrolment of one sequence.</summary>
/// <param name="events">The entering events; null for an entry without an event.</param>
/// <param name="isStarted">Whether another sequence starts this one, which then has no entering event.</param>
/// <param name="isUnsure">Whether an entering event could not be found, which was told: nothing that it lacks is told again.</param>
internal sealed class SequenceEntryScope(IReadOnlyList<EventSymbol?> events, bool isStarted, bool isUnsure = false) : IEntryScope
{
    /// <inheritdoc />
    public IEnumerable<PropertySymbol> Properties(string name) => events.Select(one => one?.Property(name)).OfType<PropertySymbol>();

    /// <inheritdoc />
    public IEnumerable<string> Names => events.SelectMany(one => one?.Properties.Select(property => property.Name) ?? []).Distinct();

    /// <inheritdoc />
    public DataType? Find(string name)
    {
        DataType? found = null;
        var everywhere = !isStarted;
        foreach (var one in events)
        {
            var type = one?.Property(name)?.Type;
            if (type is null) everywhere = false;
            else if (found is null) found = type;
            else if (!found.IsSameKind(type)) return null;
            else if (type.IsOptional) found = found.Optional;
        }

        if (found is null && isUnsure) return DataType.Error;
        return everywhere ? found : found?.Optional;
    }

    /// <inheritdoc />
    public string WhyNot(string name)
    {
        var having = events.OfType<EventSymbol>().Where(one => one.Property(name) is not null).ToList();
        if (having.Count > 1) return $"{string.Join(" and ", having.Select(one => $"`{one.Name}`"))} have it with different types";
        var named = events.OfType<EventSymbol>().Select(one => $"`{one.Name}`").Distinct().ToList();
        return named.Count == 0 ? "no event starts this sequence" : $"{string.Join(" and ", named)} {(named.Count == 1 ? "has" : "have")} no such property";
    }
}

/// <summary>What a message may know of the event that started the sequence which sends it; each send is checked against it.</summary>
/// <param name="senders">The sequences' entries.</param>
internal sealed class MessageEntryScope(IReadOnlyList<IEntryScope> senders) : IEntryScope
{
    /// <summary>What it reads, and whether it says what stands there when that is unknown.</summary>
    public List<(string Name, DataType Type, bool HasFallback)> Uses { get; } = [];

    /// <inheritdoc />
    public IEnumerable<PropertySymbol> Properties(string name) => senders.SelectMany(sender => sender.Properties(name)).Distinct();

    /// <inheritdoc />
    public IEnumerable<string> Names => senders.SelectMany(sender => sender.Names).Distinct();

    /// <inheritdoc />
    public DataType? Find(string name) => senders.Select(sender => sender.Find(name)).FirstOrDefault(type => type is not null)?.Known;

    /// <inheritdoc />
    public string WhyNot(string name) => "no event that starts a sequence has such a property";
}
