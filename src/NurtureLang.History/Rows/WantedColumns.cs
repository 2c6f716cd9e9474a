using NurtureLang.History.Values;

namespace NurtureLang.History.Rows;

/// <summary>The columns that a reading asks for, each with a number of its own.</summary>
internal sealed class WantedColumns
{
    private readonly List<string> names = [];
    private readonly List<bool> properties = [];

    /// <summary>How many there are.</summary>
    public int Count => names.Count;

    /// <summary>The column's name in the file.</summary>
    public string this[int column] => names[column];

    /// <summary>
    /// Asks for a column and says its number. A property may also stand under `properties` in JSON, where it is never mistaken for a standard column of
    /// the same name.
    /// </summary>
    public int Want(string name, bool isProperty)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] == name && properties[i] == isProperty) return i;
        }

        names.Add(name);
        properties.Add(isProperty);
        return names.Count - 1;
    }

    /// <summary>Whether a column is a property.</summary>
    public bool IsProperty(int column) => properties[column];

    /// <summary>The names, each once, with the numbers that stand for it.</summary>
    public (WordNames Names, int[][] Numbers) ByName()
    {
        var distinct = names.Distinct(StringComparer.Ordinal).ToList();
        var numbers = distinct.Select(name => Enumerable.Range(0, names.Count).Where(i => names[i] == name).ToArray()).ToArray();
        return (new WordNames(distinct), numbers);
    }
}
