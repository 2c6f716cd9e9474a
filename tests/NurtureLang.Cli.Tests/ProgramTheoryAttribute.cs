namespace NurtureLang.Cli.Tests;

/// <summary>A theory that needs a program on the PATH, and is skipped with its name where that is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ProgramTheoryAttribute : TheoryAttribute
{
    public ProgramTheoryAttribute(string program)
    {
        if (!IsThere(program)) Skip = $"{program} is not installed here.";
    }

    private static bool IsThere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
