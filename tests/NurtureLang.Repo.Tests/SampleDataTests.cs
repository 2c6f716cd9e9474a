using NurtureLang.SampleData;

namespace NurtureLang.Repo.Tests;

/// <summary>The made-up histories under samples/ are those of the committed generator.</summary>
public sealed class SampleDataTests
{
    [Fact]
    public void The_committed_histories_are_what_the_generator_writes() =>
        Assert.All(Histories.All(), history => Assert.True(
            Repository.Read(history.Path) == history.Text, $"{history.Path} differs; run `dotnet run --project tests/NurtureLang.SampleData`."));
}
