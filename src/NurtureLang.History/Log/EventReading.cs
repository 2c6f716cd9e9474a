using NurtureLang.History.Rejects;
using NurtureLang.History.Rows;
using NurtureLang.History.Values;

namespace NurtureLang.History.Log;

/// <summary>Reads an events file on several threads.</summary>
internal sealed class EventReading : IDisposable
{
    private readonly HistoryOptions options;
    private readonly RowRejects rejects;
    private readonly EventColumns columns;
    private readonly RowSource source;
    private readonly RowTotals totals;
    private readonly Lock taking = new();

    /// <summary>Opens the file.</summary>
    /// <exception cref="HistoryException">It cannot be used as a whole.</exception>
    public EventReading(HistorySource events, HistoryOptions options, RowRejects rejects, int blockSize)
    {
        this.options = options;
        this.rejects = rejects;
        columns = new EventColumns(options);
        source = new RowSource(events, columns.Wanted, options.Progress, blockSize);
        totals = new RowTotals(source);
    }

    /// <summary>What the rows came to.</summary>
    public RowCounts Counts => totals.Counts;

    /// <summary>Reads all rows.</summary>
    /// <param name="threads">How many threads read, this one among them.</param>
    /// <param name="ahead">How many blocks at most are read before one that has not ended.</param>
    /// <param name="newWriter">Makes what takes the events of one thread.</param>
    public EventParser[] Read(int threads, int ahead, Func<RecordWriter> newWriter)
    {
        columns.Check(source);
        var currencies = new Currencies();
        var turns = new BlockTurns(totals, rejects, ahead);
        var parsers = new EventParser[threads];
        for (var i = 0; i < threads; i++) parsers[i] = new EventParser(source, columns, currencies, turns, newWriter(), options);
        var others = new Thread[threads - 1];
        for (var i = 0; i < others.Length; i++)
        {
            var parser = parsers[i + 1];
            others[i] = new Thread(() => Work(parser, turns)) { IsBackground = true, Name = "reading" };
            others[i].Start();
        }

        Work(parsers[0], turns);
        foreach (var other in others) other.Join();
        turns.ThrowIfFailed();
        foreach (var parser in parsers) parser.Writer.End();
        return parsers;
    }

    /// <inheritdoc/>
    public void Dispose() => source.Dispose();

    // Whatever goes wrong is noted and thrown where reading was asked for.
    private void Work(EventParser parser, BlockTurns turns)
    {
        RowBlock? block = null;
        while (!turns.Failed)
        {
            var sequence = 0L;
            try
            {
                block ??= new RowBlock(source.BlockSize);
                lock (taking)
                {
                    sequence = source.NextSequence;
                    if (!source.Next(block)) return;
                }

                turns.WaitForRoom(sequence);
                turns.End(parser.Parse(block));
            }
            catch (Exception problem)
            {
                turns.Fail(sequence, problem);
                return;
            }
        }
    }
}
