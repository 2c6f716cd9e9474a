using System.Diagnostics;
using System.Text;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Values;

namespace NurtureLang.History.Values;

/// <summary>Reads the cells of one field or property into values of its type.</summary>
/// <remarks>The hot path says only whether a cell was read; why it was not is worked out afterwards, by <see cref="Explain"/>.</remarks>
internal sealed class CellReader(PlanType type, NameTable? names, CellContext context, int number)
{
    private const int MostNamed = 12;
    private const int LongestShown = 40;

    // The currency of the field where it is known here; an amount that names none does not ask for it.
    private string? currency;

    /// <summary>Reads a cell; false when it holds no value of the type. An empty cell is unknown, an empty set where the type has to be known.</summary>
    public bool TryRead(ReadOnlySpan<byte> cell, out long value)
    {
        if (type.Kind == ValueKind.Text && !type.Set)
        {
            if (cell.Length == 0) return TryReadNothing(out value);
            value = context.Texts.Intern(cell);
            return true;
        }

        cell = Digits.Trim(cell);
        if (cell.Length == 0) return TryReadNothing(out value);
        return type.Set ? TryReadSet(cell, out value) : TryReadOne(cell, out value);
    }

    /// <summary>Why a cell was not read, as a sentence.</summary>
    public string Explain(ReadOnlySpan<byte> cell)
    {
        var trimmed = Digits.Trim(cell);
        if (trimmed.Length == 0) return "is empty, and the campaign says that it is always known.";
        var shown = Show(trimmed);
        return type.Kind switch
        {
            _ when type.Set || names is not null => $"{shown} is none of {Known()}.",
            ValueKind.Number => ExplainNumber(trimmed, $"{shown} is no number: write 1234.5, without separators between thousands."),
            ValueKind.Percent => ExplainNumber(trimmed.TrimEnd("% "u8), $"{shown} is no percentage: write 25% or 0.25."),
            ValueKind.Money => ExplainMoney(trimmed, shown),
            ValueKind.YesNo => $"{shown} is neither yes nor no: write yes or no, true or false, 1 or 0.",
            ValueKind.Date => $"{shown} is no day: write 2026-03-01.",
            ValueKind.Instant => $"{shown} is no point in time: {InstantReader.Forms}.",
            ValueKind.Time => $"{shown} is no time of day: write 09:30.",
            ValueKind.Duration => $"{shown} is no length of time: {DurationReader.Forms}.",
            _ => $"{shown} cannot be read.",
        };
    }

    /// <summary>A cell in a sentence: quoted, and cut where it is long.</summary>
    public static string Show(ReadOnlySpan<byte> cell)
    {
        var text = Encoding.UTF8.GetString(cell.Length > LongestShown * 4 ? cell[..(LongestShown * 4)] : cell);
        text = text.Replace('\r', ' ').Replace('\n', ' ');
        return text.Length > LongestShown ? $"\"{text[..LongestShown]}...\"" : $"\"{text}\"";
    }

    private bool TryReadNothing(out long value)
    {
        value = type is { Set: true, Optional: false } ? 0 : Value.Unknown;
        return type.Optional || type.Set;
    }

    private bool TryReadSet(ReadOnlySpan<byte> cell, out long value)
    {
        value = 0;
        while (true)
        {
            var end = cell.IndexOf((byte)';');
            var item = Digits.Trim(end < 0 ? cell : cell[..end]);
            if (item.Length > 0)
            {
                var position = names?.Find(item) ?? -1;
                // INVARIANT: a set's list has at most 62 members, so that a mask is never the unknown value.
                if (position is < 0 or > 61) return false;
                value |= 1L << position;
            }

            if (end < 0) return true;
            cell = cell[(end + 1)..];
        }
    }

