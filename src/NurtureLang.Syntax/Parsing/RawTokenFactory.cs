using Antlr4.Runtime;

namespace NurtureLang.Syntax.Parsing;

/// <summary>Makes tokens that hold offsets only: their text is read from the source where it is wanted.</summary>
internal sealed class RawTokenFactory : ITokenFactory
{
    public static readonly RawTokenFactory Instance = new();

    public IToken Create(Tuple<ITokenSource, ICharStream> source, int type, string text, int channel, int start, int stop, int line, int charPositionInLine) =>
        new CommonToken(source, type, channel, start, stop);

    public IToken Create(int type, string text) => new CommonToken(type, text);
}
