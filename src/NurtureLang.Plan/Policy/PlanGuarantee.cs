using System.Collections.Immutable;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Sequences;

namespace NurtureLang.Plan.Policy;

/// <summary>What must never happen: something that is sent or given while a condition holds, too often, or not in time.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Messages">The messages that it speaks of, by position; none where it speaks of something that is given.</param>
/// <param name="Broken">The condition, looked at just before such a message leaves, or such a thing is given.</param>
/// <param name="Claim">What was promised, as it was written.</param>
/// <param name="Source">Where it was written.</param>
public sealed record PlanGuarantee(string Name, ImmutableArray<int> Messages, PlanExpression Broken, string Claim, string Source)
{
    /// <summary>What is given, for a guarantee that does not speak of messages; null for messages.</summary>
    public GivenKind? Given { get; init; }

    /// <summary>How often it may be given; null for a guarantee that does not limit that. Messages are counted by the condition.</summary>
    public PlanGivenLimit? AtMost { get; init; }

    /// <summary>For a guarantee that something happens in time: what starts the time, and how long it is; otherwise null.</summary>
    public PlanPromise? Promise { get; init; }
}

/// <summary>What a step gives that is no touch.</summary>
public enum GivenKind
{
    /// <summary>A task for somebody.</summary>
    Task,
    /// <summary>An alert to somebody.</summary>
    Alert,
    /// <summary>A call of a connector.</summary>
    Webhook,
}

/// <summary>So many in any stretch of a length.</summary>
/// <param name="Count">How many, from 1 to 1,000.</param>
/// <param name="Length">The length in ticks; what was given exactly so long ago is outside.</param>
public sealed record PlanGivenLimit(int Count, long Length);

/// <summary>Something that is to happen within a time of a beginning.</summary>
/// <param name="Stages">The journey whose stage is entered; -1 where an event starts the time.</param>
/// <param name="Stage">The stage; -1 where an event starts the time.</param>
/// <param name="Event">The event; -1 where a stage starts the time.</param>
/// <param name="Where">Which of those events; null for all.</param>
/// <param name="Within">How long; what happens exactly then is in time.</param>
/// <param name="Calendar">The calendar whose open time counts; -1 for every time.</param>
public sealed record PlanPromise(int Stages, int Stage, int Event, PlanExpression? Where, PlanDuration Within, int Calendar);
