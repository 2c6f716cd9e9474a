namespace NurtureLang.Scripting.Running;

/// <summary>Where the program is that runs scripts, and what they may use.</summary>
/// <param name="Program">The path of its executable, or of the runtime that starts its library.</param>
public sealed record ScriptSettings(string Program)
{
    /// <summary>The path of the library that the runtime starts; null where the program is an executable.</summary>
    public string? Library { get; init; }

    /// <summary>How long one call may compute: a second. Time that the machine spends on other programs does not count.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How much memory the process may use for objects, in bytes, the compiler's included: 400 MiB.</summary>
    public long Memory { get; init; } = 400L << 20;
}
