namespace NurtureLang.Semantics.Bound;

/// <summary>Walks over bound expressions.</summary>
public static class BoundWalk
{
    /// <summary>The parts of an expression, one level down.</summary>
    public static IEnumerable<BoundExpression> Parts(BoundExpression expression) => expression switch
    {
        BoundTemplate node => node.Parts.SelectMany(part => part.Values),
        BoundAggregate node => new[] { node.Where, node.KeyValue }.OfType<BoundExpression>(),
        BoundArithmetic node => [node.Left, node.Right],
        BoundCall node => node.Arguments,
        BoundCase node => [.. node.Branches.SelectMany(branch => new[] { branch.When, branch.Then }), node.Otherwise],
        BoundAll node => node.Parts,
        BoundAny node => node.Parts,
        BoundNot node => [node.Part],
        BoundCompare node => [node.Left, node.Right],
        BoundOneOf node => [node.Subject],
        BoundTextTest node => [node.Subject, .. node.Texts],
        BoundContains node => [node.Subject, node.Member],
        BoundKnown node => [node.Subject],
        BoundHeld node => [node.Condition],
        BoundAnniversary node => [node.Date],
        BoundDomain node => [node.Subject],
        _ => [],
    };

    /// <summary>An expression and everything in it; nothing for none.</summary>
    public static IEnumerable<BoundExpression> Within(BoundExpression? expression)
    {
        if (expression is null) yield break;
        yield return expression;
        foreach (var part in Parts(expression).SelectMany(Within)) yield return part;
    }

    /// <summary>Steps and everything inside of them, in the order of the source.</summary>
    public static IEnumerable<BoundStep> Within(IEnumerable<BoundStep> steps) => steps.SelectMany(step => Inner(step).Prepend(step));

    /// <summary>The expressions of a step itself, without those of the steps inside of it.</summary>
    public static IEnumerable<BoundExpression> Expressions(BoundStep step)
    {
        IEnumerable<BoundExpression?> all = step switch
        {
            BoundTask task => [task.Text, task.To, .. task.With.Select(payload => payload.Value)],
            BoundAlert alert => [alert.Text, alert.To],
            BoundWaitLength wait => [wait.Length],
            BoundWaitUntil wait => [wait.Value],
            BoundWaitFor wait => wait.Branches.SelectMany(branch => new[] { branch.Where, branch.When }),
            BoundBranching branching => branching.Branches.Select(branch => branch.When),
            BoundSplit split => [split.Winner?.Where],
            BoundRepeat repeat => [repeat.Until],
            BoundSet set => [set.Value],
            BoundReassign reassign => reassign.To,
            BoundWebhook webhook => webhook.With.Select(payload => payload.Value),
            _ => [],
        };
        return all.OfType<BoundExpression>();
    }

    /// <summary>Every step of a sequence, in the order of the source.</summary>
    public static IEnumerable<BoundStep> Steps(BoundSequence sequence) =>
        Within(sequence.Tracks.SelectMany(track => track.Steps).Concat(sequence.Exhausted ?? []));

    /// <summary>Every expression of a sequence, at its root.</summary>
    public static IEnumerable<BoundExpression> Expressions(BoundSequence sequence)
    {
        IEnumerable<BoundExpression?> all =
        [
            .. sequence.Entries.SelectMany(entry => new[] { entry.Where, entry.When }),
            sequence.Key,
            sequence.For,
            .. sequence.Exits.SelectMany(exit => new[] { exit.Where, exit.When }),
            .. sequence.Goals.SelectMany(goal => new[] { goal.Where, goal.When }),
            sequence.Anchor?.Value,
            .. Steps(sequence).SelectMany(Expressions),
            sequence.Program?.Pause?.While,
            .. sequence.Program?.Starts.Select(start => start.When) ?? [],
            .. sequence.Program?.Moves.SelectMany(move => new[] { move.Where, move.When }) ?? [],
        ];
        return all.OfType<BoundExpression>();
    }

    /// <summary>Every step of a hand-off, in the order of its rungs.</summary>
    public static IEnumerable<BoundStep> Steps(BoundHandoff handoff) => Within(handoff.Rungs.SelectMany(rung => rung.Steps));

    /// <summary>The messages that a step sends.</summary>
    public static IEnumerable<Symbols.MessageSymbol> Messages(BoundStep step) => step switch
    {
        BoundSend send => send.Messages,
        BoundSendNext next => next.Choices.SelectMany(choice => choice.Messages),
        BoundCast cast => cast.Messages,
        _ => [],
    };

    private static IEnumerable<BoundStep> Inner(BoundStep step) => step switch
    {
        BoundWaitFor wait => Within(wait.Branches.SelectMany(branch => branch.Then).Concat(wait.Timeout)),
        BoundBranching branching => Within(branching.Branches.SelectMany(branch => branch.Then)),
        BoundSplit split => Within(split.Arms.SelectMany(arm => arm.Then)),
        BoundRepeat repeat => Within(repeat.Body),
        _ => [],
    };
}
