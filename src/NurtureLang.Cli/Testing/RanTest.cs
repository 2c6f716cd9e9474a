using NurtureLang.Cli.Timeline;
using NurtureLang.Plan;
using NurtureLang.Plan.Values;
using NurtureLang.Simulation.Testing;

namespace NurtureLang.Cli.Testing;

/// <summary>A test that was run, with what it takes to show it.</summary>
/// <param name="Result">What came of it.</param>
/// <param name="Campaign">The campaign that it belongs to.</param>
internal sealed record RanTest(TestResult Result, TestedCampaign Campaign)
{
    /// <summary>What differs from the timeline that is kept, and the line that expects it; null where nothing does.</summary>
    public (string Source, string Expected, string Instead)? Timeline { get; init; }

    /// <summary>Whether everything was as expected.</summary>
    public bool Passed => Result.Passed && Timeline is null;

    /// <summary>The path and the line of a place in the campaign's files, from where the user stands.</summary>
    public (string Path, int Line) Place(string source)
    {
        var colon = source.LastIndexOf(':');
        var file = source[..colon];
        return (Campaign.Folder.Length == 0 ? file : $"{Campaign.Folder}/{file}", int.Parse(source.AsSpan(colon + 1), System.Globalization.CultureInfo.InvariantCulture));
    }
}

/// <summary>A campaign whose tests were run.</summary>
/// <param name="Folder">Its folder as the user wrote it; empty for the current one.</param>
/// <param name="Plan">The plan that its tests run.</param>
/// <param name="Texts">The pool of its texts.</param>
/// <param name="Lines">Its source lines.</param>
internal sealed record TestedCampaign(string Folder, CampaignPlan Plan, TextPool Texts, SourceLines Lines);
