using System.Text;

namespace NurtureLang.History.Values;

/// <summary>The position of a name in a list, found by its bytes.</summary>
internal sealed class NameTable
{
    private readonly ByteIndex index = new();

    /// <summary>A table of these names; where one stands twice, the first place counts.</summary>
    public NameTable(IEnumerable<string> names)
    {
        Names = [.. names];
        positions = new int[Names.Count];
        for (var i = 0; i < Names.Count; i++)
        {
            var number = index.FindOrAdd(Encoding.UTF8.GetBytes(Names[i]), out var added);
            if (added) positions[number] = i;
        }
    }

    private readonly int[] positions;

    /// <summary>The names in their order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The position of a name, or -1.</summary>
    public int Find(ReadOnlySpan<byte> name)
    {
        var number = index.Find(name);
        return number < 0 ? -1 : positions[number];
    }
}
