namespace NurtureLang.Benchmarks.WholeRun;

/// <summary>A comparison that cannot be made, with the reason in a sentence.</summary>
internal sealed class WholeRunException(string message) : Exception(message);
