namespace NurtureLang.Cli.Hosting;

/// <summary>The exit codes, as other programs rely on them.</summary>
internal static class ExitCode
{
    /// <summary>All is well.</summary>
    public const int Fine = 0;

    /// <summary>The user's files have problems.</summary>
    public const int Problems = 1;

    /// <summary>The command line is wrong, a file cannot be read or written, or it is a fault of ours.</summary>
    public const int Failed = 2;

    /// <summary>All is well, and something was written that is to be looked at and kept.</summary>
    public const int NewGoldens = 10;
}
