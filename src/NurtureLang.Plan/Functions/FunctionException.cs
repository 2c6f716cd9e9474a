namespace NurtureLang.Plan.Functions;

/// <summary>A function in C# that cannot be used ends what is under way. The message is a sentence for the user: what, why, and the mend.</summary>
public sealed class FunctionException : Exception
{
    /// <summary>A function that cannot be used.</summary>
    /// <param name="message">What is wrong and what mends it.</param>
    /// <param name="inner">What the system said, for a log; never shown.</param>
    public FunctionException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
