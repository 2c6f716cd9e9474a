namespace NurtureLang.Syntax.Parsing;

/// <summary>A token as the lexer cut it, trivia among them.</summary>
/// <param name="Type">The lexer's type, or a word's own.</param>
/// <param name="Start">The offset of its first code unit.</param>
/// <param name="End">The offset after its last.</param>
internal readonly record struct RawToken(int Type, int Start, int End);
