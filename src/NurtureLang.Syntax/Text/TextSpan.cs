namespace NurtureLang.Syntax.Text;

/// <summary>A run of UTF-16 code units in a text: where it starts and how long it is, both zero or more.</summary>
/// <param name="Start">The offset of the first code unit.</param>
/// <param name="Length">How many code units it covers; zero marks a place between two of them.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The offset just after the last code unit.</summary>
    public int End => Start + Length;

    /// <summary>The span from one offset up to, and without, another.</summary>
    public static TextSpan FromBounds(int start, int end) => new(start, Math.Max(0, end - start));

    /// <summary>The smallest span that covers both.</summary>
    public static TextSpan Cover(TextSpan first, TextSpan second) =>
        FromBounds(Math.Min(first.Start, second.Start), Math.Max(first.End, second.End));

    /// <summary>Whether the offset lies in the span or just after its end, where a caret still touches it.</summary>
    public bool Touches(int offset) => offset >= Start && offset <= End;

    /// <inheritdoc />
    public override string ToString() => $"[{Start}..{End})";
}
