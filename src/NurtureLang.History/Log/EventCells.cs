using NurtureLang.History.Rows;
using NurtureLang.History.Values;
using NurtureLang.Plan.Schema;

namespace NurtureLang.History.Log;

/// <summary>How the properties of one event are read, on one thread.</summary>
/// <param name="schema">The event.</param>
/// <param name="columns">The columns of its properties.</param>
/// <param name="source">The file.</param>
/// <param name="context">What readers of cells share.</param>
internal sealed class EventCells(PlanEvent schema, int[] columns, RowSource source, CellContext context)
{
    /// <summary>The column of each property.</summary>
    public int[] Columns { get; } = columns;

    /// <summary>The cell of each property in a row of CSV; -1 where the file lacks it.</summary>
    public int[] Cells { get; } = [.. columns.Select(source.CellOf)];

    /// <summary>The reader of each property.</summary>
    public CellReader[] Readers { get; } = [.. schema.Properties.Select(p => context.ReaderFor(p.Type))];

    /// <summary>Whether a property is one text, which is kept as it stands.</summary>
    public bool[] AreTexts { get; } = [.. schema.Properties.Select(p => p.Type is { Kind: ValueKind.Text, Set: false })];

    /// <summary>Whether something is counted of a cell that is read in spite of it, as <see cref="CellContext.Counted"/> says.</summary>
    public bool Counts { get; } = schema.Properties.Any(p => p.Type.Kind is ValueKind.Instant or ValueKind.TimeZone);

    /// <summary>Room for the values of one event.</summary>
    public long[] Values { get; } = new long[schema.Properties.Length];

    /// <summary>Why a cell was not read.</summary>
    public string Explain(int property, ReadOnlySpan<byte> cell) =>
        $"{schema.Properties[property].Name} of {schema.Name} {Readers[property].Explain(cell)}";
}
