namespace NurtureLang.Semantics.Types;

/// <summary>The kinds of value that the language knows.</summary>
public enum TypeKind
{
    /// <summary>What a mistake leaves behind; nothing that follows from it is reported again.</summary>
    Error,
    /// <summary>True or false: a condition.</summary>
    Condition,
    /// <summary>`text`.</summary>
    Text,
    /// <summary>`number`, also points and counts.</summary>
    Number,
    /// <summary>`yes_no`.</summary>
    YesNo,
    /// <summary>`date`.</summary>
    Date,
    /// <summary>`instant`.</summary>
    Instant,
    /// <summary>`time`: a time of day.</summary>
    Time,
    /// <summary>`duration`.</summary>
    Duration,
    /// <summary>`money`.</summary>
    Money,
    /// <summary>`percent`.</summary>
    Percent,
    /// <summary>`timezone`.</summary>
    TimeZone,
    /// <summary>`channel`.</summary>
    Channel,
    /// <summary>`message`.</summary>
    Message,
    /// <summary>`asset`.</summary>
    Asset,
    /// <summary>`topic`.</summary>
    Topic,
    /// <summary>An enum, or `one of (...)`.</summary>
    Enum,
    /// <summary>The contact's persona.</summary>
    Persona,
    /// <summary>A stage of a journey.</summary>
    Stage,
    /// <summary>A grade.</summary>
    Grade,
}
