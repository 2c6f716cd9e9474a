using System.Collections.Immutable;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;

namespace NurtureLang.Syntax;

/// <summary>One file, parsed: the tree, every token with its trivia, and what is wrong. Immutable; parsing never fails.</summary>
public sealed class SyntaxTree
{
    private SyntaxTree(SourceText source, FileSyntax root, ImmutableArray<SyntaxToken> tokens, ImmutableArray<Diagnostic> diagnostics)
    {
        SourceText = source;
        Root = root;
        Tokens = tokens;
        Diagnostics = diagnostics;
    }

    /// <summary>The file.</summary>
    public SourceText SourceText { get; }

    /// <summary>What it declares.</summary>
    public FileSyntax Root { get; }

    /// <summary>Every token with its trivia, the end of the file last.</summary>
    public ImmutableArray<SyntaxToken> Tokens { get; }

    /// <summary>What is wrong with its form, in the order of the text.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>Whether something of it could not be read.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);

    /// <summary>Reads a file, whatever it holds.</summary>
    public static SyntaxTree Parse(SourceText source)
    {
        var span = new TextSpan(0, source.Length);
        return new SyntaxTree(source, new FileSyntax([], [], span), [], []);
    }
}
