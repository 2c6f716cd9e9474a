using NurtureLang.SampleData.Acme;
using NurtureLang.SampleData.Samples;

namespace NurtureLang.SampleData;

/// <summary>The made-up histories of all samples, as the bytes of their files.</summary>
public static class Histories
{
    // One line for each sample, by name.
    private static readonly IHistory[] Samples =
    [
        new AcceleratorHistory(),
        new AccountBasedHistory(),
        new AcmeHistory(),
        new FunnelHistory(),
        new CartAbandonedHistory(),
        new ContractRenewalHistory(),
        new DemoRequestHistory(),
        new EducationHistory(),
        new EngagementHistory(),
        new LostDealsHistory(),
        new NextBestTouchHistory(),
        new OnboardingByRoleHistory(),
        new ProductAdoptionHistory(),
        new FernwayHistory(),
        new FairHistory(),
        new WebinarFollowUpHistory(),
        new WelcomeHistory(),
    ];

    /// <summary>Each file's path from the root of the project, with its text.</summary>
    public static IReadOnlyList<(string Path, string Text)> All() =>
        [.. Samples.Select(history => (history.Sample, Files: history.Write())).SelectMany(one => new[]
        {
            ($"samples/{one.Sample}/contacts.csv", one.Files.Contacts),
            ($"samples/{one.Sample}/events.csv", one.Files.Events),
        })];
}
