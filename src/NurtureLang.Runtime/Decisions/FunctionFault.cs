using NurtureLang.Plan.Functions;

namespace NurtureLang.Runtime.Decisions;

/// <summary>A function in C# failed for a contact.</summary>
/// <param name="Function">The function.</param>
/// <param name="Failure">What went wrong, in a sentence.</param>
/// <param name="At">When, in ticks.</param>
public readonly record struct FunctionFault(PlanFunction Function, string Failure, long At);
