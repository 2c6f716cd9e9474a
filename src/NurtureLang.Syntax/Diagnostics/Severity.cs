namespace NurtureLang.Syntax.Diagnostics;

/// <summary>How grave a diagnostic is.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing has to be done.</summary>
    Note,

    /// <summary>The campaign runs, and probably does something its author did not mean.</summary>
    Warning,

    /// <summary>The campaign cannot run until it is mended.</summary>
    Error,
}
