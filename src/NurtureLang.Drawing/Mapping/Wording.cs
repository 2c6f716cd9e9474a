using System.Text;
using NurtureLang.Drawing.Map;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;

namespace NurtureLang.Drawing.Mapping;

/// <summary>What stands in the boxes: the campaign's own words, on one line.</summary>
internal sealed class Wording(SourceText source)
{
    /// <summary>The text of a node, its blanks and line ends each one blank, comments left out.</summary>
    public string Of(SyntaxNode node) => Of(node.Span);

    /// <summary>The text of a span.</summary>
    public string Of(TextSpan span)
    {
        var text = new StringBuilder(span.Length);
        foreach (var line in source.GetText(span).Split('\n'))
        {
            var end = CommentStart(line);
            foreach (var word in line[..end].Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries)) text.Append(text.Length == 0 ? "" : " ").Append(word);
        }

        return text.ToString();
    }

    /// <summary>Where a node stands.</summary>
    public MapPlace Place(SyntaxNode node) => new(source.Path, source.GetLine(node.Span.Start));

    // Two slashes begin a comment unless they stand in a text, as in an address.
    private static int CommentStart(string line)
    {
        var inText = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && (i == 0 || line[i - 1] != '\\')) inText = !inText;
            if (!inText && line[i] == '/' && i + 1 < line.Length && line[i + 1] == '/') return i;
        }

        return line.Length;
    }
}
