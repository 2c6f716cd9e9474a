namespace NurtureLang.Cases.Tests;

/// <summary>Puts every golden folder through every phase.</summary>
public sealed class CaseTests
{
    public static TheoryData<GoldenCase> Cases => [.. GoldenCase.All];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_phase_gives_what_stands_in_its_file(GoldenCase @case)
    {
        var differences = Phases.All
            .Select(phase => Golden.Compare(@case, phase.File, phase.Run(@case)))
            .OfType<string>()
            .ToList();
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }
}
