using System.Collections.Immutable;
using System.Text;
using Antlr4.Runtime;
using Antlr4.Runtime.Atn;
using Antlr4.Runtime.Misc;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Grammar;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Syntax.Parsing;

/// <summary>Drives the lexer and the parser that ANTLR made. INVARIANT: nothing escapes from here, whatever the text holds.</summary>
internal static class FileParser
{
    /// <summary>What a whole file came to.</summary>
    /// <param name="Root">The tree.</param>
    /// <param name="Tokens">Makes every token with its trivia.</param>
    /// <param name="LineStarts">The offsets where declarations and lines of blocks start.</param>
    public sealed record Result(FileSyntax Root, Func<ImmutableArray<SyntaxToken>> Tokens, HashSet<int> LineStarts);

    public static Result Parse(SourceText source, DiagnosticBag diagnostics) => Parse(source, new TextSpan(0, source.Length), diagnostics);

    /// <summary>Reads the declarations of a part as if nothing stood around it; places are those of the file.</summary>
    public static Result Parse(SourceText source, TextSpan part, DiagnosticBag diagnostics)
    {
        var nothing = new FileSyntax([], [], new TextSpan(0, source.Length));
        if (IsTooLong(source, out var bytes))
        {
            diagnostics.Add(SyntaxDiagnostics.FileTooLong.At(source, new TextSpan(0, 0), bytes, SyntaxLimits.FileBytesMax));
            return new Result(nothing, () => TriviaAttacher.Attach(source, [new RawToken(NurtureLexer.Unknown_, 0, source.Length)], []), []);
        }
        var raw = Scanner.Scan(source, part, diagnostics);
        if (diagnostics.IsFatal)
            return new Result(nothing, () => TriviaAttacher.Attach(source, raw, []), []);
        var prepared = new TokenPreparer(source, diagnostics).PrepareFrom(part.Start, raw, part.End);
        var tokens = new BraceBalancer(source, diagnostics).Balance(prepared);
        var builder = ReadWithoutMistakes(source, tokens, diagnostics) ?? ReadAndMend(source, tokens, diagnostics);
        var (root, names) = (builder.File(), builder.Names);
        return new Result(root, () => TriviaAttacher.Attach(source, raw, names), builder.LineStarts);
    }

    // What is right reads the same without asking from where a rule was called, and that answer is remembered; with it, every expectation of a test is a search of
    // its own. And of one declaration after the other ANTLR's own tree is short-lived, which the memory feels.
    // INVARIANT: a mistake is found and never told here. With one, null comes back, and the file is read again by what mends and tells.
    private static TreeBuilder? ReadWithoutMistakes(SourceText source, List<ParserToken> tokens, DiagnosticBag diagnostics)
    {
        var parser = new NurtureParser(new CommonTokenStream(new ListTokenSource([.. tokens]))) { ErrorHandler = new BailErrorStrategy() };
        parser.RemoveErrorListeners();
        parser.Interpreter.PredictionMode = PredictionMode.SLL;
        var found = new DiagnosticBag();
        var builder = new TreeBuilder(source, found);
        try
        {
            while (parser.InputStream.LA(1) != TokenConstants.EOF)
                builder.Add(parser.declaration());
        }
        catch (ParseCanceledException)
        {
            return null;
        }
        found.MoveTo(diagnostics);
        return builder;
    }

    private static TreeBuilder ReadAndMend(SourceText source, List<ParserToken> tokens, DiagnosticBag diagnostics)
    {
        var builder = new TreeBuilder(source, diagnostics);
        try
        {
            foreach (var declaration in CreateParser(source, tokens, diagnostics).file().declaration())
                builder.Add(declaration);
        }
        catch (ParseCanceledException)
        {
            // The limit on diagnostics is reached, which one of them says.
        }
        return builder;
    }

    /// <summary>The expression of a `{token}`; a missing one, with a diagnostic, where it cannot be read.</summary>
    public static ExpressionSyntax ParseToken(SourceText source, TextSpan span, DiagnosticBag diagnostics, HashSet<int> names)
    {
        var raw = Scanner.Scan(source, span, diagnostics);
        if (diagnostics.IsFatal)
            return new MissingExpressionSyntax(span);
        var tokens = new TokenPreparer(source, diagnostics).Prepare(raw, span.End);
        try
        {
            var context = CreateParser(source, tokens, diagnostics).textToken();
            var builder = new TreeBuilder(source, diagnostics);
            var expression = builder.Expression(context.expression());
            names.UnionWith(builder.Names);
            return expression;
        }
        catch (Exception mistake) when (mistake is RecognitionException or ParseCanceledException)
        {
            return new MissingExpressionSyntax(span);
        }
    }

    /// <summary>A parser over prepared tokens.</summary>
    internal static NurtureParser CreateParser(SourceText source, List<ParserToken> tokens, DiagnosticBag diagnostics)
    {
        var parser = new NurtureParser(new CommonTokenStream(new ListTokenSource([.. tokens])));
        parser.RemoveErrorListeners();
        parser.ErrorHandler = new RecoveringErrorStrategy(new MistakeReporter(source, diagnostics));
        return parser;
    }

    private static bool IsTooLong(SourceText source, out int bytes)
    {
        bytes = source.Length > SyntaxLimits.FileBytesMax ? source.Length : Encoding.UTF8.GetByteCount(source.Text);
        return bytes > SyntaxLimits.FileBytesMax;
    }
}
