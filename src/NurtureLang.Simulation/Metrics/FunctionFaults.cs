using System.Globalization;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Simulation.Decisions;

namespace NurtureLang.Simulation.Metrics;

/// <summary>The functions in C# that failed in a run: each is said once, with how many contacts it failed for.</summary>
/// <remarks>INVARIANT: a monoid, as the other figures are. Contacts are counted and not calls, since how often a condition is looked at means nothing.</remarks>
internal sealed class FunctionFaults
{
    private readonly SortedDictionary<string, Fault> faults = new(StringComparer.Ordinal);

    /// <summary>Counts a contact.</summary>
    public void Take(in FunctionFault fault, string contact) => Add(new Fault(fault, contact, 1));

    /// <summary>Adds those of another part of the run.</summary>
    public void Add(FunctionFaults other)
    {
        foreach (var fault in other.faults.Values) Add(fault);
    }

    /// <summary>Says each failure in one decision, which stands where it happened first.</summary>
    /// <param name="metrics">Counts the decisions.</param>
    /// <param name="stores">Takes them where decisions are wanted.</param>
    public void Tell(RunMetrics metrics, DecisionStores? stores)
    {
        foreach (var (first, contact, contacts) in faults.Values)
        {
            var decision = new Decision
            {
                At = first.At,
                Kind = DecisionKind.Diagnostic,
                Name = first.Function.Name,
                Reason = Reasons.FunctionFailed,
                Text = Sentence(first, contacts),
                Source = first.Function.Source,
            };
            metrics.Take(decision);
            stores?.Add(contact, decision);
        }
    }

    /// <summary>What is said of a function that failed.</summary>
    public static string Sentence(in FunctionFault fault, long contacts) => string.Format(
        CultureInfo.InvariantCulture, "`{0}` failed for {1:N0} {2} and is unknown there; first: {3}",
        fault.Function.Name, contacts, contacts == 1 ? "contact" : "contacts", fault.Failure);

    private void Add(Fault fault)
    {
        var name = fault.First.Function.Name;
        faults[name] = faults.TryGetValue(name, out var known) ? known.With(fault) : fault;
    }

    private sealed record Fault(FunctionFault First, string Contact, long Contacts)
    {
        public Fault With(Fault other)
        {
            var order = First.At.CompareTo(other.First.At);
            if (order == 0) order = string.CompareOrdinal(Contact, other.Contact);
            return (order <= 0 ? this : other) with { Contacts = Contacts + other.Contacts };
        }
    }
}
