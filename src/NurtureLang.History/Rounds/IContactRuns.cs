using NurtureLang.History.Log;

namespace NurtureLang.History.Rounds;

/// <summary>Takes the events of contacts while a history is read: whenever memory is full, those of one partition after the other, and at the end the rest.</summary>
/// <remarks>
/// INVARIANT: every contact's events come in order of time, each once, however they are dealt out over rounds; a partition is taken by one thread at a time.
/// </remarks>
public interface IContactRuns
{
    /// <summary>Whether a partition has to stay with the worker that took it first.</summary>
    bool StaysWithWorker { get; }

    /// <summary>Begins, before the first events.</summary>
    /// <param name="partitions">How many partitions there are.</param>
    void Begin(int partitions);

    /// <summary>Takes the events of a partition that follow those it was given before.</summary>
    /// <param name="worker">The thread's number, from 0.</param>
    /// <param name="partition">The partition, from 0.</param>
    /// <param name="contacts">The contacts of the partition so far, always the same table; numbers stay.</param>
    /// <param name="events">The events by contact, good until this call returns.</param>
    /// <returns>False where they cannot be run in this way; then everything is to be forgotten, as if they did not come in order.</returns>
    bool Take(int worker, int partition, ContactTable contacts, ContactLog events);

    /// <summary>Forgets everything: the events do not come in order, and will be given in another way.</summary>
    void Forget();
}
