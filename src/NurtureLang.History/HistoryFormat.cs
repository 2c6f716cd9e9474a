namespace NurtureLang.History;

/// <summary>How the rows of a file are written.</summary>
public enum HistoryFormat
{
    /// <summary>Comma-separated cells under a header line, quoted as in RFC 4180.</summary>
    Csv,
    /// <summary>One JSON object a line.</summary>
    JsonLines,
}
