using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using NurtureLang.Syntax.Grammar;
using NurtureLang.Syntax.Parsing;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Syntax.Tests.Coverage;

/// <summary>Finds what texts take and leave out of the rules of a grammar.</summary>
internal sealed class GrammarWalk(GrammarFile grammar)
{
    private static readonly Trail Start = new(null, null);

    /// <summary>What was taken and what was left out so far.</summary>
    public HashSet<string> Taken { get; } = new(StringComparer.Ordinal);

    /// <summary>Notes what a file takes, its `{tokens}` among them; what could not be read is passed over.</summary>
    public void Read(string path, string text)
    {
        var source = new SourceText(path, text);
        var diagnostics = new DiagnosticBag();
        var raw = Scanner.Scan(source, new TextSpan(0, source.Length), diagnostics);
        if (diagnostics.IsFatal) return;
        var tokens = new BraceBalancer(source, diagnostics).Balance(new TokenPreparer(source, diagnostics).Prepare(raw, source.Length));
        try
        {
            Visit(FileParser.CreateParser(source, tokens, diagnostics).file());
        }
        catch (Antlr4.Runtime.Misc.ParseCanceledException)
        {
            // More mistakes than are told: nothing of this file counts.
        }

        foreach (var one in raw.Where(token => token.Type == NurtureLexer.String)) ReadTokens(source, one);
    }

    private void ReadTokens(SourceText source, RawToken text)
    {
        for (var start = source.Text.IndexOf('{', text.Start); start >= 0 && start < text.End; start = source.Text.IndexOf('{', start + 1))
        {
            var end = source.Text.IndexOf('}', start);
            if (end < 0 || end >= text.End) return;
            var diagnostics = new DiagnosticBag();
            var inner = TextSpan.FromBounds(start + 1, end);
            var tokens = new TokenPreparer(source, diagnostics).Prepare(Scanner.Scan(source, inner, diagnostics), end);
            try
            {
                if (!diagnostics.IsFatal) Visit(FileParser.CreateParser(source, tokens, diagnostics).textToken());
            }
            catch (Exception mistake) when (mistake is RecognitionException or Antlr4.Runtime.Misc.ParseCanceledException)
            {
                // A brace that begins no token, or one with a mistake in it.
            }
        }
    }

    private void Visit(ParserRuleContext context)
    {
        var children = Enumerable.Range(0, context.ChildCount).Select(context.GetChild).ToList();
        if (context.exception is null && !children.Exists(child => child is IErrorNode)) Note(context, children);
        foreach (var child in children.OfType<ParserRuleContext>()) Visit(child);
    }

    private void Note(ParserRuleContext context, List<IParseTree> children)
    {
        var names = children.ConvertAll(NameOf);
        var rule = NurtureParser.ruleNames[context.RuleIndex];
        foreach (var (end, trail) in Match(grammar.Rules[rule], names, 0, Start))
        {
            if (end != names.Count) continue;
            for (var one = trail; one is not null; one = one.Before)
            {
                if (one.Outcome is { } outcome) Taken.Add(outcome);
            }

            return;
        }
    }

    private static string NameOf(IParseTree child) => child switch
    {
        ParserRuleContext context => NurtureParser.ruleNames[context.RuleIndex],
        ITerminalNode { Symbol.Type: TokenConstants.EOF } => "EOF",
        ITerminalNode terminal => NurtureParser.DefaultVocabulary.GetSymbolicName(terminal.Symbol.Type),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static IEnumerable<(int End, Trail Trail)> Match(GrammarElement element, List<string> names, int at, Trail trail) => element switch
    {
        NamedElement named => at < names.Count && names[at] == named.Name ? [(at + 1, trail)] : [],
        SequenceElement sequence => Sequence(sequence, 0, names, at, trail),
        ChoiceElement choice => choice.Alternatives.SelectMany((one, index) => Match(one, names, at, new Trail(choice.Outcomes[index], trail))),
        RepeatElement repeat => Repeat(repeat, 0, names, at, trail),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static IEnumerable<(int End, Trail Trail)> Sequence(SequenceElement sequence, int part, List<string> names, int at, Trail trail)
    {
        if (part == sequence.Parts.Length) return [(at, trail)];
        return Match(sequence.Parts[part], names, at, trail).SelectMany(one => Sequence(sequence, part + 1, names, one.End, one.Trail));
    }

    // As often as it goes first, as the parser does.
    private static IEnumerable<(int End, Trail Trail)> Repeat(RepeatElement repeat, int count, List<string> names, int at, Trail trail)
    {
        if (count == 0 || repeat.IsMany)
        {
            foreach (var one in Match(repeat.Of, names, at, trail))
            {
                if (one.End == at) continue;
                foreach (var end in Repeat(repeat, count + 1, names, one.End, one.Trail)) yield return end;
            }
        }

        if (count >= repeat.Least) yield return (at, new Trail(count > repeat.Least ? repeat.Many : repeat.Few, trail));
    }

    private sealed record Trail(string? Outcome, Trail? Before);
}
