namespace NurtureLang.History.Log;

/// <summary>A block is left because one before it failed; never seen outside of reading.</summary>
internal sealed class BlockAbandonedException : Exception;
