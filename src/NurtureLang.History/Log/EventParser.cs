using System.Text.Unicode;
using NurtureLang.History.Rejects;
using NurtureLang.History.Rows;
using NurtureLang.History.Values;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Values;

namespace NurtureLang.History.Log;

/// <summary>Reads the rows of blocks of an events file into partitions, on one thread.</summary>
internal sealed class EventParser
{
    private const int MostNamed = 12;
    private const int MostHeld = 256;

    private readonly HistoryOptions options;
    private readonly string fileName;
    private readonly EventColumns columns;
    private readonly NameTable names;
    private readonly EventCells[] events;
    private readonly RowReader rows;
    private readonly UsualRows? usual;
    private readonly InstantReader instants;
    private readonly BlockTurns turns;
    private readonly bool showsRejects;
    private BlockOutcome outcome = new(0);
    private bool inTurn;

    /// <summary>Prepares to read.</summary>
    /// <param name="source">The file.</param>
    /// <param name="columns">The columns that are read.</param>
    /// <param name="currencies">The currencies of the file's columns.</param>
    /// <param name="turns">Puts what is found into the order of the file.</param>
    /// <param name="writer">Takes the events.</param>
    /// <param name="options">The options.</param>
    public EventParser(
        RowSource source, EventColumns columns, Currencies currencies, BlockTurns turns, RecordWriter writer, HistoryOptions options)
    {
        this.options = options;
        this.columns = columns;
        this.turns = turns;
        Writer = writer;
        fileName = source.Name;
        rows = source.NewReader();
        showsRejects = options.Rejects is not null || options.Strict;
        Context = new CellContext(options, currencies, TakeTurn);
        instants = Context.Instants;
        names = new NameTable(options.Schema.Events.Select(e => e.Name));
        events = [.. options.Schema.Events.Zip(columns.Properties).Select(pair => new EventCells(pair.First, pair.Second, source, Context))];
        usual = source.Format == HistoryFormat.Csv ? new UsualRows(source, columns, options, events, Context, writer) : null;
    }

    /// <summary>What its readers of cells share.</summary>
    public CellContext Context { get; }

    /// <summary>Where the events go.</summary>
    public RecordWriter Writer { get; }

    /// <summary>Reads the rows of a block.</summary>
    /// <exception cref="HistoryException">Reading is strict and a row cannot be read, or there is no room for what was read.</exception>
    /// <exception cref="BlockAbandonedException">A block before it failed.</exception>
    public BlockOutcome Parse(RowBlock block)
    {
        outcome = new BlockOutcome(block.Sequence);
        inTurn = false;
        rows.Begin(block, 0);
        Writer.Begin(block.Sequence);
        switch (rows)
        {
            case CsvRowReader csv:
                ParseCsv(csv, block);
                break;
            case JsonRowReader json:
                var cells = new JsonCells(json);
                while (json.Read()) TakeRow(cells);
                break;
            default:
                throw new System.Diagnostics.UnreachableException("a reader of rows of no format");
        }

        outcome.Rows = rows.Rows;
        outcome.Lines = rows.NextLine;
        outcome.Ignored.AddRange(rows.Ignored);
        rows.Ignored.Clear();
        return outcome;
    }

    private void ParseCsv(CsvRowReader csv, RowBlock block)
    {
        var cells = new CsvCells(csv);
        // Blocks are cut at line ends, so all rows are UTF-8 where the block is.
        var fast = usual is not null && Utf8.IsValid(block.Bytes.AsSpan(block.Start, block.End - block.Start)) ? usual : null;
        fast?.Begin(block);
        while (true)
        {
            if (fast is not null)
            {
                var start = csv.Next;
                var taken = fast.TakeFrom(ref start);
                csv.Skip(start, taken);
            }

            if (!csv.Read()) return;
            TakeRow(cells);
        }
    }

    private void TakeRow<TCells>(TCells cells)
        where TCells : struct, ICells
    {
        if (rows.Fault is { } fault)
        {
            Reject(-1, fault);
            return;
        }

        var contact = Digits.Trim(cells[columns.Contact]);
        if (contact.Length == 0)
        {
            Reject(columns.Contact, "The contact_id is blank.");
            return;
        }

        var name = Digits.Trim(cells[columns.Event]);
        var type = names.Find(name);
        if (type < 0)
        {
            Reject(columns.Event, ExplainEvent(name));
            return;
        }

        var time = Digits.Trim(cells[columns.Time]);
        if (!instants.TryRead(time, out var instant))
        {
            Reject(columns.Time, ExplainTime("timestamp", time));
            return;
        }

        var received = Value.Unknown;
        var receivedCell = Digits.Trim(cells[columns.Received]);
        if (receivedCell.Length > 0 && !instants.TryRead(receivedCell, out received))
        {
            Reject(columns.Received, ExplainTime("received_at", receivedCell));
            return;
        }

        var id = cells[columns.Id];
        if (id.Length > EventIds.Longest)
        {
            Reject(columns.Id, "The event_id is longer than 1,024 bytes.");
            return;
        }

        var properties = events[type];
        for (var i = 0; i < properties.Columns.Length; i++)
        {
            var cell = cells[properties.Columns[i]];
            if (properties.Readers[i].TryRead(cell, out properties.Values[i])) continue;
            Reject(properties.Columns[i], properties.Explain(i, cell));
            return;
        }

        id = Digits.Trim(id);
        var whole = id.Length == 0 ? -1 : EventIds.NumberOf(id);
        Writer.Add(contact, ByteIndex.Hash(contact), type, instant, properties.Values, received, id, whole);
    }

    private void Reject(int column, string reason)
    {
        outcome.Rejected++;
        if (!showsRejects) return;
        // A file that is bad throughout is bad in order: only so many rejects wait for the blocks before.
        if (options.Strict || outcome.Held.Count == MostHeld) TakeTurn();
        var reject = new Reject(fileName, rows.Line, column < 0 ? null : columns.Wanted[column], reason, rows.Preview());
        if (inTurn) turns.Pass(reject);
        else outcome.Held.Add(reject);
    }

    private void TakeTurn()
    {
        if (inTurn) return;
        turns.WaitFor(outcome.Sequence);
        inTurn = true;
        foreach (var reject in outcome.Held) turns.Pass(reject);
        outcome.Held.Clear();
    }

    private static string ExplainTime(string field, ReadOnlySpan<byte> cell) => cell.Length == 0
        ? $"The {field} is blank."
        : $"The {field} {CellReader.Show(cell)} is no point in time: {InstantReader.Forms}.";

    private string ExplainEvent(ReadOnlySpan<byte> name)
    {
        if (name.Length == 0) return "The event is blank.";
        var declared = options.Schema.Events.Where(e => e.Role == EventRole.Declared).Select(e => e.Name).ToList();
        var more = declared.Count > MostNamed ? $" and {declared.Count - MostNamed} more" : "";
        var known = declared.Count == 0 ? "none" : string.Join(", ", declared.Take(MostNamed)) + more;
        return $"The campaign declares no event {CellReader.Show(name)}; it declares {known}.";
    }
}
