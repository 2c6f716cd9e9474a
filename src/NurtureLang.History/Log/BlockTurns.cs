using System.Runtime.ExceptionServices;
using NurtureLang.History.Rejects;
using NurtureLang.History.Rows;

namespace NurtureLang.History.Log;

/// <summary>Puts what threads found in blocks into the order of the file.</summary>
/// <remarks>
/// INVARIANT: blocks are taken in order of their numbers, and a thread ends or fails a block that it took. So the block whose turn it is never waits
/// for another.
/// </remarks>
internal sealed class BlockTurns(RowTotals totals, RowRejects rejects, int most)
{
    private readonly object gate = new();
    private readonly Dictionary<long, BlockOutcome> ended = [];
    private long turn;
    private long failedAt = long.MaxValue;
    private ExceptionDispatchInfo? failure;

    /// <summary>Whether no further block is worth taking.</summary>
    public bool Failed => Volatile.Read(ref failedAt) != long.MaxValue;

    /// <summary>Waits until all blocks before a block have ended.</summary>
    /// <exception cref="BlockAbandonedException">One of them failed, so that nobody asks for this one any more.</exception>
    public void WaitFor(long sequence) => Wait(sequence);

    /// <summary>Waits until few enough blocks are under way that another may be taken.</summary>
    public void WaitForRoom(long sequence) => Wait(sequence - most);

    /// <summary>Passes a reject of the block whose turn it is on.</summary>
    public void Pass(Reject reject) => rejects.Add(reject with { Line = reject.Line + totals.NextLine });

    /// <summary>Ends a block; when its turn comes, what it held is passed on.</summary>
    public void End(BlockOutcome outcome)
    {
        lock (gate)
        {
            ended.Add(outcome.Sequence, outcome);
            while (turn < failedAt && ended.Remove(turn, out var next))
            {
                try
                {
                    PassOn(next);
                }
                catch (Exception problem)
                {
                    FailAt(next.Sequence, problem);
                    return;
                }

                turn++;
            }

            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Notes that a block failed; of several the first in the file counts.</summary>
    public void Fail(long sequence, Exception problem)
    {
        lock (gate) FailAt(sequence, problem);
    }

    /// <summary>Throws what went wrong first in the file.</summary>
    public void ThrowIfFailed() => failure?.Throw();

    private void PassOn(BlockOutcome outcome)
    {
        rejects.Add(outcome.Rejected);
        foreach (var reject in outcome.Held) Pass(reject);
        totals.Add(outcome.Rows, outcome.Lines, outcome.Ignored);
    }

    private void FailAt(long sequence, Exception problem)
    {
        if (sequence < failedAt && problem is not BlockAbandonedException)
        {
            failure = ExceptionDispatchInfo.Capture(problem);
            Volatile.Write(ref failedAt, sequence);
        }

        Monitor.PulseAll(gate);
    }

    private void Wait(long sequence)
    {
        lock (gate)
        {
            while (turn < sequence)
            {
                if (failedAt < sequence) throw new BlockAbandonedException();
                Monitor.Wait(gate);
            }
        }
    }
}
