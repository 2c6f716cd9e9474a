namespace NurtureLang.History.Rounds;

/// <summary>Where the threads of a reading wait for one another.</summary>
/// <param name="threads">How many there are.</param>
internal sealed class MeetingPoint(int threads)
{
    private readonly object gate = new();
    private int arrived;
    private long meeting;
    private bool cancelled;

    /// <summary>Waits for the others; the last to come does something before all go on. False when one of them will not come.</summary>
    public bool Meet(Action last)
    {
        lock (gate)
        {
            if (cancelled) return false;
            if (++arrived < threads)
            {
                var mine = meeting;
                while (meeting == mine && !cancelled) Monitor.Wait(gate);
                return meeting != mine;
            }

            last();
            arrived = 0;
            meeting++;
            Monitor.PulseAll(gate);
            return true;
        }
    }

    /// <summary>Lets nobody wait any more.</summary>
    public void Cancel()
    {
        lock (gate)
        {
            cancelled = true;
            Monitor.PulseAll(gate);
        }
    }
}
