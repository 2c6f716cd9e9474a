using NurtureLang.Runtime.Decisions;
using NurtureLang.Runtime.State;

namespace NurtureLang.Runtime.Execution;

/// <summary>What a contact is read as; nothing about it changes.</summary>
public sealed partial class Engine
{
    /// <summary>Room for what contacts are read into.</summary>
    public ContactReading NewReading() => new(plan);

    /// <summary>Reads the contact as it stands at an instant; at its own time where that is later.</summary>
    /// <param name="state">A state that has begun.</param>
    /// <param name="instant">The instant, in ticks.</param>
    /// <param name="into">Takes what is read.</param>
    /// <param name="sink">Told of functions that fail; nobody is told, and nothing of it remembered, without it.</param>
    public void Read(ContactState state, long instant, ContactReading into, IDecisionSink? sink = null)
    {
        ArgumentNullException.ThrowIfNull(into);
        Look(state, instant, sink);
        into.Fill(plan, frame);
    }

    /// <summary>The contact as it stands at an instant; at its own time where that is later.</summary>
    public ContactView Read(ContactState state, long instant)
    {
        var reading = NewReading();
        Read(state, instant, reading);
        return ContactView.Of(reading);
    }

    /// <summary>Whether the contact is in a segment at an instant; at its own time where that is later.</summary>
    public bool Holds(ContactState state, long instant, int segment)
    {
        Look(state, instant, null);
        return plan.Segments[segment](frame);
    }

    private void Look(ContactState state, long instant, IDecisionSink? sink)
    {
        Bind(state, sink ?? NoSink.Instance);
        (frame.Now, frame.IsForeseeing) = (Math.Max(frame.Now, instant), sink is null);
    }
}
