using NurtureLang.Runtime.Decisions;

namespace NurtureLang.Simulation.WhatIf;

/// <summary>A reaction that was drawn.</summary>
/// <param name="At">When it comes, in ticks.</param>
/// <param name="Kind">The kind of reaction.</param>
/// <param name="Touch">The touch that it follows.</param>
/// <param name="Properties">The event's properties.</param>
internal sealed record DrawnReaction(long At, int Kind, Decision Touch, long[] Properties);

/// <summary>Takes the reactions that were drawn, each when it comes, before what is decided because of it.</summary>
internal interface IReactionSink
{
    /// <summary>Takes a reaction.</summary>
    void Take(DrawnReaction reaction, string name);
}
