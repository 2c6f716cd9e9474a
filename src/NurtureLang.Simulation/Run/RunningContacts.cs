using NurtureLang.Runtime.State;
using NurtureLang.Simulation.Metrics;

namespace NurtureLang.Simulation.Run;

/// <summary>What is kept of the contacts of a partition between two rounds.</summary>
/// <param name="journeys">How many journeys the plan has.</param>
/// <param name="states">The states of those that have begun.</param>
/// <param name="worker">The worker that took the partition first.</param>
internal sealed class RunningContacts(int journeys, ContactStates states, int worker)
{
    private JourneyPlace[] places = [];

    /// <summary>The worker that took the partition first.</summary>
    public int Worker => worker;

    /// <summary>The states of the contacts that have begun.</summary>
    public ContactStates States => states;

    /// <summary>Makes room for so many contacts.</summary>
    public void Grow(int contacts)
    {
        states.Grow(contacts);
        var needed = checked(contacts * journeys);
        if (needed > places.Length) Array.Resize(ref places, Math.Max(needed, places.Length + (places.Length / 2)));
    }

    /// <summary>Where a contact was left, a place for each journey.</summary>
    public Span<JourneyPlace> PlacesOf(int contact) => places.AsSpan(contact * journeys, journeys);
}
