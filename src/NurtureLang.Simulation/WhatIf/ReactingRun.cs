using NurtureLang.History.Log;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Runtime.Execution;
using NurtureLang.Runtime.State;
using NurtureLang.Simulation.Run;

namespace NurtureLang.Simulation.WhatIf;

/// <summary>Runs the engine over a contact's history with drawn reactions among the recorded events, in order of time.</summary>
/// <remarks>
/// The engine is the same, and knows nothing of it: a drawn reaction is an event that is applied. At one instant recorded events come before drawn ones, these
/// in the order in which they were drawn, and both before what is due then.
/// Belongs to one thread.
/// </remarks>
internal sealed class ReactingRun(Engine engine, Repetition repetition)
{
    private readonly ReactingSink sink = new(repetition);
    private readonly bool[] leftOut = [.. engine.Plan.Schema.Events.Select((_, type) => repetition.Model.LeaveOut.Contains(type))];
    private readonly int[] kindOf = [.. engine.Plan.Schema.Events.Select((_, type) => repetition.Model.Kinds.ToList().FindIndex(kind => kind.Event == type))];

    /// <summary>How many reactions of each kind came.</summary>
    public IReadOnlyList<long> Came => sink.Came;

    /// <summary>How many contacts would have reacted more often than the model allows.</summary>
    public long CutShort => sink.CutShort;

    /// <summary>How many recorded events of each kind of reaction were applied.</summary>
    public long[] Recorded { get; } = new long[repetition.Model.Kinds.Length];

    /// <summary>How many recorded events the model left out.</summary>
    public long LeftOut { get; private set; }

    /// <summary>Runs a contact from its first instant to the end of the run.</summary>
    /// <param name="run">What knows its events.</param>
    /// <param name="contacts">The partition's contacts.</param>
    /// <param name="state">A state that has not begun; it is the contact's at the end.</param>
    /// <param name="contact">The contact's number in the partition.</param>
    /// <param name="first">Its first instant.</param>
    /// <param name="inner">Takes the decisions.</param>
    /// <param name="applied">How many of its recorded events were applied.</param>
    /// <param name="outside">How many of its events lie outside of the run, or are left out by the model.</param>
    public void Run(
        ContactRun run, ContactTable contacts, ContactState state, int contact, long first, IDecisionSink inner, out int applied, out int outside)
    {
        sink.Begin(contacts.IdBytesOf(contact), run.Span.Until, inner);
        run.Begin(engine, state, contact, first, sink);
        var events = run.EventsOf(contact);
        var moments = run.MomentsOf(contact);
        var moment = long.MinValue;
        (applied, outside) = (0, 0);
        for (var index = 0; index < events.Count; index++)
        {
            var type = events.Types[index];
            if (!run.Span.Holds(moments[index]) || leftOut[type])
            {
                outside++;
                if (leftOut[type] && run.Span.Holds(moments[index])) LeftOut++;
                continue;
            }

            if (kindOf[type] >= 0) Recorded[kindOf[type]]++;
            moment = Math.Max(moment, moments[index]);
            ComeTo(state, moment);
            engine.Apply(state, new EventInput(events.Instants[index], type, events.PropertiesOf(index), moments[index]), sink);
            applied++;
        }

        ComeTo(state, run.Span.Until + 1);
        engine.AdvanceTo(state, run.Span.Until, sink);
    }

    // Whatever comes before an instant: what is due, which may be touches with reactions of their own, and reactions.
    private void ComeTo(ContactState state, long instant)
    {
        while (true)
        {
            var (due, next) = (Engine.NextWake(state), sink.Next);
            if (due < Math.Min(next, instant))
            {
                engine.AdvanceTo(state, due, sink);
                if (Engine.NextWake(state) <= due) throw new System.Diagnostics.UnreachableException("nothing of what was due was done");
            }
            else if (next < instant)
            {
                var reaction = sink.Come();
                engine.Apply(state, new EventInput(reaction.At, repetition.Model.Kinds[reaction.Kind].Event, reaction.Properties), sink);
            }
            else
            {
                return;
            }
        }
    }
}
