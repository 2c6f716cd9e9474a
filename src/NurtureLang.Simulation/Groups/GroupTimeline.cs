using NurtureLang.History;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Runtime.Execution;
using NurtureLang.Runtime.State;
using NurtureLang.Simulation.Run;

namespace NurtureLang.Simulation.Groups;

/// <summary>What happened to one contact that is run with others.</summary>
/// <param name="First">Its first instant, in ticks.</param>
/// <param name="Decisions">The decisions about it, in their order.</param>
/// <param name="State">Where it stands at the end.</param>
public sealed record GroupTimeline(long First, IReadOnlyList<Decision> Decisions, ContactState State)
{
    /// <summary>The timeline of a contact; null for one that is run alone.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="history">The history.</param>
    /// <param name="options">What is asked of the run.</param>
    /// <param name="span">From when to when the run goes.</param>
    /// <param name="contact">The contact_id.</param>
    public static GroupTimeline? Find(Engine engine, PartitionedHistory history, SimulationOptions options, RunSpan span, string contact)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(options);
        var groups = ContactGroups.Find(engine, history, options, span);
        if (groups.GroupOf(contact) is not { } group) return null;
        var member = new GroupRun(engine, span, groups[group], options.Scores).Run().FirstOrDefault(one => one.Contact.Id == contact);
        if (member is null) return null;
        var sink = new List<Decision>();
        member.TellTo(new Sink(sink));
        return new GroupTimeline(member.First, sink, member.State);
    }

    private sealed class Sink(List<Decision> decisions) : IDecisionSink
    {
        public bool WantsScores => true;

        public void Take(Decision decision) => decisions.Add(decision);
    }
}
