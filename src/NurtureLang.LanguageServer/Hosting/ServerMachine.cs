namespace NurtureLang.LanguageServer.Hosting;

/// <summary>What the server wants of the machine beside its two streams.</summary>
/// <param name="IsAlive">Whether a process still runs.</param>
/// <param name="Complain">Says a sentence where the client does not read: on standard error.</param>
/// <param name="IsTimeZone">Whether an IANA time zone of this name exists.</param>
/// <param name="Files">The disk.</param>
/// <param name="Version">The program's version.</param>
public sealed record ServerMachine(
    Func<int, bool> IsAlive, Action<string> Complain, Func<string, bool> IsTimeZone, Ide.Workspaces.IFileSystem Files, string Version)
{
    /// <summary>The file that holds the page of a diagnostic; null where there is none.</summary>
    public Func<string, string?> PageOf { get; init; } = _ => null;

    /// <summary>How long after the last edit diagnostics are published.</summary>
    public TimeSpan Debounce { get; init; } = TimeSpan.FromMilliseconds(120);

    /// <summary>How often it is looked whether the client still runs.</summary>
    public TimeSpan LookAfterClient { get; init; } = TimeSpan.FromSeconds(2);
}
