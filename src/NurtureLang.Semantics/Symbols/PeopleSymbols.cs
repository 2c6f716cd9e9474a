namespace NurtureLang.Semantics.Symbols;

/// <summary>A persona.</summary>
public sealed class PersonaSymbol(string name, int position, Origin? origin, string title) : Symbol(name, position, origin)
{
    /// <summary>How it is shown.</summary>
    public string Title { get; } = title;

    /// <inheritdoc />
    public override string What => "persona";
}

/// <summary>A segment.</summary>
public sealed class SegmentSymbol(string name, int position, Origin? origin) : Symbol(name, position, origin)
{
    /// <inheritdoc />
    public override string What => "segment";
}

/// <summary>A score.</summary>
public sealed class ScoreSymbol(string name, int position, Origin? origin, string title, decimal? low, decimal? high) : Symbol(name, position, origin)
{
    /// <summary>How it is shown.</summary>
    public string Title { get; } = title;

    /// <summary>The least that is read; null for no bound.</summary>
    public decimal? Low { get; } = low;

    /// <summary>The most that is read; null for no bound.</summary>
    public decimal? High { get; } = high;

    /// <inheritdoc />
    public override string What => "score";
}

/// <summary>A sequence.</summary>
public sealed class SequenceSymbol(string name, int position, Origin? origin, string title, bool isProgram = false) : Symbol(name, position, origin)
{
    /// <summary>Whether it is a program.</summary>
    public bool IsProgram { get; } = isProgram;

    /// <summary>How it is shown.</summary>
    public string Title { get; } = title;

    /// <inheritdoc />
    public override string What => IsProgram ? "program" : "sequence";
}

/// <summary>A calendar.</summary>
public sealed class CalendarSymbol(string name, int position, Origin? origin) : Symbol(name, position, origin)
{
    /// <inheritdoc />
    public override string What => "calendar";
}
