using System.Collections.Immutable;
using Antlr4.Runtime.Tree;
using NurtureLang.Syntax.Grammar;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Syntax.Parsing;

// Quoted texts.
internal sealed partial class TreeBuilder
{
    private TextLiteralSyntax? OptionalText(ITerminalNode? node) => node is null ? null : Text(node);

    private TextLiteralSyntax Text(ITerminalNode node)
    {
        var token = (ParserToken)node.Symbol;
        var isClosed = token.LexedType != NurtureLexer.OpenString;
        var inner = TextSpan.FromBounds(token.Span.Start + 1, isClosed ? token.Span.End - 1 : token.Span.End);
        return new TextLiteralSyntax(TextParts(inner), token.Span);
    }

    /// <summary>The plain runs and the tokens of a part of a file.</summary>
    public ImmutableArray<TextPartSyntax> TextParts(TextSpan span)
    {
        if (source.Text.AsSpan(span.Start, span.Length).IndexOfAny('{', '\\') >= 0)
            return new TextPartReader(source, diagnostics, Names).Read(span);
        return span.Length == 0 ? [] : [new PlainTextSyntax(source.GetText(span), span)];
    }
}
