using System.Collections.Immutable;
using NurtureLang.Semantics.Symbols;

namespace NurtureLang.Semantics.Bound;

/// <summary>What must never happen: a touch that leaves while a condition holds.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Messages">The messages that it speaks of.</param>
/// <param name="Broken">The condition, looked at just before such a message leaves.</param>
/// <param name="Claim">What was promised, as it was written.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record BoundGuarantee(string Name, ImmutableArray<MessageSymbol> Messages, BoundExpression Broken, string Claim, Origin Origin);
