namespace NurtureLang.Semantics.Symbols;

/// <summary>One value of an enum or one grade, where names are looked up for an editor; programs know them by their position.</summary>
/// <param name="name">Its name.</param>
/// <param name="position">Its place among the values.</param>
/// <param name="origin">Where it is declared.</param>
/// <param name="of">What it is a value of.</param>
public sealed class CaseValueSymbol(string name, int position, Origin? origin, CaseSymbol of) : Symbol(name, position, origin)
{
    /// <summary>What it is a value of.</summary>
    public CaseSymbol Of { get; } = of;

    /// <inheritdoc />
    public override string What => Of is GradeSymbol ? "grade" : "value";
}

/// <summary>Something with a name that only its own declaration knows, such as a stream of a program.</summary>
/// <param name="name">Its name.</param>
/// <param name="what">What it is, in the author's words.</param>
/// <param name="origin">Where it is declared.</param>
public sealed class LocalSymbol(string name, string what, Origin origin) : Symbol(name, 0, origin)
{
    /// <inheritdoc />
    public override string What { get; } = what;
}
