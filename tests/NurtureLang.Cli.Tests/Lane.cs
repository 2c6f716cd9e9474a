namespace NurtureLang.Cli.Tests;

/// <summary>The trait by which ./test runs these tests in two processes: the tests that start other programs, and all others.</summary>
internal static class Lane
{
    /// <summary>The trait's name.</summary>
    public const string Name = "Lane";

    /// <summary>Its value for tests that start other programs and mostly wait for them.</summary>
    public const string Programs = "programs";
}
