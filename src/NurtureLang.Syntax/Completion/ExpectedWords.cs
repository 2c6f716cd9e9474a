using System.Collections.Immutable;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Syntax.Completion;

/// <summary>A word of the language that could stand at a place.</summary>
/// <param name="Word">The word.</param>
/// <param name="Form">The grammar's name of the form that it would belong to, such as `messageItem`.</param>
public sealed record ExpectedWord(string Word, string Form);

/// <summary>What the grammar lets stand at a place.</summary>
/// <param name="Replaced">What a choice would take the place of: the word that the caret touches, or nothing at the caret.</param>
/// <param name="Words">The words, in the order of the alphabet.</param>
/// <param name="IsName">Whether a name could stand there.</param>
/// <param name="IsInText">Whether the place lies in a quoted text, where only names of its tokens can stand.</param>
/// <param name="IsNothing">Whether nothing is to be offered, as in a comment.</param>
public sealed record ExpectedHere(TextSpan Replaced, ImmutableArray<ExpectedWord> Words, bool IsName, bool IsInText = false, bool IsNothing = false);
