namespace NurtureLang.LanguageServer.Rpc;

/// <summary>What comes in is no stream of messages: nothing that follows can be understood.</summary>
internal sealed class FrameException(string message) : Exception(message);
