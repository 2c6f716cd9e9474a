namespace NurtureLang.Syntax.Text;

/// <summary>A place in a text as people say it: line and column, both counted from one; a column is a UTF-16 code unit.</summary>
/// <param name="Line">The line, from one.</param>
/// <param name="Column">The column in the line, from one.</param>
public readonly record struct LinePosition(int Line, int Column)
{
    /// <inheritdoc />
    public override string ToString() => $"{Line}:{Column}";
}
