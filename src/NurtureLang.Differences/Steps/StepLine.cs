using System.Collections.Immutable;
using NurtureLang.Differences.Describing;

namespace NurtureLang.Differences.Steps;

/// <summary>A step as it stands in its sequence: in the order of the source, with what it stands in.</summary>
/// <param name="Kind">Its kind, such as `wait`.</param>
/// <param name="Name">Its name.</param>
/// <param name="Parent">The line of what it stands in; -1 for none.</param>
/// <param name="Branch">In which branch of that.</param>
/// <param name="Summary">What it does, in a few words.</param>
/// <param name="Facts">What it says.</param>
/// <param name="Source">Where it was written.</param>
internal sealed record StepLine(
    string Kind, string Name, int Parent, string Branch, string Summary, ImmutableArray<Fact> Facts, string Source)
{
    /// <summary>How sentences name it, such as `the first wait`.</summary>
    public string Noun { get; init; } = "";

    /// <summary>Whether people can be at it for longer than an instant.</summary>
    public bool HoldsPeople { get; init; }

    /// <summary>What is at stake when there is one more of it, or one less.</summary>
    public Stake Stake { get; init; } = Stake.None;

    /// <summary>All that it says, without its name.</summary>
    public string Body => $"{Kind}|{Branch}|{string.Join('|', Facts.Select(fact => $"{fact.Family}={fact.Value}"))}";

    /// <summary>Whether its name was given by its kind and number, and not by its author.</summary>
    public bool IsNumbered
    {
        get
        {
            var bar = Name.LastIndexOf('_');
            return bar > 0 && bar < Name.Length - 1 && Name.AsSpan(bar + 1).IndexOfAnyExceptInRange('0', '9') < 0;
        }
    }
}
