using System.Text;
using NurtureLang.History.Values;
using NurtureLang.Plan.Schema;

namespace NurtureLang.History;

/// <summary>Reads single values that do not stand in a table as cells of a table are read.</summary>
/// <remarks>Belongs to one thread at a time.</remarks>
public sealed class ValueReader
{
    private readonly CellContext context;

    /// <summary>A reader of values.</summary>
    /// <param name="options">What reading has to know.</param>
    public ValueReader(HistoryOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        context = new CellContext(options, new Currencies(), () => { });
    }

    /// <summary>Reads a value; an empty text is unknown where the type may be.</summary>
    /// <param name="type">The type.</param>
    /// <param name="text">The value as it would stand in a cell.</param>
    /// <param name="value">The value.</param>
    /// <param name="why">Why it was not read, as the rest of a sentence; empty where it was.</param>
    public bool TryRead(PlanType type, string text, out long value, out string why)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(text);
        var reader = context.ReaderFor(type);
        var cell = Encoding.UTF8.GetBytes(text);
        why = reader.TryRead(cell, out value) ? "" : reader.Explain(cell);
        return why.Length == 0;
    }
}
