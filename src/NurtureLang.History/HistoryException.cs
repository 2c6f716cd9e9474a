namespace NurtureLang.History;

/// <summary>A history cannot be used as a whole. The message is a sentence for the user: what, where, why, and the mend.</summary>
public sealed class HistoryException : Exception
{
    /// <summary>A problem with a file as a whole.</summary>
    /// <param name="message">What is wrong and what mends it.</param>
    /// <param name="inner">What the system said, for a log; never shown.</param>
    public HistoryException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
