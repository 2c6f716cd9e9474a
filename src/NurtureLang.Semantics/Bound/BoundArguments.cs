using System.Collections.Immutable;

namespace NurtureLang.Semantics.Bound;

/// <summary>Puts the arguments of a call in the place of a function's parameters.</summary>
/// <param name="arguments">The arguments, in the order of the parameters.</param>
/// <param name="most">How many parts the result may have.</param>
internal sealed class BoundArguments(ImmutableArray<BoundExpression> arguments, int most)
{
    private readonly int[] sizes = [.. arguments.Select(argument => BoundWalk.Within(argument).Count())];
    private int size;

    /// <summary>Whether there was more to put together than may be; what came back then is not whole.</summary>
    public bool IsTooLarge => size > most;

    /// <summary>The expression with the arguments in it.</summary>
    public BoundExpression Put(BoundExpression expression)
    {
        size += expression is BoundParameter known ? sizes[known.Parameter.Position] : 1;
        if (IsTooLarge) return expression;
        return expression switch
        {
            BoundParameter node => arguments[node.Parameter.Position],
            BoundCall node => node with { Arguments = All(node.Arguments) },
            BoundArithmetic node => node with { Left = Put(node.Left), Right = Put(node.Right) },
            BoundCase node => node with
            {
                Branches = [.. node.Branches.Select(branch => new BoundCaseBranch(Put(branch.When), Put(branch.Then)))],
                Otherwise = Put(node.Otherwise),
            },
            BoundAll node => node with { Parts = All(node.Parts) },
            BoundAny node => node with { Parts = All(node.Parts) },
            BoundNot node => node with { Part = Put(node.Part) },
            BoundCompare node => node with { Left = Put(node.Left), Right = Put(node.Right) },
            BoundOneOf node => node with { Subject = Put(node.Subject) },
            BoundTextTest node => node with { Subject = Put(node.Subject), Texts = All(node.Texts) },
            BoundContains node => node with { Subject = Put(node.Subject), Member = Put(node.Member) },
            BoundKnown node => node with { Subject = Put(node.Subject) },
            BoundDomain node => node with { Subject = Put(node.Subject) },
            _ => expression,
        };
    }

    private ImmutableArray<BoundExpression> All(ImmutableArray<BoundExpression> parts) => [.. parts.Select(Put)];
}
