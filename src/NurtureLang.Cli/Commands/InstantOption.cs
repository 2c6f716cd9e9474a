using System.Globalization;
using NurtureLang.Cli.Hosting;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Time;

namespace NurtureLang.Cli.Commands;

/// <summary>Reads an instant off the command line.</summary>
internal static class InstantOption
{
    private static readonly string[] WithZone =
    [
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd' 'HH:mmK", "yyyy-MM-dd' 'HH:mm:ssK", "yyyy-MM-dd' 'HH:mm:ss.FFFFFFFK",
    ];

    /// <summary>The instant of an option in ticks; unknown where it was not given. A day alone is its first instant, or its last where the option is an end.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="option">The option.</param>
    /// <param name="zone">The campaign's zone, for what names no offset.</param>
    /// <param name="isEnd">Whether the option is the end of something.</param>
    /// <exception cref="CommandException">It is no instant.</exception>
    public static long Read(Arguments arguments, string option, ZoneClock zone, bool isEnd)
    {
        return arguments.Text(option) is { } text ? Read(option, text, zone, isEnd) : Value.Unknown;
    }

    /// <summary>An instant in ticks that was written for an option.</summary>
    /// <exception cref="CommandException">It is no instant.</exception>
    public static long Read(string option, string text, ZoneClock zone, bool isEnd)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            var number = day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
            return InRange(option, text, isEnd ? zone.StartOfDay(number + 1) - 1 : zone.StartOfDay(number));
        }

        if (!DateTime.TryParseExact(text, WithZone, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var instant))
            throw new CommandException($"{option} takes an instant such as 2026-03-01T10:00:00Z or a day such as 2026-03-01; `{DisplayWidth.Harmless(text)}` is neither.");
        var ticks = instant.Ticks - DateTime.UnixEpoch.Ticks;
        return InRange(option, text, instant.Kind == DateTimeKind.Unspecified ? zone.At(ticks) : ticks);
    }

    private static long InRange(string option, string text, long instant) =>
        instant is >= Ticks.Earliest and <= Ticks.Latest ? instant : throw new CommandException($"{option} {text} is out of range.");
}
