using System.Collections.Immutable;

namespace NurtureLang.History;

/// <summary>The names that a cell may hold where a channel, message, asset or topic is meant; a value is the position in its list.</summary>
/// <param name="Channels">The plan's channels.</param>
/// <param name="Messages">The plan's messages.</param>
/// <param name="Assets">The plan's assets.</param>
/// <param name="Topics">The plan's topics.</param>
public sealed record PlanNames(
    ImmutableArray<string> Channels,
    ImmutableArray<string> Messages,
    ImmutableArray<string> Assets,
    ImmutableArray<string> Topics)
{
    /// <summary>No names at all.</summary>
    public static PlanNames None { get; } = new([], [], [], []);
}
