using NurtureLang.Syntax.Diagnostics;
using static NurtureLang.Semantics.Diagnostics.Descriptors;

namespace NurtureLang.Semantics.Diagnostics;

/// <summary>About types, units and unknown values.</summary>
public static class TypeDiagnostics
{
    /// <summary>Two types that do not compare.</summary>
    public static DiagnosticDescriptor CannotCompare { get; } =
        Error("NUR1201", "Two kinds of value that cannot be compared", "`{0}` is {1} and `{2}` is {3}: they cannot be compared.");

    /// <summary>A condition is wanted.</summary>
    public static DiagnosticDescriptor ConditionWanted { get; } =
        Error("NUR1202", "A condition is wanted", "A condition is wanted here, and `{0}` is {1}: compare it with something.");

    /// <summary>No order.</summary>
    public static DiagnosticDescriptor NoOrder { get; } =
        Error("NUR1203", "Values without an order", "`{0}` is {1}, which has no larger and smaller: use `=`, `!=` or `in`.");

    /// <summary>Arithmetic that makes no sense.</summary>
    public static DiagnosticDescriptor CannotCalculate { get; } =
        Error("NUR1204", "Amounts that do not go together", "`{0}` is {1} and `{2}` is {3}: they do not go together in a calculation.");

    /// <summary>A number where a length of time is wanted.</summary>
    public static DiagnosticDescriptor UnitMissing { get; } =
        Error("NUR1205", "A length of time without its unit", "`{0}` is {1}, and a length of time is wanted: write it with its unit, such as `3 days`.");

    /// <summary>Months in a window.</summary>
    public static DiagnosticDescriptor NoFixedLength { get; } =
        Error("NUR1206", "Months and years have no fixed length", "`{0}` has no fixed length, and this period is exact: write it in days or weeks.");

    /// <summary>Half a day.</summary>
    public static DiagnosticDescriptor WholeUnits { get; } =
        Error("NUR1207", "Part of a day", "`{0}`: days, weeks, months and years are whole; write a part of a day in hours.");

    /// <summary>An unknown type.</summary>
    public static DiagnosticDescriptor UnknownType { get; } = Error("NUR1208", "Nothing is of this type", "There is no type `{0}`{1}");

    /// <summary>A set of the wrong thing.</summary>
    public static DiagnosticDescriptor SetOf { get; } =
        Error("NUR1209", "A set of what has no list of values", "A set holds channels, topics, or an enum's values, at most 62 of them; `{0}` is none of these.");

    /// <summary>Date and instant.</summary>
    public static DiagnosticDescriptor DateAndInstant { get; } =
        Error("NUR1210", "A date and an instant", "`{0}` is {1} and `{2}` is {3}: a date is a whole day and an instant a point in time; both must be one kind.");

    /// <summary>Two currencies.</summary>
    public static DiagnosticDescriptor TwoCurrencies { get; } =
        Error("NUR1211", "Two currencies", "`{0}` is in {1}, and the campaign counts in {2}: amounts are not converted.");

    /// <summary>Text is wanted.</summary>
    public static DiagnosticDescriptor TextWanted { get; } = Error("NUR1212", "Text is wanted", "Text is wanted here, and `{0}` is {1}.");

    /// <summary>Open hours where they do not count.</summary>
    public static DiagnosticDescriptor OpenHoursNotHere { get; } =
        Error("NUR1213", "Open hours do not count here", "`of {0} hours` counts in a task's `due within` and in a hand-off; here every hour counts.");

    /// <summary>Weeks or months of open hours.</summary>
    public static DiagnosticDescriptor OpenHoursUnit { get; } =
        Error("NUR1230", "Open hours in weeks or months", "`{0}`: open time is counted in minutes, hours and working days, such as `5 days of office hours`.");

    /// <summary>A window that belongs to nothing.</summary>
    public static DiagnosticDescriptor WindowOfNothing { get; } =
        Error("NUR1214", "A window without its one count", "`in last ...` belongs to one count of events, and there {0} here: write it right after the one it is for.");

    /// <summary>Out of range.</summary>
    public static DiagnosticDescriptor OutOfRange { get; } = Error("NUR1215", "A number out of its range", "`{0}` is out of range: {1}.");

