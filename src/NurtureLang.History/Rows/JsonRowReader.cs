using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using NurtureLang.History.Values;

namespace NurtureLang.History.Rows;

/// <summary>Reads JSON Lines: one object a line, properties beside the standard names or under `properties`.</summary>
internal sealed class JsonRowReader : RowReader
{
    private const int MostDepth = 32;
    private const string TooLong = "The row is longer than 64 KiB.";

    private const int MostIgnoredNames = 100;

    private readonly WantedColumns wanted;
    private readonly WordNames names;
    private readonly int[][] numbers;
    private readonly Cells[] cells;
    private readonly ByteIndex unknown = new();
    private byte[] scratch = new byte[1024];
    private int scratchUsed;
    private bool isUtf8;
    private int rowStart;
    private int rowEnd;

    public JsonRowReader(WantedColumns wanted)
    {
        this.wanted = wanted;
        (names, numbers) = wanted.ByName();
        cells = new Cells[wanted.Count];
    }

    /// <inheritdoc/>
    protected override ReadOnlySpan<byte> Row => Bytes.AsSpan(rowStart, rowEnd - rowStart);

    /// <inheritdoc/>
    public override void Begin(RowBlock block, long line)
    {
        base.Begin(block, line);
        // Blocks are cut at line ends, so all rows are UTF-8 where the block is.
        isUtf8 = Utf8.IsValid(block.Bytes.AsSpan(block.Start, block.End - block.Start));
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Cell(int column)
    {
        var cell = cells[column];
        return cell.InScratch ? scratch.AsSpan(cell.Start, cell.Length) : Bytes.AsSpan(cell.Start, cell.Length);
    }

    /// <inheritdoc/>
    public override bool Read()
    {
        while (Start < End)
        {
            BeginRow();
            rowStart = Start;
            var length = Bytes.AsSpan(Start, End - Start).IndexOf((byte)'\n');
            rowEnd = length < 0 ? End : Start + length;
            Start = length < 0 ? End : rowEnd + 1;
            NextLine++;
            var isTooLong = rowEnd - rowStart > RowBytes.LongestRow;
            if (!isTooLong && Digits.Trim(Row).Trim((byte)'\r').Length == 0) continue;
            Rows++;
            if (isTooLong) Fault = TooLong;
            else if (!isUtf8) CheckEncoding();
            if (Fault is null) ReadObject();
            return true;
        }

        return false;
    }

    private void ReadObject()
    {
        Array.Clear(cells);
        scratchUsed = 0;
        var json = new Utf8JsonReader(Row, new JsonReaderOptions { MaxDepth = MostDepth });
        try
        {
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            {
                Fault = "The line holds no JSON object.";
                return;
            }

            ReadMembers(ref json, nested: false);
            if (json.Read()) Fault = "Something follows the JSON object on its line.";
        }
        catch (JsonException)
        {
            Fault = $"The line is not valid JSON, at or behind its byte {json.BytesConsumed + 1}.";
        }
        catch (InvalidOperationException)
        {
            Fault = "A text of the line holds half of a character, as \\ud83d alone would be.";
        }
    }

    private void ReadMembers(ref Utf8JsonReader json, bool nested)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.ValueIsEscaped ? FindEscaped(ref json) : FindPlain(json.ValueSpan);
            if (name < 0)
            {
                var isBag = !nested && json.ValueTextEquals("properties"u8);
                if (!isBag) Ignore(ref json);
                json.Read();
                if (isBag && json.TokenType == JsonTokenType.StartObject) ReadMembers(ref json, nested: true);
                else json.Skip();
            }
            else
            {
                json.Read();
                ReadValue(ref json, numbers[name], nested);
            }
        }
    }

    // The name stands in the block, behind which there is always more.
    private int FindPlain(ReadOnlySpan<byte> name) => names.Find(ref MemoryMarshal.GetReference(name), name.Length);

    private int FindEscaped(ref Utf8JsonReader json)
    {
        var name = Encoding.UTF8.GetBytes(json.GetString() ?? "");
        var padded = new byte[name.Length + sizeof(ulong)];
        name.CopyTo(padded, 0);
        return names.Find(ref padded[0], name.Length);
    }

    // A name is told once; as many as are ever shown are remembered.
    private void Ignore(ref Utf8JsonReader json)
    {
        if (unknown.Count == MostIgnoredNames && !json.ValueIsEscaped) return;
        var name = json.GetString() ?? "";
        if (unknown.Count == MostIgnoredNames) return;
        unknown.FindOrAdd(Encoding.UTF8.GetBytes(name), out var added);
        if (added) Ignored.Add(name);
    }

    private void ReadValue(ref Utf8JsonReader json, int[] columns, bool nested)
    {
        Cells cell;
        switch (json.TokenType)
        {
            case JsonTokenType.Null:
                cell = new Cells(false, 0, 0, nested);
                break;
            case JsonTokenType.String when json.ValueIsEscaped:
                cell = Unescape(ref json, nested);
                break;
            case JsonTokenType.String:
                cell = new Cells(false, rowStart + (int)json.TokenStartIndex + 1, json.ValueSpan.Length, nested);
                break;
            case JsonTokenType.StartArray:
                cell = Join(ref json, nested);
                break;
            case JsonTokenType.StartObject:
                Fault ??= $"\"{wanted[columns[0]]}\" holds an object where a value is meant.";
                json.Skip();
                return;
            default:
                cell = new Cells(false, rowStart + (int)json.TokenStartIndex, json.ValueSpan.Length, nested);
                break;
        }

        foreach (var column in columns)
        {
            // What stands under `properties` is a property, and wins over the same name beside it.
            if (nested ? wanted.IsProperty(column) : !cells[column].Nested) cells[column] = cell;
        }
    }

    private Cells Unescape(ref Utf8JsonReader json, bool nested)
    {
        Reserve(json.ValueSpan.Length);
        var length = json.CopyString(scratch.AsSpan(scratchUsed));
        var cell = new Cells(true, scratchUsed, length, nested);
        scratchUsed += length;
        return cell;
    }

    // An array of texts or numbers is a set, written as a cell has it: a;b.
    private Cells Join(ref Utf8JsonReader json, bool nested)
    {
        var start = scratchUsed;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
            {
                Fault ??= "A list holds a list or an object where a value is meant.";
                json.Skip();
                continue;
            }

            Reserve(json.ValueSpan.Length + 1);
            if (scratchUsed > start) scratch[scratchUsed++] = (byte)';';
            if (json.TokenType == JsonTokenType.String) scratchUsed += json.CopyString(scratch.AsSpan(scratchUsed));
            else
            {
                json.ValueSpan.CopyTo(scratch.AsSpan(scratchUsed));
                scratchUsed += json.ValueSpan.Length;
            }
        }

        return new Cells(true, start, scratchUsed - start, nested);
    }

    private void Reserve(int length)
    {
        if (scratch.Length < scratchUsed + length) Array.Resize(ref scratch, Math.Max(scratch.Length * 2, scratchUsed + length));
    }

    private readonly record struct Cells(bool InScratch, int Start, int Length, bool Nested);
}
