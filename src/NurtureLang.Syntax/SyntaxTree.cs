using System.Collections.Immutable;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Parsing;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;

namespace NurtureLang.Syntax;

/// <summary>One file, parsed: the tree, every token with its trivia, and what is wrong. Immutable; parsing never fails.</summary>
public sealed class SyntaxTree
{
    private readonly Lazy<ImmutableArray<SyntaxToken>> tokens;

    private SyntaxTree(SourceText source, FileParser.Result result, ImmutableArray<Diagnostic> diagnostics)
        : this(source, result.Root, new Lazy<ImmutableArray<SyntaxToken>>(result.Tokens), result.LineStarts, diagnostics)
    {
    }

    private SyntaxTree(
        SourceText source, FileSyntax root, Lazy<ImmutableArray<SyntaxToken>> tokens, IReadOnlySet<int> lineStarts, ImmutableArray<Diagnostic> diagnostics)
    {
        SourceText = source;
        Root = root;
        this.tokens = tokens;
        LineStarts = lineStarts;
        Diagnostics = diagnostics;
    }

    /// <summary>The file.</summary>
    public SourceText SourceText { get; }

    /// <summary>What it declares.</summary>
    public FileSyntax Root { get; }

    /// <summary>Every token with its trivia, the end of the file last. Made when it is first asked for: what runs a campaign never asks.</summary>
    public ImmutableArray<SyntaxToken> Tokens => tokens.Value;

    /// <summary>What is wrong with its form, in the order of the text.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>Whether something of it could not be read.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);

    /// <summary>The offsets where declarations and lines of blocks start.</summary>
    internal IReadOnlySet<int> LineStarts { get; }

    /// <summary>The same file with other declarations in its tree, for questions about a text that is not written yet.</summary>
    public SyntaxTree With(FileSyntax root) => new(SourceText, root, tokens, LineStarts, []);

    /// <summary>Reads the declarations of a part of a file as if nothing stood around it; places are those of the file.</summary>
    internal static SyntaxTree ParsePart(SourceText source, TextSpan part)
    {
        var diagnostics = new DiagnosticBag();
        var result = FileParser.Parse(source, part, diagnostics);
        return new SyntaxTree(source, result, diagnostics.ToImmutable());
    }

    /// <summary>Reads a file, whatever it holds.</summary>
    public static SyntaxTree Parse(SourceText source)
    {
        var diagnostics = new DiagnosticBag();
        var result = FileParser.Parse(source, diagnostics);
        return new SyntaxTree(source, result, diagnostics.ToImmutable());
    }
}
