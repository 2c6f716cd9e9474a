using NurtureLang.Runtime.State;
using NurtureLang.Simulation.Metrics;

namespace NurtureLang.Simulation.Run;

/// <summary>What is kept of the contacts of a partition between two rounds.</summary>
/// <param name="journeys">How many journeys the plan has.</param>
/// <param name="worker">The worker that took the partition first.</param>
internal sealed class RunningContacts(int journeys, int worker)
{
    private JourneyPlace[] places = [];
    private ContactState?[] states = [];

    /// <summary>The worker that took the partition first.</summary>
    public int Worker => worker;

    /// <summary>The state of each contact that has begun.</summary>
    public Span<ContactState?> States => states;

    /// <summary>Makes room for so many contacts.</summary>
    public void Grow(int contacts)
    {
        if (contacts <= states.Length) return;
        var size = Math.Max(contacts, states.Length + (states.Length / 2));
        Array.Resize(ref states, size);
        Array.Resize(ref places, size * journeys);
    }

    /// <summary>The state of a contact; null where it has not begun.</summary>
    public ContactState? StateOf(int contact) => contact < states.Length ? states[contact] : null;

    /// <summary>Where a contact was left, a place for each journey.</summary>
    public Span<JourneyPlace> PlacesOf(int contact) => places.AsSpan(contact * journeys, journeys);
}
