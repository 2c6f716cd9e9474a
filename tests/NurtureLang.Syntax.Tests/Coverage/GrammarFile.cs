using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace NurtureLang.Syntax.Tests.Coverage;

/// <summary>The rules of a parser grammar, read from its file, with everything that a text may take or leave out in them.</summary>
internal sealed partial class GrammarFile
{
    private readonly Dictionary<string, GrammarElement> rules = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> said = new(StringComparer.Ordinal);
    private readonly List<string> tokens;
    private string rule = "";
    private int at;

    public GrammarFile(string text)
    {
        var body = Preamble().Replace(Comment().Replace(text, ""), "");
        tokens = [.. Token().Matches(body).Select(match => match.Value)];
        while (at < tokens.Count) ReadRule();
    }

    /// <summary>The rules by name.</summary>
    public IReadOnlyDictionary<string, GrammarElement> Rules => rules;

    /// <summary>What can be taken and what can be left out, each once, in the order of the file.</summary>
    public List<string> Outcomes { get; } = [];

    private void ReadRule()
    {
        rule = tokens[at];
        Take(rule);
        Take(":");
        rules.Add(rule, Choice());
        Take(";");
    }

    private GrammarElement Choice()
    {
        List<GrammarElement> alternatives = [Sequence()];
        while (tokens[at] == "|")
        {
            at++;
            alternatives.Add(Sequence());
        }

        if (alternatives is [var only]) return only;
        return new ChoiceElement([.. alternatives], [.. alternatives.Select(one => Say(one.Text))], string.Join(" | ", alternatives.Select(one => one.Text)));
    }

    private SequenceElement Sequence()
    {
        var parts = ImmutableArray.CreateBuilder<GrammarElement>();
        while (tokens[at] is not ("|" or ";" or ")"))
        {
            if (tokens[at] == "#") at += 2;
            else parts.Add(Repeated());
        }

        return new SequenceElement(parts.ToImmutable(), string.Join(' ', parts.Select(part => part.Text)));
    }

    private GrammarElement Repeated()
    {
        // What a rule calls its parts is nothing that a text shows.
        if (tokens[at + 1] == "=") at += 2;
        GrammarElement element;
        if (tokens[at] == "(")
        {
            at++;
            var inner = Choice();
            Take(")");
            element = inner is ChoiceElement choice ? choice with { Text = $"( {choice.Text} )" } : inner;
        }
        else element = new NamedElement(tokens[at++]);

        if (tokens[at] is not ("?" or "*" or "+")) return element;
        var sign = tokens[at++];
        // How much is taken first is no matter of what may be taken.
        if (tokens[at] == "?") at++;
        var text = element is SequenceElement { Parts.Length: > 1 } ? $"( {element.Text} )" : element.Text;
        return sign switch
        {
            "?" => new RepeatElement(element, 0, false, Say($"without {text}"), Say($"with {text}"), text + sign),
            "*" => new RepeatElement(element, 0, true, Say($"without any {text}"), Say($"with {text}"), text + sign),
            _ => new RepeatElement(element, 1, true, Say($"one {text}"), Say($"several {text}"), text + sign),
        };
    }

    private string Say(string what)
    {
        var outcome = $"{rule}: {what}";
        var count = said[outcome] = said.GetValueOrDefault(outcome) + 1;
        if (count > 1) outcome += $" (the {count}. such)";
        Outcomes.Add(outcome);
        return outcome;
    }

    private void Take(string token)
    {
        if (tokens[at] != token) throw new InvalidOperationException($"`{token}` is expected in rule {rule}, and `{tokens[at]}` stands there.");
        at++;
    }

    [GeneratedRegex("//[^\n]*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^.*?options\s*\{[^}]*\}", RegexOptions.Singleline)]
    private static partial Regex Preamble();

    [GeneratedRegex(@"[A-Za-z_][A-Za-z_0-9]*|[:;|()?*+=#]")]
    private static partial Regex Token();
}
