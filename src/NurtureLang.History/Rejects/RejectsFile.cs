using System.Text;

namespace NurtureLang.History.Rejects;

/// <summary>Writes rejects as CSV with the columns file, line, column, reason, row.</summary>
public sealed class RejectsFile : IRejects, IDisposable
{
    private readonly StreamWriter writer;

    /// <summary>Creates the file, or empties it.</summary>
    /// <exception cref="HistoryException">It cannot be written.</exception>
    public RejectsFile(string path)
    {
        try
        {
            writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new HistoryException($"The rejects file {path} cannot be written: {problem.Message}", problem);
        }

        writer.Write("file,line,column,reason,row\n");
    }

    /// <inheritdoc/>
    public void Add(Reject reject)
    {
        ArgumentNullException.ThrowIfNull(reject);
        writer.Write($"{Cell(reject.File)},{reject.Line},{Cell(reject.Column ?? "")},{Cell(reject.Reason)},{Cell(reject.Row)}\n");
    }

    /// <inheritdoc/>
    public void Dispose() => writer.Dispose();

    /// <summary>A text as a cell: quoted where it must be, and behind an apostrophe where a spreadsheet would take it for a formula.</summary>
    public static string Cell(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > 0 && "=+-@\t\r＝＋－＠".Contains(text[0], StringComparison.Ordinal)) text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : '"' + text.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
    }
}
