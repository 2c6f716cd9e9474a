namespace NurtureLang.Syntax.Keywords;

/// <summary>A word of the language.</summary>
/// <param name="Word">The word as written.</param>
/// <param name="Places">Where it stands first of all.</param>
/// <param name="Meaning">What it means, in one line.</param>
public sealed record Keyword(string Word, KeywordPlaces Places, string Meaning)
{
    /// <summary>Whether it may also be the name of something the author declares.</summary>
    public bool CanBeName => !Parsing.WordTypes.IsReserved(Word);
}
