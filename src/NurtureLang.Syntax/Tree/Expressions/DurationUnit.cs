namespace NurtureLang.Syntax.Tree.Expressions;

/// <summary>The unit of a length of time, from the shortest to the longest.</summary>
public enum DurationUnit
{
    /// <summary>`seconds`: elapsed.</summary>
    Seconds,

    /// <summary>`minutes`: elapsed.</summary>
    Minutes,

    /// <summary>`hours`: elapsed.</summary>
    Hours,

    /// <summary>`days`: calendar days in a wait, 24 hours in a window.</summary>
    Days,

    /// <summary>`weeks`: seven days.</summary>
    Weeks,

    /// <summary>`months`: calendar months.</summary>
    Months,

    /// <summary>`years`: calendar years.</summary>
    Years,
}
