using System.Collections.Immutable;
using NurtureLang.Syntax.Grammar;
using NurtureLang.Syntax.Keywords;
using NurtureLang.Syntax.Parsing;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Syntax.Completion;

/// <summary>Says what the grammar lets stand at a place, from what stands before it. What follows it does not matter: it is not written yet, or wrong.</summary>
public static class GrammarProbe
{
    /// <summary>What could stand at an offset of a file.</summary>
    public static ExpectedHere At(SourceText source, int offset)
    {
        var ignored = new DiagnosticBag();
        var part = Around(source, offset);
        var raw = Scanner.Scan(source, part, ignored);
        var replaced = new TextSpan(offset, 0);
        foreach (var token in raw.Where(token => token.Start < offset && token.End >= offset && token.Type is not (NurtureLexer.Blank or NurtureLexer.LineEnd)))
        {
            if (WordTypes.IsWord(token.Type)) replaced = TextSpan.FromBounds(token.Start, token.End);
            else if (IsText(token.Type) && (token.End > offset || token.Type is NurtureLexer.OpenString)) return InText(source, offset);
            else if (IsComment(token.Type)) return new ExpectedHere(replaced, [], IsName: false, IsNothing: true);
            else if (token.End > offset || token.Type is NurtureLexer.Number) return new ExpectedHere(replaced, [], IsName: false, IsNothing: true);
        }

        var before = raw.TakeWhile(token => token.End <= replaced.Start).ToList();
        var tokens = new TokenPreparer(source, ignored).PrepareFrom(part.Start, before, replaced.Start).SkipLast(1).ToList();
        var line = source.GetLineSpan(source.GetLine(replaced.Start));
        var startsLine = source.Text.AsSpan(line.Start, replaced.Start - line.Start).IsWhiteSpace();
        var found = Walk(FromDeclaration(tokens), startsLine) ?? Walk(LinesAround(tokens, startsLine), startsLine) ?? new Expected();
        return new ExpectedHere(replaced, found.Words(), found.IsName);
    }

    /// <summary>The word at an offset, outside of texts and comments; null where there is none. Nothing but its line is looked at.</summary>
    public static TextSpan? WordAt(SourceText source, int offset)
    {
        var raw = Scanner.Scan(source, LineOf(source, offset), new DiagnosticBag());
        var at = raw.FindIndex(token => offset >= token.Start && offset < token.End);
        return at >= 0 && WordTypes.IsWord(raw[at].Type) ? TextSpan.FromBounds(raw[at].Start, raw[at].End) : null;
    }

    /// <summary>The comment on the line of an offset, its signs included; null where there is none.</summary>
    public static string? CommentOn(SourceText source, int offset)
    {
        var line = LineOf(source, offset);
        if (source.Text.AsSpan(line.Start, line.Length).IndexOfAny('/', '#') < 0) return null;
        var raw = Scanner.Scan(source, line, new DiagnosticBag());
        var own = source.GetLineSpan(source.GetLine(offset));
        var at = raw.FindIndex(token => IsComment(token.Type) && token.Start > offset && token.Start < own.End);
        return at < 0 ? null : source.GetText(TextSpan.FromBounds(raw[at].Start, raw[at].End));
    }

    // A comment of another language may go over lines; with one in the file, all of it is the line.
    private static TextSpan LineOf(SourceText source, int offset) =>
        source.Text.Contains("/*", StringComparison.Ordinal) ? new TextSpan(0, source.Length) : source.GetLineSpan(source.GetLine(offset));

    // From the line with the declaration that holds the place to the end of the place's own line: nothing before it is looked at, whatever was left open.
    private static TextSpan Around(SourceText source, int offset)
    {
        var line = source.GetLine(offset);
        var end = source.GetLineSpan(line).End;
        // Only a comment of another language goes over lines.
        if (source.Text.AsSpan(0, end).Contains("/*", StringComparison.Ordinal)) return new TextSpan(0, source.Length);
        while (line > 1 && !StartsDeclaration(source, line, offset)) line--;
        return TextSpan.FromBounds(source.GetLineSpan(line).Start, end);
    }

    // A word that the caret touches is not written yet.
    private static bool StartsDeclaration(SourceText source, int line, int offset)
    {
        var start = source.GetLineSpan(line).Start;
        var end = start;
        while (end < source.Length && (char.IsLetterOrDigit(source.Text[end]) || source.Text[end] == '_')) end++;
        return end > start && end < offset && WordTypes.DeclarationTypes.Contains(WordTypes.TypeOf(source.Text[start..end]));
    }

