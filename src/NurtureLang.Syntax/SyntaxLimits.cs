namespace NurtureLang.Syntax;

/// <summary>How much of anything a campaign file may hold.</summary>
public static class SyntaxLimits
{
    /// <summary>The longest file, in bytes of UTF-8.</summary>
    public const int FileBytesMax = 1024 * 1024;

    /// <summary>The longest quoted text, in bytes of UTF-8.</summary>
    public const int TextBytesMax = 64 * 1024;

    /// <summary>How deep brackets may nest.</summary>
    public const int DepthMax = 64;

    /// <summary>How many operators of one sort may follow one another.</summary>
    public const int ChainMax = 256;

    /// <summary>How many diagnostics a file gets before the rest of it is passed over.</summary>
    public const int DiagnosticsMax = 100;
}
