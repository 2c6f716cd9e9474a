using System.Runtime.ExceptionServices;

namespace NurtureLang.History.Stored;

/// <summary>Deals pieces of work out to threads, the next piece to whoever is free.</summary>
public static class PieceWork
{
    /// <summary>Does all pieces; the calling thread is one of the workers. The first failure ends the work and is thrown here.</summary>
    /// <param name="workers">How many threads.</param>
    /// <param name="pieces">How many pieces.</param>
    /// <param name="work">Does a piece: the worker's number and the piece's.</param>
    /// <param name="progress">Told how many pieces are done; from any thread.</param>
    public static void Run(int workers, int pieces, Action<int, int> work, Action<int>? progress)
    {
        var (next, done) = (-1, 0);
        ExceptionDispatchInfo? failure = null;

        // A failure on a thread would end the process with a stack trace; it is carried over to the caller.
        void Work(int worker)
        {
            try
            {
                while (Volatile.Read(ref failure) is null && Interlocked.Increment(ref next) is var piece && piece < pieces)
                {
                    work(worker, piece);
                    progress?.Invoke(Interlocked.Increment(ref done));
                }
            }
            catch (Exception problem)
            {
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(problem), null);
            }
        }

        var others = Enumerable.Range(1, workers - 1).Select(worker => new Thread(() => Work(worker)) { IsBackground = true, Name = "pieces" }).ToList();
        foreach (var thread in others) thread.Start();
        Work(0);
        foreach (var thread in others) thread.Join();
        failure?.Throw();
    }
}