    private static ExpectedHere InText(SourceText source, int offset)
    {
        var start = offset;
        while (start > 0 && (char.IsAsciiLetterOrDigit(source.Text[start - 1]) || source.Text[start - 1] == '_')) start--;
        var end = offset;
        while (end < source.Length && (char.IsAsciiLetterOrDigit(source.Text[end]) || source.Text[end] == '_')) end++;
        return new ExpectedHere(TextSpan.FromBounds(start, end), [], IsName: true, IsInText: true);
    }

    private static Expected? Walk(List<ParserToken> tokens, bool startsLine)
    {
        int[] types = [.. tokens.Select(token => token.Type)];
        var walk = new AtnWalk(types, startsLine);
        walk.Run(NurtureParser.RULE_file);
        if (types is [.., NurtureLexer.NoValue])
        {
            // What follows says whether `no` is a value or begins `no event`: as nothing follows yet, it is both.
            var absence = new AtnWalk([.. types[..^1], NurtureLexer.NO], startsLine);
            absence.Run(NurtureParser.RULE_file);
            walk.Found.Add(absence.Found);
        }

        return walk.Found.IsEmpty ? null : walk.Found;
    }

    // A declaration that begins a line at its very start is one, whatever was left open before it.
    private static List<ParserToken> FromDeclaration(List<ParserToken> tokens)
    {
        var at = tokens.FindLastIndex(token => token is { StartsLine: true, Indent: 0 } && WordTypes.DeclarationTypes.Contains(token.Type));
        return at < 0 ? tokens : tokens[at..];
    }

    // Where a line before is wrong: the heads of the blocks around the place, and its own line.
    private static List<ParserToken> LinesAround(List<ParserToken> all, bool startsLine)
    {
        var tokens = FromDeclaration(all);
        var open = new List<int>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Type == NurtureLexer.OpenBrace) open.Add(i);
            else if (tokens[i].Type == NurtureLexer.CloseBrace && open.Count > 0) open.RemoveAt(open.Count - 1);
        }

        var kept = new List<ParserToken>();
        var from = 0;
        foreach (var brace in open)
        {
            kept.AddRange(tokens[Math.Max(from, LineOf(tokens, brace))..(brace + 1)]);
            from = brace + 1;
        }

        if (tokens.Count > from && !startsLine) kept.AddRange(tokens[Math.Max(from, LineOf(tokens, tokens.Count - 1))..]);
        return kept;
    }

    private static int LineOf(List<ParserToken> tokens, int index)
    {
        while (index > 0 && !tokens[index].StartsLine) index--;
        return index;
    }

    private static bool IsText(int type) => type is NurtureLexer.String or NurtureLexer.CurlyString or NurtureLexer.BrokenString or NurtureLexer.OpenString;

    private static bool IsComment(int type) => type is NurtureLexer.Comment or NurtureLexer.HashComment or NurtureLexer.BlockComment;

    /// <summary>Everything that was found to be possible.</summary>
    internal sealed class Expected
    {
        private readonly SortedSet<(string Word, string Form)> words = [];

        /// <summary>Whether a name could stand there.</summary>
        public bool IsName { get; set; }

        /// <summary>Whether there is nothing.</summary>
        public bool IsEmpty => words.Count == 0 && !IsName && !Other;

        /// <summary>Whether something could stand there that is neither word nor name, such as a brace.</summary>
        public bool Other { get; set; }

        /// <summary>A token of a type could stand there, in a form.</summary>
        public void Add(int type, int rule)
        {
            var form = NurtureParser.ruleNames[rule];
            IEnumerable<string> all = type switch
            {
                NurtureLexer.Unit => Units.DurationWords,
                NurtureLexer.Weekday => Units.WeekdayWords,
                NurtureLexer.NoValue => ["no"],
                NurtureLexer.LineAfter => ["after"],
                _ => WordTypes.WordOf(type) is { } word ? [word] : [],
            };
            foreach (var word in all) words.Add((word, form));
            Other |= !all.Any();
        }

        /// <summary>What another walk found is possible too.</summary>
        public void Add(Expected other)
        {
            words.UnionWith(other.words);
            IsName |= other.IsName;
            Other |= other.Other;
        }

        /// <summary>The words.</summary>
        public ImmutableArray<ExpectedWord> Words() => [.. words.Select(word => new ExpectedWord(word.Word, word.Form))];
    }
}
