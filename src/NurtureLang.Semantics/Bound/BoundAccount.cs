using System.Collections.Immutable;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Semantics.Types;

namespace NurtureLang.Semantics.Bound;

/// <summary>A kind of account: what its contacts share, and its figures.</summary>
/// <param name="Symbol">The account.</param>
/// <param name="Key">What its contacts share: a text made of their fields.</param>
/// <param name="RollUps">Its figures: the named ones, then those that conditions count in place.</param>
/// <param name="Origin">Where the declaration stands.</param>
public sealed record BoundAccount(AccountSymbol Symbol, BoundExpression Key, ImmutableArray<BoundRollUp> RollUps, Origin Origin);

/// <summary>How a figure of an account is made.</summary>
public enum RollUpFunction
{
    /// <summary>The sum.</summary>
    Sum,
    /// <summary>The average.</summary>
    Average,
    /// <summary>The least.</summary>
    Min,
    /// <summary>The largest.</summary>
    Max,
    /// <summary>How many contacts.</summary>
    Count,
}

/// <summary>A figure of an account.</summary>
/// <param name="Account">The account.</param>
/// <param name="Position">Its position among the account's figures.</param>
/// <param name="Name">Its name; null for one that a condition counts in place.</param>
/// <param name="Function">How it is made.</param>
/// <param name="Of">Of what of each contact; null for a count.</param>
/// <param name="Where">Of which contacts; null for all.</param>
/// <param name="Best">Of how many contacts, the best; 0 for all.</param>
/// <param name="Type">Its type in the account itself; a contact may have no account, so that there it may be unknown.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record BoundRollUp(
    AccountSymbol Account, int Position, string? Name, RollUpFunction Function, BoundExpression? Of, BoundExpression? Where, int Best, DataType Type, Origin Origin);

/// <summary>A figure of the contact's account.</summary>
public sealed record BoundRollUpValue(BoundRollUp RollUp, DataType Type, Origin Origin) : BoundExpression(Type, Origin);

/// <summary>The domain of a mail address, unless it is one of those left out.</summary>
/// <param name="Subject">The address.</param>
/// <param name="Except">The domains left out, in lower case.</param>
/// <param name="Origin">Where it was written.</param>
public sealed record BoundDomain(BoundExpression Subject, ImmutableArray<string> Except, Origin Origin)
    : BoundExpression(DataType.Text.Optional, Origin);
