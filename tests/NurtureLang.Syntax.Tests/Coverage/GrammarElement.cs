using System.Collections.Immutable;

namespace NurtureLang.Syntax.Tests.Coverage;

/// <summary>A part of a rule of the grammar, as its file says it.</summary>
/// <param name="Text">How it stands there.</param>
internal abstract record GrammarElement(string Text);

/// <summary>A token or a rule, by name.</summary>
internal sealed record NamedElement(string Name) : GrammarElement(Name);

/// <summary>One after the other.</summary>
internal sealed record SequenceElement(ImmutableArray<GrammarElement> Parts, string Text) : GrammarElement(Text);

/// <summary>One of several alternatives.</summary>
/// <param name="Alternatives">They.</param>
/// <param name="Outcomes">What is said of each when it was taken.</param>
/// <param name="Text">How they stand there.</param>
internal sealed record ChoiceElement(ImmutableArray<GrammarElement> Alternatives, ImmutableArray<string> Outcomes, string Text) : GrammarElement(Text);

/// <summary>Something that may be left out, or stand there again.</summary>
/// <param name="Of">What.</param>
/// <param name="Least">How often at least: 0 or 1.</param>
/// <param name="IsMany">Whether more than once.</param>
/// <param name="Few">What is said when it stands there as seldom as it may.</param>
/// <param name="Many">What is said when it stands there more often.</param>
/// <param name="Text">How it stands there.</param>
internal sealed record RepeatElement(GrammarElement Of, int Least, bool IsMany, string Few, string Many, string Text) : GrammarElement(Text);
