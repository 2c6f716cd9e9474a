using System.Collections.Immutable;

namespace NurtureLang.Semantics.Symbols;

/// <summary>Contacts that belong together.</summary>
/// <param name="name">Its name.</param>
/// <param name="position">Its position among the accounts.</param>
/// <param name="origin">Where it is declared.</param>
/// <param name="rollUps">The names of its figures, in the order of the source.</param>
public sealed class AccountSymbol(string name, int position, Origin? origin, ImmutableArray<string> rollUps) : Symbol(name, position, origin)
{
    /// <summary>The names of its figures, in the order of the source.</summary>
    public ImmutableArray<string> RollUps { get; } = rollUps;

    /// <inheritdoc />
    public override string What => "account";
}
