using NurtureLang.History.Rejects;
using NurtureLang.History.Rounds;
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
    /// <param name="rounds">Gives events away when memory is full, and at the end; null where they stay.</param>
    public EventParser[] Read(int threads, int ahead, Func<RecordWriter> newWriter, ReadingRounds? rounds)
    {
        columns.Check(source);
        var currencies = new Currencies();
        var turns = new BlockTurns(totals, rejects, ahead);
        var parsers = new EventParser[threads];
        for (var i = 0; i < threads; i++) parsers[i] = new EventParser(source, columns, currencies, turns, newWriter(), options);
        rounds?.Begin(Array.ConvertAll(parsers, one => one.Writer));
        var others = new Thread[threads - 1];
        for (var i = 0; i < others.Length; i++)
        {
            var worker = i + 1;
            others[i] = new Thread(() => Work(worker, parsers[worker], turns, rounds)) { IsBackground = true, Name = "reading" };
            others[i].Start();
        }

        Work(0, parsers[0], turns, rounds);
        foreach (var other in others) other.Join();
        turns.ThrowIfFailed();
        foreach (var parser in parsers) parser.Writer.End();
        return parsers;
    }

    /// <inheritdoc/>
    public void Dispose() => source.Dispose();

    // Whatever goes wrong is noted and thrown where reading was asked for.
    private void Work(int worker, EventParser parser, BlockTurns turns, ReadingRounds? rounds)
    {
        var sequence = long.MaxValue - 1;
        try
        {
            var block = new RowBlock(source.BlockSize);
            while (!turns.Failed && rounds?.GiveIfFull(worker) != false)
            {
                lock (taking)
                {
                    sequence = source.NextSequence;
                    if (!source.Next(block)) break;
                }

                turns.WaitForRoom(sequence);
                turns.End(parser.Parse(block));
                sequence = long.MaxValue - 1;
            }

            sequence = long.MaxValue - 1;
            if (!turns.Failed) rounds?.GiveRest(worker);
        }
        catch (Exception problem)
        {
            turns.Fail(sequence, problem);
            rounds?.Cancel();
        }
    }
}
