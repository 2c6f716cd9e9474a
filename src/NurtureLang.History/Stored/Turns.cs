namespace NurtureLang.History.Stored;

/// <summary>Lets threads do something one after the other, in the order of numbers that they have.</summary>
internal sealed class Turns
{
    private readonly object gate = new();
    private int next;
    private bool broken;

    /// <summary>Waits until all lower numbers had their turn, then does it; nothing is done once it is broken.</summary>
    public void Take(int number, Action work)
    {
        lock (gate)
        {
            while (next != number && !broken) Monitor.Wait(gate);
            if (broken) return;
            work();
            next++;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Somebody has failed: nobody waits any more.</summary>
    public void Break()
    {
        lock (gate)
        {
            broken = true;
            Monitor.PulseAll(gate);
        }
    }
}
