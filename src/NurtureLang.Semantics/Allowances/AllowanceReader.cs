using System.Collections.Immutable;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Semantics.Allowances;

/// <summary>Reads the comments of a file that are addressed to nurture.</summary>
internal sealed class AllowanceReader(SourceText source, List<Diagnostic> diagnostics)
{
    private const string Address = "nurture:";

    private readonly List<Allowance> found = [];

    /// <summary>The allowances of a file; what is wrong with one is told.</summary>
    public static List<Allowance> Read(SyntaxTree tree, List<Diagnostic> diagnostics)
    {
        var reader = new AllowanceReader(tree.SourceText, diagnostics);
        // Most files say nothing to nurture: they are not gone through.
        if (tree.SourceText.Text.Contains(Address, StringComparison.Ordinal)) reader.ReadAll(tree);
        return reader.found;
    }

    private void ReadAll(SyntaxTree tree)
    {
        foreach (var token in tree.Tokens)
        {
            // Trailing trivia ends with its line, so what leads a token stands on lines of its own, above it.
            foreach (var trivia in token.LeadingTrivia) ReadComment(trivia, source.GetLine(token.Span.Start));
            foreach (var trivia in token.TrailingTrivia) ReadComment(trivia, source.GetLine(trivia.Span.Start));
        }
    }

    private void ReadComment(SyntaxTrivia trivia, int line)
    {
        if (trivia.Kind != SyntaxTriviaKind.Comment || !trivia.Text.StartsWith("//", StringComparison.Ordinal)) return;
        var start = SkipBlanks(trivia.Text, 2);
        if (!trivia.Text.AsSpan(start).StartsWith(Address, StringComparison.Ordinal)) return;
        var words = WordsOf(trivia, start + Address.Length);
        if (words is not [var (verb, verbSpan), .. var rest])
        {
            Report(SettingDiagnostics.NotUnderstood, trivia.Span, "Nothing stands behind `nurture:`.");
            return;
        }

        if (verb != "allow")
        {
            Report(SettingDiagnostics.NotUnderstood, verbSpan, $"Only `allow` stands behind `nurture:`, and here it is `{verb}`.");
            return;
        }

        ReadAllow(trivia, line, rest);
    }

    private void ReadAllow(SyntaxTrivia trivia, int line, List<(string Text, TextSpan Span)> words)
    {
        var because = words.FindIndex(word => word.Text == "because");
        var named = because < 0 ? words : words[..because];
        if (named.Count == 0)
        {
            Report(SettingDiagnostics.NotUnderstood, trivia.Span, "It does not say which diagnostic is allowed.");
            return;
        }

        var codes = named.Select(word => CodeOf(word.Text, word.Span)).OfType<AllowedCode>().ToImmutableArray();
        var reason = because < 0 ? "" : trivia.Text[(words[because].Span.End - trivia.Span.Start)..].Trim();
        if (reason.Length == 0) Report(SettingDiagnostics.ReasonMissing, trivia.Span, string.Join(", ", named.Select(word => word.Text)));
        else if (!codes.IsEmpty) found.Add(new Allowance(source, trivia.Span, line, codes, reason));
    }

    private AllowedCode? CodeOf(string word, TextSpan span)
    {
        if (Catalogue.Find(word) is not { } kind)
        {
            var told = SettingDiagnostics.UnknownCodeAllowed.At(source, span, word, Catalogue.Hint(word));
            var meant = Catalogue.Find(word.ToUpperInvariant())?.Code;
            diagnostics.Add(told.With(meant is null ? null : Fix.Replace($"write {meant}", source, span, meant)));
            return null;
        }

        if (kind.Severity != Severity.Error) return new AllowedCode(word, span);
        Report(SettingDiagnostics.ErrorNotAllowed, span, word);
        return null;
    }

    private void Report(DiagnosticDescriptor kind, TextSpan span, params ReadOnlySpan<object> arguments) => diagnostics.Add(kind.At(source, span, arguments));

    // Blanks and commas lie between words.
    private static List<(string Text, TextSpan Span)> WordsOf(SyntaxTrivia trivia, int from)
    {
        var words = new List<(string, TextSpan)>();
        var text = trivia.Text;
        for (var i = from; i < text.Length; i++)
        {
            if (IsBetween(text[i])) continue;
            var start = i;
            while (i < text.Length && !IsBetween(text[i])) i++;
            words.Add((text[start..i], new TextSpan(trivia.Span.Start + start, i - start)));
        }

        return words;
    }

    private static bool IsBetween(char unit) => unit is ' ' or '\t' or ',';

    private static int SkipBlanks(string text, int from)
    {
        while (from < text.Length && text[from] is ' ' or '\t') from++;
        return from;
    }
}
