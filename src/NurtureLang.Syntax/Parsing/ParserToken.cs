using Antlr4.Runtime;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Syntax.Parsing;

/// <summary>A token as the parser sees it, with what recovery asks of its place.</summary>
internal sealed class ParserToken : CommonToken
{
    public ParserToken(int type, string text, TextSpan span) : base(type, text)
    {
        StartIndex = span.Start;
        StopIndex = span.End - 1;
        Span = span;
        LexedType = type;
    }

    /// <summary>Where it stands; empty for a token that was put in.</summary>
    public TextSpan Span { get; }

    /// <summary>The type the lexer gave it, where another was put in its place.</summary>
    public int LexedType { get; init; }

    /// <summary>Whether it is the first token of its line.</summary>
    public bool StartsLine { get; init; }

    /// <summary>How far its line is indented, in code units.</summary>
    public int Indent { get; init; }

    /// <summary>How many braces are open around it; of a brace itself, around the whole block.</summary>
    public int Depth { get; set; }

    /// <summary>Whether it stands for something that is missing.</summary>
    public bool IsPutIn { get; init; }
}