    /// <summary>A property that cannot be summed.</summary>
    public static DiagnosticDescriptor CannotSum { get; } =
        Error("NUR1216", "Nothing to put together", "`{0}` is made of a property that {1}: write it behind the event, such as `{0}({2}.{3})`.");

    /// <summary>Hours from a date.</summary>
    public static DiagnosticDescriptor PartOfADay { get; } =
        Error("NUR1220", "A part of a day from a date", "`{1}` is a date, a whole day, and `{0}` is a part of one: write whole days, such as `1 day`.");

    /// <summary>Arguments that a function does not take.</summary>
    public static DiagnosticDescriptor WrongArguments { get; } =
        Error("NUR1222", "What a function does not take", "The function is `{0}`, and here it is given {1}.");

    /// <summary>A result that a function does not declare.</summary>
    public static DiagnosticDescriptor WrongResult { get; } =
        Error("NUR1223", "What a function does not give", "`{0}` is {1}, and function `{2}` gives {3}.");

    /// <summary>A function in C# that is given what changes at every instant.</summary>
    public static DiagnosticDescriptor MovingArgument { get; } =
        Error("NUR1241", "A function in C# is given what changes at every instant",
            "{0} changes at every instant, and function `{1}` is a script in C#: nobody can work out when its answer turns. Give it a grade, a stage or a count.");

    /// <summary>A function in C# with more parameters than one may have.</summary>
    public static DiagnosticDescriptor TooManyParameters { get; } =
        Error("NUR1242", "A function in C# with too many parameters", "Function `{0}` is a script in C#, which takes at most {1} values.");

    /// <summary>A call that comes to too much.</summary>
    public static DiagnosticDescriptor CallTooLarge { get; } =
        Error("NUR1224", "A call that comes to too much",
            "With all that it calls, this call of `{0}` comes to more than {1} parts: let functions call each other less often.");

    /// <summary>Something else than a stage is entered.</summary>
    public static DiagnosticDescriptor StageWanted { get; } =
        Error("NUR1221", "What is entered is no stage",
            "Only a stage is entered, and `{0}` is {1}: write `is {2}`, which a `when` takes at the instant it becomes true.");

    /// <summary>A condition where a value is wanted.</summary>
    public static DiagnosticDescriptor ValueWanted { get; } =
        Error("NUR1217", "A value is wanted", "A value is wanted here, and `{0}` is {1}.");

    /// <summary>Too deep.</summary>
    public static DiagnosticDescriptor TooDeep { get; } =
        Error("NUR1218", "An expression nested too deeply", "This expression is nested more than {0} deep: name a part of it as a segment.");

    /// <summary>A value of another type is wanted.</summary>
    public static DiagnosticDescriptor OtherTypeWanted { get; } = Error("NUR1219", "Another kind of value is wanted", "{0} is wanted here, and `{1}` is {2}.");

    /// <summary>A token that may be unknown.</summary>
    public static DiagnosticDescriptor TokenMayBeUnknown { get; } =
        Error("NUR1301", "A token that may be unknown", "`{0}` may be unknown: say what stands there then, such as `{0} or \"there\"`.");

    /// <summary>`not` over a comparison that may be unknown.</summary>
    public static DiagnosticDescriptor NotOverUnknown { get; } =
        Warning("NUR1302", "`not` also holds for the unknown", "`not` holds here also where `{0}` is unknown: add `and {0} is known` if that is not meant.");

    /// <summary>Too many stand-ins.</summary>
    public static DiagnosticDescriptor TooManyFallbacks { get; } =
        Error("NUR1303", "Too many values that stand in", "At most two values and a text may follow each other with `or`.");

    /// <summary>A choose that leaves somebody out.</summary>
    public static DiagnosticDescriptor NotExhaustive { get; } =
        Error("NUR1304", "A `choose` that leaves somebody out", "This `choose` says nothing for {0}: add {1}.");

    /// <summary>A case that was already said.</summary>
    public static DiagnosticDescriptor CaseTwice { get; } = Error("NUR1305", "A case is said twice", "`{0}` has its branch already; this one is never taken.");
}
