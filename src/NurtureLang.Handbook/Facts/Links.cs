using System.Globalization;
using System.Text;
using NurtureLang.Handbook.Markup;
using NurtureLang.Handbook.Words;
using NurtureLang.Semantics;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Symbols;

namespace NurtureLang.Handbook.Facts;

/// <summary>Where everything that has a name stands in the handbook, and how it is called there.</summary>
internal sealed class Links
{
    private const int LongestName = 48;

    private readonly Dictionary<string, string> sequencePages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> titles = new(StringComparer.Ordinal);
    private readonly Dictionary<StageSymbol, StagesSymbol> journeys = [];

    /// <summary>Works out the pages of a campaign's sequences.</summary>
    public Links(Program program, Notes notes)
    {
        // INVARIANT: a page's file has a name of small letters, digits and dashes, no two of which a disk without capitals takes for one.
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sequence in program.Sequences)
        {
            var name = FileName(sequence.Symbol.Name);
            var page = name;
            for (var next = 2; !taken.Add(page); next++) page = string.Create(CultureInfo.InvariantCulture, $"{name}-{next}");
            sequencePages.Add(sequence.Symbol.Name, $"sequence-{page}.html");
        }

        foreach (var (kind, name, title) in notes.Titles) titles.TryAdd($"{kind} {name}", title);
        foreach (var stage in program.Stages.SelectMany(one => one.Symbol.Stages.Select(stage => (stage, one.Symbol)))) journeys.Add(stage.stage, stage.Symbol);
    }

    /// <summary>The page of a sequence.</summary>
    public string PageOf(SequenceSymbol sequence) => sequencePages[sequence.Name];

    /// <summary>How something is called: its title, or its name without underscores.</summary>
    public string TitleOf(Symbol symbol) => symbol switch
    {
        PersonaSymbol persona when persona.Title != persona.Name => persona.Title,
        ScoreSymbol score when score.Title != score.Name => score.Title,
        SequenceSymbol sequence when sequence.Title != sequence.Name => sequence.Title,
        PersonaSymbol or ScoreSymbol or SequenceSymbol => Spoken.Title(symbol.Name),
        _ => titles.GetValueOrDefault($"{symbol.What} {symbol.Name}") ?? Spoken.Name(symbol.Name),
    };

    /// <summary>The identity of something on its page.</summary>
    public static string Anchor(Symbol symbol) => Anchor(symbol.What, symbol.Name);

    /// <summary>The identity of something that has no symbol.</summary>
    public static string Anchor(string kind, string name) => $"{kind}-{Plain(name)}";

    /// <summary>The identity of a stage.</summary>
    public string StageAnchor(StageSymbol stage) => $"stage-{Plain(journeys[stage].Name)}-{Plain(stage.Name)}";

    /// <summary>The address of something.</summary>
    public string Address(Symbol symbol) => symbol switch
    {
        SequenceSymbol sequence => PageOf(sequence),
        StageSymbol stage => $"journey.html#{StageAnchor(stage)}",
        StagesSymbol => $"journey.html#{Anchor(symbol)}",
        PersonaSymbol or SegmentSymbol or AccountSymbol => $"people.html#{Anchor(symbol)}",
        ScoreSymbol or GradeSymbol => $"scores.html#{Anchor(symbol)}",
        MessageSymbol or AssetSymbol => $"messages.html#{Anchor(symbol)}",
        CalendarSymbol => $"rules.html#{Anchor(symbol)}",
        _ => $"data.html#{Anchor(symbol)}",
    };

    /// <summary>A link to something, with its title.</summary>
    public Html To(Symbol symbol) => To(symbol, TitleOf(symbol));

    /// <summary>A link to something, with a text.</summary>
    public Html To(Symbol symbol, string text) => Html.Of($"<a href=\"{Address(symbol)}\">{text}</a>");

    /// <summary>A link to a hand-off.</summary>
    public static Html To(BoundHandoff handoff) => Html.Of($"<a href=\"journey.html#{Anchor("handoff", handoff.Name)}\">{Spoken.Name(handoff.Name)}</a>");

    /// <summary>Links to several things: `a, b or c`.</summary>
    public Html ToAll(IEnumerable<Symbol> symbols, string last) => Html.List(symbols.Select(To), last);

    private static string FileName(string name)
    {
        var file = new StringBuilder();
        foreach (var letter in name.ToLowerInvariant())
        {
            if (letter is (>= 'a' and <= 'z') or (>= '0' and <= '9')) file.Append(letter);
            else if (file.Length > 0 && file[^1] != '-') file.Append('-');
            if (file.Length == LongestName) break;
        }

        return file.ToString().Trim('-') is { Length: > 0 } plain ? plain : "named";
    }

    // What is no letter, digit, dash or underscore is written by its number.
    private static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-') plain.Append(letter);
            else plain.Append(CultureInfo.InvariantCulture, $".{(int)letter:x}");
        }

        return plain.ToString();
    }
}
