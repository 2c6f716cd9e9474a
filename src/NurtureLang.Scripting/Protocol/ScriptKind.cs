namespace NurtureLang.Scripting.Protocol;

/// <summary>The kinds of value that go between the program and the process that runs scripts; each is one type of C#.</summary>
public enum ScriptKind
{
    /// <summary>`string`: a text, a time zone's name, or a named value by its name.</summary>
    Text,
    /// <summary>`decimal`: a number, an amount of money, a share; sent in millionths.</summary>
    Number,
    /// <summary>`bool`.</summary>
    YesNo,
    /// <summary>`DateOnly`; sent in days since 1970-01-01.</summary>
    Date,
    /// <summary>`DateTimeOffset` at offset zero; sent in ticks since 1970-01-01T00:00Z.</summary>
    Instant,
    /// <summary>`TimeOnly`; sent in ticks.</summary>
    Time,
    /// <summary>`TimeSpan`; sent in ticks.</summary>
    Duration,
    /// <summary>`IReadOnlyList` of `string`: a set, its members by name.</summary>
    Texts,
}

/// <summary>The type of a parameter or of a result.</summary>
/// <param name="Kind">What kind of value.</param>
/// <param name="Optional">Whether it may be unknown, which is null in C#.</param>
public readonly record struct ScriptType(ScriptKind Kind, bool Optional);

/// <summary>A value on its way: a text, several texts, or a whole number in the units that its kind says. All are null or nothing where it is unknown.</summary>
/// <param name="Number">For everything but text.</param>
/// <param name="Text">For a text.</param>
/// <param name="Texts">For a set.</param>
public readonly record struct ScriptValue(long? Number, string? Text, IReadOnlyList<string>? Texts)
{
    /// <summary>Unknown.</summary>
    public static ScriptValue Unknown => default;

    /// <summary>Whether it is known.</summary>
    public bool IsKnown => Number is not null || Text is not null || Texts is not null;

    /// <summary>A number in the units of its kind.</summary>
    public static ScriptValue Of(long number) => new(number, null, null);

    /// <summary>A text.</summary>
    public static ScriptValue Of(string text) => new(null, text, null);

    /// <summary>Texts.</summary>
    public static ScriptValue Of(IReadOnlyList<string> texts) => new(null, null, texts);
}
