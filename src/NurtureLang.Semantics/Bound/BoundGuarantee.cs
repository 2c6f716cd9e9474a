using System.Collections.Immutable;
using NurtureLang.Semantics.Symbols;

namespace NurtureLang.Semantics.Bound;

/// <summary>What must never happen: something that is sent or given while a condition holds, too often, or not in time.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Messages">The messages that it speaks of; none where it speaks of something that is given.</param>
/// <param name="Broken">The condition, looked at just before such a message leaves, or such a thing is given.</param>
/// <param name="Claim">What was promised, as it was written.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record BoundGuarantee(string Name, ImmutableArray<MessageSymbol> Messages, BoundExpression Broken, string Claim, Origin Origin)
{
    /// <summary>What is given, for a guarantee that does not speak of messages; null for messages.</summary>
    public BoundGiven? Given { get; init; }

    /// <summary>How often it may be given; null for a guarantee that does not limit that.</summary>
    public BoundGivenLimit? AtMost { get; init; }

    /// <summary>For a guarantee that something happens in time; otherwise null.</summary>
    public BoundPromise? Promise { get; init; }
}

/// <summary>What a step gives that is no touch.</summary>
public enum BoundGiven
{
    /// <summary>A task for somebody.</summary>
    Task,
    /// <summary>An alert to somebody.</summary>
    Alert,
    /// <summary>A call of a connector.</summary>
    Webhook,
}

/// <summary>So many in any stretch of a length.</summary>
/// <param name="Count">How many.</param>
/// <param name="Length">The length in ticks.</param>
public sealed record BoundGivenLimit(int Count, long Length);

/// <summary>Something that is to happen within a time of a beginning.</summary>
/// <param name="What">What is to happen, as it was written.</param>
/// <param name="Stages">The journey whose stage is entered; null where an event starts the time.</param>
/// <param name="Stage">The stage; null where an event starts the time.</param>
/// <param name="Event">The event; null where a stage starts the time.</param>
/// <param name="Where">Which of those events; null for all.</param>
/// <param name="Within">How long.</param>
public sealed record BoundPromise(
    Origin What, StagesSymbol? Stages, StageSymbol? Stage, EventSymbol? Event, BoundExpression? Where, BusinessSpan Within);
