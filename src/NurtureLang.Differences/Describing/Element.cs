using System.Collections.Immutable;
using NurtureLang.Differences.Steps;

namespace NurtureLang.Differences.Describing;

/// <summary>A declaration of a campaign with all that it says, by names and without places, so that two of them can be compared.</summary>
/// <param name="Part">The part of the campaign that it belongs to.</param>
/// <param name="Kind">Its kind, such as `sequence`.</param>
/// <param name="Name">Its name; empty where there is only one of the kind.</param>
/// <param name="Source">Where it was written.</param>
/// <param name="Facts">What it says.</param>
internal sealed record Element(Part Part, string Kind, string Name, string Source, ImmutableArray<Fact> Facts)
{
    /// <summary>Its orders that mean something.</summary>
    public ImmutableArray<Ranking> Rankings { get; init; } = [];

    /// <summary>Its steps, in the order of the source.</summary>
    public ImmutableArray<StepLine> Steps { get; init; } = [];

    /// <summary>What is at stake when there is one more of it, or one less.</summary>
    public Stake Stake { get; init; } = Stake.None;

    /// <summary>What it says, in a few words, for a sentence that it is new or gone.</summary>
    public string Summary { get; init; } = "";

    /// <summary>What is at stake when it is called otherwise.</summary>
    public Weight RenameStake { get; init; } = Weight.None;

    /// <summary>All that it says, without its own name: what is the same under another name was renamed.</summary>
    public string Body => string.Join('\n', Facts.Select(fact => $"{fact.Family}|{fact.Key}|{fact.Value}")
        .Concat(Rankings.Select(ranking => string.Join('>', ranking.Names.Select(one => one.Name))))
        .Concat(Steps.Select(step => step.Body)));
}