    private bool TryReadOne(ReadOnlySpan<byte> cell, out long value)
    {
        switch (type.Kind)
        {
            case ValueKind.Number:
                return NumberReader.Read(cell, out value) == NumberFate.Read;
            case ValueKind.YesNo:
                return TryReadYesNo(cell, out value);
            case ValueKind.Date:
                return TryReadDate(cell, out value);
            case ValueKind.Instant:
                return context.Instants.TryRead(cell, out value);
            case ValueKind.Time:
                return InstantReader.TryReadTime(cell, out value, out var length) && length == cell.Length;
            case ValueKind.Duration:
                return DurationReader.TryRead(cell, out value);
            case ValueKind.Money:
                return TryReadMoney(cell, out value);
            case ValueKind.Percent:
                return TryReadPercent(cell, out value);
            case ValueKind.TimeZone:
                value = context.Zones.Read(cell);
                return true;
            case ValueKind.Channel or ValueKind.Message or ValueKind.Asset or ValueKind.Topic or ValueKind.Enum:
                value = names?.Find(cell) ?? -1;
                return value >= 0;
            default:
                throw new UnreachableException($"a cell of kind {type.Kind}");
        }
    }

    private static bool TryReadYesNo(ReadOnlySpan<byte> cell, out long value)
    {
        value = 0;
        if (Is(cell, "yes") || Is(cell, "true") || Is(cell, "1")) value = 1;
        else return Is(cell, "no") || Is(cell, "false") || Is(cell, "0");
        return true;
    }

    private static bool Is(ReadOnlySpan<byte> cell, string word) => Ascii.EqualsIgnoreCase(cell, word);

    // A day, or an instant whose day as it is written counts, whatever its offset.
    private static bool TryReadDate(ReadOnlySpan<byte> cell, out long value)
    {
        value = CalendarDays.Read(cell);
        if (value == int.MinValue) return false;
        return cell.Length == 10 || (cell.Length >= 16 && cell[10] is (byte)'T' or (byte)' ' && InstantReader.TryReadTime(cell[11..], out _, out _));
    }

    private static bool TryReadPercent(ReadOnlySpan<byte> cell, out long value)
    {
        if (cell[^1] != '%') return NumberReader.Read(cell, out value) == NumberFate.Read;
        if (NumberReader.Read(Digits.Trim(cell[..^1]), out value) != NumberFate.Read) return false;
        value = Value.Divide(value, 100 * Value.One);
        return true;
    }

    private bool TryReadMoney(ReadOnlySpan<byte> cell, out long value)
    {
        var amount = cell;
        ReadOnlySpan<byte> code = default;
        if (cell.Length > 3 && IsCode(cell[..3]))
        {
            code = cell[..3];
            amount = cell[3..];
        }
        else if (cell.Length > 3 && IsCode(cell[^3..]))
        {
            code = cell[^3..];
            amount = cell[..^3];
        }

        if (NumberReader.Read(Digits.Trim(amount), out value) != NumberFate.Read) return false;
        if (code.Length == 0) return true;
        currency ??= context.CurrencyOf(number);
        if (currency is not null) return Is(code, currency);
        currency = Encoding.ASCII.GetString(code);
        context.SettleCurrency(number, currency);
        return true;
    }

    private static bool IsCode(ReadOnlySpan<byte> text) =>
        text.Length == 3 && char.IsAsciiLetterUpper((char)text[0]) && char.IsAsciiLetterUpper((char)text[1]) && char.IsAsciiLetterUpper((char)text[2]);

    private static string ExplainNumber(ReadOnlySpan<byte> cell, string otherwise) =>
        NumberReader.Read(cell, out _) == NumberFate.OutOfRange ? $"{Show(cell)} is larger than nine million million." : otherwise;

    private string ExplainMoney(ReadOnlySpan<byte> cell, string shown)
    {
        var head = cell[..Math.Min(3, cell.Length)];
        var code = IsCode(head) ? head : cell[Math.Max(0, cell.Length - 3)..];
        if (IsCode(code)) currency ??= context.CurrencyOf(number);
        if (currency is not null && IsCode(code) && !Is(code, currency))
            return $"{shown} is in another currency than the amounts before it, which are in {currency}: one column holds one currency.";
        return ExplainNumber(cell.Trim("ABCDEFGHIJKLMNOPQRSTUVWXYZ "u8), $"{shown} is no amount of money: write 500, 499.90 or EUR 500.");
    }

    private string Known()
    {
        var all = names?.Names ?? [];
        if (all.Count == 0) return "the names that the campaign declares: it declares none";
        var listed = string.Join(", ", all.Take(MostNamed));
        return all.Count > MostNamed ? $"{listed} and {all.Count - MostNamed} more" : listed;
    }
}
