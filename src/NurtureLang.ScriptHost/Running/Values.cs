using NurtureLang.Scripting.Protocol;

namespace NurtureLang.ScriptHost.Running;

/// <summary>Values as messages carry them, and as C# has them.</summary>
internal static class Values
{
    private const decimal One = 1_000_000;
    private const decimal LargestNumber = 9_000_000_000_000;
    private static readonly int FirstDay = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>A value for a script; null where it is unknown.</summary>
    /// <exception cref="ArgumentOutOfRangeException">C# has no such date or instant.</exception>
    public static object? ToScript(ScriptValue value, ScriptKind kind)
    {
        if (!value.IsKnown) return null;
        var number = value.Number ?? 0;
        return kind switch
        {
            ScriptKind.Text => value.Text,
            ScriptKind.Texts => value.Texts,
            ScriptKind.Number => number / One,
            ScriptKind.YesNo => number != 0,
            ScriptKind.Date => DateOnly.FromDayNumber(checked((int)number + FirstDay)),
            ScriptKind.Instant => new DateTimeOffset(checked(number + DateTimeOffset.UnixEpoch.Ticks), TimeSpan.Zero),
            ScriptKind.Time => new TimeOnly(number),
            ScriptKind.Duration => new TimeSpan(number),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>A value that a script gave.</summary>
    /// <exception cref="OverflowException">It is larger than a value may be.</exception>
    public static ScriptValue FromScript(object? value, ScriptKind kind) => (value, kind) switch
    {
        (null, _) => ScriptValue.Unknown,
        (string text, ScriptKind.Text) => ScriptValue.Of(text),
        (IReadOnlyList<string> texts, ScriptKind.Texts) => ScriptValue.Of([.. texts]),
        (decimal number, ScriptKind.Number) => Number(number),
        (int number, ScriptKind.Number) => Number(number),
        (long number, ScriptKind.Number) => Number(number),
        (bool yes, ScriptKind.YesNo) => ScriptValue.Of(yes ? 1 : 0),
        (DateOnly date, ScriptKind.Date) => ScriptValue.Of(date.DayNumber - FirstDay),
        (DateTimeOffset instant, ScriptKind.Instant) => ScriptValue.Of(instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks),
        (TimeOnly time, ScriptKind.Time) => ScriptValue.Of(time.Ticks),
        (TimeSpan duration, ScriptKind.Duration) => ScriptValue.Of(duration.Ticks),
        _ => throw new InvalidCastException("the script gave a value of another type"),
    };

    // Rounded half away from zero to a millionth, as the language rounds.
    private static ScriptValue Number(decimal number)
    {
        if (Math.Abs(number) > LargestNumber) throw new OverflowException("the number is larger than nine million million");
        return ScriptValue.Of((long)Math.Round(number * One, MidpointRounding.AwayFromZero));
    }
}
