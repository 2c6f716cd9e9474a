using System.Collections.Immutable;
using NurtureLang.Plan.Expressions;

namespace NurtureLang.Plan.Accounts;

/// <summary>Contacts that belong together, such as those of a company: who shares a key is of one account.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Key">A text made of a contact's fields alone; whose key is unknown or empty is of no account. Upper and lower case count as the same.</param>
/// <param name="RollUps">What is made of the contacts of one account.</param>
/// <param name="Source">Where it was written.</param>
public sealed record PlanAccount(string Name, PlanExpression Key, ImmutableArray<PlanRollUp> RollUps, string Source);

/// <summary>How a roll-up is made.</summary>
public enum RollUpKind
{
    /// <summary>The sum of what is known; zero where nothing is.</summary>
    Sum,
    /// <summary>The sum of what is known by how many it is known of, rounded half away from zero; unknown where nothing is known.</summary>
    Average,
    /// <summary>The least value; unknown where nothing is known.</summary>
    Min,
    /// <summary>The largest value; unknown where nothing is known.</summary>
    Max,
    /// <summary>How many contacts.</summary>
    Count,
}

/// <summary>A figure made of the contacts of one account.</summary>
/// <param name="Name">Its name; none for one that a condition counts in place.</param>
/// <param name="Kind">How it is made.</param>
/// <param name="Of">Of what of each contact; none for a count.</param>
/// <param name="Where">Of which contacts; none for all.</param>
/// <param name="Best">Of how many contacts, those with the largest values; 0 for all.</param>
/// <param name="Source">Where it was written.</param>
public sealed record PlanRollUp(string? Name, RollUpKind Kind, PlanExpression? Of, PlanExpression? Where, int Best, string Source);
