using System.Collections.Immutable;

namespace NurtureLang.Syntax.Text;

/// <summary>One source file: its path as people write it, its text, and where its lines begin. Offsets are UTF-16 code units.</summary>
public sealed class SourceText
{
    private readonly ImmutableArray<int> lineStarts;

    /// <summary>Takes a text as it is; a byte order mark at its start is kept and counts as one code unit.</summary>
    /// <param name="path">The path shown to people and recorded in plans; forward slashes, relative to the campaign's folder.</param>
    /// <param name="text">The whole text, whatever it holds.</param>
    public SourceText(string path, string text)
    {
        Path = path;
        Text = text;
        lineStarts = FindLineStarts(text);
    }

    /// <summary>The path shown to people and recorded in plans.</summary>
    public string Path { get; }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>How many UTF-16 code units the text has.</summary>
    public int Length => Text.Length;

    /// <summary>How many lines the text has; an empty text has one.</summary>
    public int LineCount => lineStarts.Length;

    /// <summary>The line and column of an offset; offsets outside the text are taken to its nearer end.</summary>
    public LinePosition GetPosition(int offset)
    {
        var inside = Math.Clamp(offset, 0, Text.Length);
        var found = lineStarts.BinarySearch(inside);
        var line = found >= 0 ? found : ~found - 1;
        return new LinePosition(line + 1, inside - lineStarts[line] + 1);
    }

    /// <summary>The line of an offset, from one.</summary>
    public int GetLine(int offset) => GetPosition(offset).Line;

    /// <summary>The offset of a line and column, both from one; places outside the text are taken to the nearest one inside.</summary>
    public int GetOffset(LinePosition position)
    {
        var line = Math.Clamp(position.Line, 1, LineCount);
        var span = GetLineSpan(line);
        return Math.Clamp(span.Start + position.Column - 1, span.Start, span.End);
    }

    /// <summary>The span of a line, from one, without its line end.</summary>
    public TextSpan GetLineSpan(int line)
    {
        var start = lineStarts[line - 1];
        var end = line < LineCount ? lineStarts[line] : Text.Length;
        while (end > start && Text[end - 1] is '\n' or '\r')
            end--;
        return TextSpan.FromBounds(start, end);
    }

    /// <summary>The text of a line, from one, without its line end.</summary>
    public string GetLineText(int line) => GetText(GetLineSpan(line));

    /// <summary>The text that a span covers.</summary>
    public string GetText(TextSpan span) => Text.Substring(span.Start, span.Length);

    /// <inheritdoc />
    public override string ToString() => Path;

    private static ImmutableArray<int> FindLineStarts(string text)
    {
        var starts = ImmutableArray.CreateBuilder<int>();
        starts.Add(0);
        for (var i = 0; text.AsSpan(i).IndexOfAny('\n', '\r') is var next and >= 0;)
        {
            i += next + 1;
            if (text[i - 1] == '\n' || i == text.Length || text[i] != '\n')
                starts.Add(i);
        }
        return starts.ToImmutable();
    }
}
