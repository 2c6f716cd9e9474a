namespace NurtureLang.History.Values;

/// <summary>Days of the Gregorian calendar, counted from 1970-01-01.</summary>
internal static class CalendarDays
{
    /// <summary>The number of a day, or <see cref="int.MinValue"/> where the calendar has no such day.</summary>
    public static int Number(int year, int month, int day)
    {
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return int.MinValue;
        // Years that begin in March put the leap day at the end; an era is 400 years of 146,097 days.
        var y = month <= 2 ? year - 1 : year;
        var era = y / 400;
        var yearOfEra = y - (era * 400);
        var dayOfYear = (((153 * (month > 2 ? month - 3 : month + 9)) + 2) / 5) + day - 1;
        var dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
        return (era * 146_097) + dayOfEra - 719_468;
    }

    /// <summary>The number of the day that `2026-03-01` at the start of the text names, or <see cref="int.MinValue"/>.</summary>
    public static int Read(ReadOnlySpan<byte> text)
    {
        if (text.Length < 10 || text[4] != '-' || text[7] != '-') return int.MinValue;
        return Number(Digits.Four(text, 0), Digits.Two(text, 5), Digits.Two(text, 8));
    }
}
