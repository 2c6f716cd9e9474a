namespace NurtureLang.History.Rounds;

/// <summary>A contact's events turned out not to come in order when earlier ones had been given away: the file has to be read again.</summary>
internal sealed class OutOfOrderException : Exception;
