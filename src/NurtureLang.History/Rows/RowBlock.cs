namespace NurtureLang.History.Rows;

/// <summary>Bytes of a file in which whole rows start and end, for one thread to read.</summary>
/// <remarks>INVARIANT: behind <see cref="Seen"/> the array goes on for <see cref="CsvMarks.Width"/> bytes at least, which mean nothing.</remarks>
/// <param name="size">About how many bytes of rows it takes at once.</param>
internal sealed class RowBlock(int size)
{
    /// <summary>The bytes.</summary>
    public byte[] Bytes { get; set; } = GC.AllocateUninitializedArray<byte>(Room(size) + 1 + CsvMarks.Width);

    /// <summary>Where the first row starts.</summary>
    public int Start { get; set; }

    /// <summary>Where the last row ends; no row of the block starts here or behind.</summary>
    public int End { get; set; }

    /// <summary>Where the bytes end that a row may be looked at in: what stands behind the block decides how some broken rows are told apart.</summary>
    public int Seen { get; set; }

    /// <summary>Whether nothing that matters to a row of the block stands behind <see cref="Seen"/>.</summary>
    public bool AtEnd { get; set; }

    /// <summary>The block's number in the file, from 0.</summary>
    public long Sequence { get; set; }

    /// <summary>How many bytes of a file a block of a size has room for: its last row may start at its last byte.</summary>
    public static int Room(int size) => size + RowBytes.LongestLook;
}
