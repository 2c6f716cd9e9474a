using System.Collections.Immutable;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Symbols;

namespace NurtureLang.Semantics.Checks;

/// <summary>An atom of a condition, or its opposite.</summary>
internal sealed record Literal(BoundExpression Atom, bool IsPositive);

/// <summary>Takes conditions apart into alternatives, each of them a list of atoms that hold together.</summary>
internal sealed class Formula(IReadOnlyDictionary<SegmentSymbol, BoundExpression> segments)
{
    private const int MostAlternatives = 256;
    private const int MostAtoms = 64;

    /// <summary>The alternatives of a condition, or of its opposite; null where there are too many to look at.</summary>
    public List<ImmutableArray<Literal>>? Alternatives(BoundExpression condition, bool positive = true) => condition switch
    {
        BoundLiteral literal => literal.Holds == positive ? [[]] : [],
        BoundNot not => Alternatives(not.Part, !positive),
        BoundAll all => positive ? Together(all.Parts, true) : Either(all.Parts, false),
        BoundAny any => positive ? Either(any.Parts, true) : Together(any.Parts, false),
        BoundSegmentTest test when segments.TryGetValue(test.Segment, out var inner) => Alternatives(inner, positive),
        _ => [[new Literal(condition, positive)]],
    };

    /// <summary>What holds when both do; null where there is too much to look at.</summary>
    public static List<ImmutableArray<Literal>>? And(List<ImmutableArray<Literal>>? left, List<ImmutableArray<Literal>>? right)
    {
        if (left is null || right is null || (long)left.Count * right.Count > MostAlternatives) return null;
        var both = new List<ImmutableArray<Literal>>();
        foreach (var one in left)
        {
            foreach (var other in right)
            {
                if (one.Length + other.Length > MostAtoms) return null;
                both.Add([.. one, .. other]);
            }
        }

        return both;
    }

    private List<ImmutableArray<Literal>>? Together(ImmutableArray<BoundExpression> parts, bool positive)
    {
        List<ImmutableArray<Literal>>? all = [[]];
        foreach (var part in parts) all = And(all, Alternatives(part, positive));
        return all;
    }

    private List<ImmutableArray<Literal>>? Either(ImmutableArray<BoundExpression> parts, bool positive)
    {
        var any = new List<ImmutableArray<Literal>>();
        foreach (var part in parts)
        {
            if (Alternatives(part, positive) is not { } alternatives || any.Count + alternatives.Count > MostAlternatives) return null;
            any.AddRange(alternatives);
        }

        return any;
    }
}
