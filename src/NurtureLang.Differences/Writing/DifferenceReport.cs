using System.Collections.Immutable;

namespace NurtureLang.Differences.Writing;

/// <summary>What is written about an edit: the difference, between what, and, where they were counted, the people that it strands.</summary>
/// <param name="Difference">The difference.</param>
/// <param name="Old">What the older version is called, such as its path.</param>
/// <param name="New">What the newer version is called.</param>
/// <param name="Title">The newer campaign's title.</param>
public sealed record DifferenceReport(PlanDifference Difference, string Old, string New, string Title)
{
    /// <summary>The hashes of the two plans.</summary>
    public (string Old, string New) Hashes { get; init; } = ("", "");

    /// <summary>The people that were counted; null where nobody was.</summary>
    public StrandedPeople? People { get; init; }

    /// <summary>Why people were not counted although a history was named; null where they were, or where none was named.</summary>
    public string? NotCounted { get; init; }

    /// <summary>How many changes there are, and how risky: `3 changes, the highest risk is medium`.</summary>
    public string Sum => Difference.Changes.Length switch
    {
        0 => "nothing that anybody would notice",
        1 => $"1 change, its risk is {RiskName(Difference.Highest)}",
        var many => $"{many} changes, the highest risk is {RiskName(Difference.Highest)}",
    };

    /// <summary>The places where somebody is, with how many; without a count, all places.</summary>
    public IEnumerable<(StrandingPlace Place, int? People)> Places => Difference.Places
        .Select(place => (place, People?.CountAt(place.Place)))
        // INVARIANT: whoever was counted is shown, also in a place that nobody thought of.
        .Concat((People?.Places ?? ImmutableSortedDictionary<string, int>.Empty).Where(one => Difference.Places.All(place => place.Place != one.Key))
            .Select(one => (new StrandingPlace(one.Key, "", one.Key.StartsWith("in stage", StringComparison.Ordinal), false, ""), (int?)one.Value)));

    /// <summary>`low`, `medium` or `high`.</summary>
    public static string RiskName(Risk risk) => risk switch
    {
        Risk.Low => "low",
        Risk.Medium => "medium",
        Risk.High => "high",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The title of a part.</summary>
    public static string PartTitle(Part part) => part switch
    {
        Part.Campaign => "The campaign",
        Part.Data => "The data",
        Part.Who => "Who",
        Part.Scores => "How warm",
        Part.Journey => "Where in the journey",
        Part.Handoffs => "Handing over",
        Part.Content => "What is said",
        Part.Policy => "What holds for every touch",
        Part.Sequences => "When",
        Part.Goals => "What good looks like",
        Part.Guarantees => "What must never happen",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>What people do at a place, and when they would be without one.</summary>
    public static string Says(StrandingPlace place)
    {
        var what = place.What.Length == 0 ? "" : $" ({place.What})";
        var when = place.IsStage ? "" : place.IsBrief ? ", while a touch waits there, with --migrate" : ", with --migrate";
        return $"{place.Place}{what}{when}";
    }
}

/// <summary>How many people a newer version has no place for.</summary>
/// <param name="At">The instant at which it goes live, as text.</param>
/// <param name="Places">The places, and how many people are there.</param>
public sealed record StrandedPeople(string At, ImmutableSortedDictionary<string, int> Places)
{
    /// <summary>How many at all; whoever is in two sequences counts in both.</summary>
    public int Total => Places.Values.Sum();

    /// <summary>How many at a place.</summary>
    public int CountAt(string place) => Places.GetValueOrDefault(place);
}
