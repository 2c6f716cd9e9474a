using System.Globalization;

namespace NurtureLang.Cli.Hosting;

/// <summary>One sign of a text and the columns that it takes.</summary>
/// <param name="text">The sign, as it stands in the text.</param>
/// <param name="width">Its columns: none, one or two, seldom more.</param>
internal readonly ref struct Cell(ReadOnlySpan<char> text, int width)
{
    /// <summary>The sign.</summary>
    public ReadOnlySpan<char> Text { get; } = text;

    /// <summary>Its columns.</summary>
    public int Width { get; } = width;
}

/// <summary>Goes through a text sign by sign.</summary>
internal ref struct CellEnumerator(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> rest = text;

    /// <summary>The sign.</summary>
    public Cell Current { get; private set; }

    /// <summary>Itself, for `foreach`.</summary>
    public readonly CellEnumerator GetEnumerator() => this;

    /// <summary>Goes on to the next sign.</summary>
    public bool MoveNext()
    {
        if (rest.IsEmpty) return false;
        var length = StringInfo.GetNextTextElementLength(rest);
        Current = new Cell(rest[..length], DisplayWidth.OfSign(rest[..length]));
        rest = rest[length..];
        return true;
    }
}
