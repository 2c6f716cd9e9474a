using System.Reflection;

namespace NurtureLang.Cli.Commands;

/// <summary>Which version this is.</summary>
internal static class ProgramVersion
{
    /// <summary>The version, as `--version` prints it.</summary>
    public static string Text { get; } = $"nurture {Number()}";

    private static string Number()
    {
        var version = typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
        var build = version.IndexOf('+', StringComparison.Ordinal);
        return build < 0 ? version : version[..build];
    }
}
