namespace NurtureLang.History.Values;

/// <summary>The currencies of a file's columns: of each that of the first amount in the file that names one. Shared by all threads that read the file.</summary>
/// <remarks>INVARIANT: a currency that is settled stays; it is settled by the thread whose turn it is, so that the order of the file decides.</remarks>
internal sealed class Currencies
{
    private readonly Dictionary<int, string> settled = [];

    /// <summary>The currency of a column, or null.</summary>
    public string? Of(int column)
    {
        lock (settled) return settled.GetValueOrDefault(column);
    }

    /// <summary>Settles the currency of a column.</summary>
    public void Settle(int column, string code)
    {
        lock (settled) settled.TryAdd(column, code);
    }
}
