namespace NurtureLang.Simulation.Decisions;

/// <summary>The contact_ids that a store's decisions are about, numbered as they come.</summary>
internal sealed class ContactIds
{
    private byte[] bytes = new byte[1024];
    private int[] ends = new int[64];
    private int count;

    /// <summary>The number of the contact that began last.</summary>
    public int Current => count - 1;

    /// <summary>How many bytes they take.</summary>
    public long Bytes => (count == 0 ? 0 : ends[count - 1]) + (count * (long)sizeof(int));

    /// <summary>A contact's contact_id.</summary>
    public ReadOnlySpan<byte> this[int contact] => bytes.AsSpan((contact == 0 ? 0 : ends[contact - 1])..ends[contact]);

    /// <summary>The next contact.</summary>
    public void Begin(ReadOnlySpan<byte> id)
    {
        var start = count == 0 ? 0 : ends[count - 1];
        if (bytes.Length - start < id.Length) Array.Resize(ref bytes, Math.Max(bytes.Length * 2, start + id.Length));
        if (count == ends.Length) Array.Resize(ref ends, count * 2);
        id.CopyTo(bytes.AsSpan(start));
        ends[count++] = start + id.Length;
    }

    /// <summary>Forgets all but the contact that began last, which gets the number 0.</summary>
    public void KeepCurrent()
    {
        if (count == 0) return;
        var id = this[Current].ToArray();
        count = 0;
        Begin(id);
    }
}
