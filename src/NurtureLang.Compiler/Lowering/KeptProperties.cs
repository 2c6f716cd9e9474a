using System.Collections.Immutable;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Sequences;
using NurtureLang.Semantics;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Symbols;

namespace NurtureLang.Compiler.Lowering;

/// <summary>Which properties of the entering event a sequence keeps for its steps.</summary>
internal sealed class KeptProperties
{
    private readonly HashSet<MessageSymbol> readers;

    public KeptProperties(Program program)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        readers = [];
        foreach (var message in program.Messages)
        {
            var read = Templates(message).SelectMany(BoundWalk.Within).OfType<BoundEntryProperty>().Select(entry => entry.Name).ToList();
            if (read.Count > 0) readers.Add(message.Symbol);
            names.UnionWith(read);
        }

        OfMessages = [.. names];
    }

    /// <summary>
    /// What messages read. INVARIANT: a sequence that sends such a message keeps these first, in this order, so that a message means the same
    /// whoever sends it.
    /// </summary>
    public ImmutableArray<string> OfMessages { get; }

    /// <summary>What a sequence keeps, by position.</summary>
    public ImmutableArray<string> Names(BoundSequence sequence)
    {
        var sendsReader = BoundWalk.Steps(sequence).SelectMany(BoundWalk.Messages).Any(readers.Contains);
        var own = BoundWalk.Expressions(sequence).SelectMany(BoundWalk.Within).OfType<BoundEntryProperty>().Select(entry => entry.Name);
        return [.. (sendsReader ? OfMessages : []).Concat(own.Order(StringComparer.Ordinal)).Distinct()];
    }

    /// <summary>Where each entry of a sequence finds a property.</summary>
    public static PlanKept Kept(string name, BoundSequence sequence)
    {
        var found = sequence.Entries.Select(entry => entry.Event?.Property(name)).ToList();
        var types = found.OfType<PropertySymbol>().Select(property => property.Type).ToList();
        var type = types.Count == 0 ? new PlanType(ValueKind.Text, true) : Fixed.Type(types[0]) with { Optional = true };
        return new PlanKept(name, type, [.. found.Select(property => property?.Position ?? -1)]);
    }

    private static IEnumerable<BoundExpression> Templates(BoundMessage message) =>
        new BoundExpression?[] { message.From, message.Subject, message.Body }.OfType<BoundExpression>();
}
