using System.Collections.Immutable;
using System.Text;
using Antlr4.Runtime;
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
    /// <param name="Tokens">Every token with its trivia.</param>
    /// <param name="LineStarts">The offsets where declarations and lines of blocks start.</param>
    public sealed record Result(FileSyntax Root, ImmutableArray<SyntaxToken> Tokens, HashSet<int> LineStarts);

    public static Result Parse(SourceText source, DiagnosticBag diagnostics) => Parse(source, new TextSpan(0, source.Length), diagnostics);

    /// <summary>Reads the declarations of a part as if nothing stood around it; places are those of the file.</summary>
    public static Result Parse(SourceText source, TextSpan part, DiagnosticBag diagnostics)
    {
        var nothing = new FileSyntax([], [], new TextSpan(0, source.Length));
        if (IsTooLong(source, out var bytes))
        {
            diagnostics.Add(SyntaxDiagnostics.FileTooLong.At(source, new TextSpan(0, 0), bytes, SyntaxLimits.FileBytesMax));
            return new Result(nothing, TriviaAttacher.Attach(source, [new RawToken(NurtureLexer.Unknown_, 0, source.Length)], []), []);
        }
        var raw = Scanner.Scan(source, part, diagnostics);
        if (diagnostics.IsFatal)
            return new Result(nothing, TriviaAttacher.Attach(source, raw, []), []);
        var prepared = new TokenPreparer(source, diagnostics).PrepareFrom(part.Start, raw, part.End);
        var tokens = new BraceBalancer(source, diagnostics).Balance(prepared);
        var builder = new TreeBuilder(source, diagnostics);
        var root = nothing;
        try
        {
            root = builder.File(CreateParser(source, tokens, diagnostics).file());
        }
        catch (ParseCanceledException)
        {
            // The limit on diagnostics is reached, which one of them says.
        }
        return new Result(root, TriviaAttacher.Attach(source, raw, builder.Names), builder.LineStarts);
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
