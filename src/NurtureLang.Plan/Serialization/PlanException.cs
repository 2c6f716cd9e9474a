namespace NurtureLang.Plan.Serialization;

/// <summary>A plan that is refused; the message is a sentence for the user that says what is wrong and what to do.</summary>
public sealed class PlanException : Exception
{
    /// <summary>Refuses a plan.</summary>
    public PlanException(string message) : base(message) { }

    /// <summary>Refuses a plan because of another failure.</summary>
    public PlanException(string message, Exception cause) : base(message, cause) { }
}
