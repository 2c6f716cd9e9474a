namespace NurtureLang.Plan.Functions;

/// <summary>Gives the values of a plan's functions in C#. An input of the engine: what computes them, and where, it does not know.</summary>
/// <remarks>
/// INVARIANT: pure. The same function and arguments give the same value, whoever asks, how often and from which thread. Safe for any number of threads.
/// </remarks>
public interface IFunctions
{
    /// <summary>The value of a function.</summary>
    /// <param name="function">The function's position in the plan.</param>
    /// <param name="arguments">Its arguments; none is unknown whose parameter has to be known. Texts are ids of the pool that the plan was loaded with.</param>
    /// <returns>The value, or unknown with the reason where the function failed.</returns>
    /// <exception cref="FunctionException">The script cannot go on: the run ends.</exception>
    FunctionResult Call(int function, ReadOnlySpan<long> arguments);
}

/// <summary>What a function gave.</summary>
/// <param name="Value">The value; unknown where the function said so, or failed.</param>
/// <param name="Failure">Where it failed: what went wrong, in a sentence; otherwise null.</param>
public readonly record struct FunctionResult(long Value, string? Failure = null);
