using System.Collections.Immutable;
using NurtureLang.Plan.Expressions;

namespace NurtureLang.Plan.Policy;

/// <summary>What must never happen: a touch that leaves while a condition holds.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Messages">The messages that it speaks of, by position.</param>
/// <param name="Broken">The condition, looked at just before such a message leaves.</param>
/// <param name="Claim">What was promised, as it was written.</param>
/// <param name="Source">Where it was written.</param>
public sealed record PlanGuarantee(string Name, ImmutableArray<int> Messages, PlanExpression Broken, string Claim, string Source);
