using System.Collections.Immutable;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Semantics.Types;

namespace NurtureLang.Semantics.Checks;

/// <summary>Steps that are never reached, touches that cannot leave, waits that nothing can satisfy.</summary>
internal sealed class SequenceChecks
{
    private readonly CheckContext context;
    private readonly Dictionary<MessageSymbol, BoundMessage> messages;
    private readonly HashSet<MessageSymbol> sent;

    public SequenceChecks(CheckContext context)
    {
        this.context = context;
        messages = context.Program.Messages.ToDictionary(message => message.Symbol);
        sent = [.. context.Program.Sequences.SelectMany(BoundWalk.Steps).SelectMany(BoundWalk.Messages)];
    }

    public void Check()
    {
        foreach (var sequence in context.Program.Sequences)
        {
            foreach (var entry in sequence.Entries) Conditions(entry.Where, entry.When);
            Conditions(sequence.For);
            new EntryChecks(context).Check(sequence);
            foreach (var exit in sequence.Exits) Conditions(exit.Where, exit.When);
            foreach (var goal in sequence.Goals) Conditions(goal.Where, goal.When);
            foreach (var goal in sequence.Goals) Answers(goal.Where);
            foreach (var track in sequence.Tracks)
            {
                Block(track.Steps, sequence);
                if (sequence.Anchor is { Value: null } && track.IsBefore) context.Report(FindingDiagnostics.AnchorPast, track.Origin, track.Name);
            }

            Block(sequence.Exhausted ?? [], sequence);
            if (sequence.Program is { } program)
            {
                Conditions(program.Pause?.While);
                foreach (var start in program.Starts) Conditions(start.When);
                foreach (var move in program.Moves) Conditions(move.Where, move.When);
            }

            new TouchChecks(context, messages).Check(sequence);
        }

        foreach (var handoff in context.Program.Handoffs)
        {
            Conditions(handoff.Where, handoff.AnswerWhere, handoff.When);
            foreach (var branch in BoundWalk.Steps(handoff).OfType<BoundBranching>().SelectMany(step => step.Branches)) Conditions(branch.When);
        }

        foreach (var rollUp in context.Program.Accounts.SelectMany(account => account.RollUps)) Conditions(rollUp.Where);
        foreach (var rate in context.Program.Goals.Select(goal => goal.Measure).OfType<BoundRate>())
        {
            Conditions(rate.Where);
            Answers(rate.Where);
            if (rate.Message is { Origin: { } at } message && !sent.Contains(message)) context.Report(FindingDiagnostics.NeverSent, at, message.Name);
        }

        Suppressions();
        new StartChecks(context).Check();
    }

    private void Suppressions()
    {
        foreach (var suppression in context.Program.Policy.Suppressions) context.CheckCondition(suppression.When);
        foreach (var change in context.Program.Policy.OptOuts.Concat(context.Program.Policy.OptIns)) context.CheckCondition(change.Where);
    }

    private void Conditions(params ReadOnlySpan<BoundExpression?> conditions)
    {
        foreach (var condition in conditions) context.CheckCondition(condition);
    }

    private void Block(ImmutableArray<BoundStep> steps, BoundSequence sequence)
    {
        for (var at = 0; at < steps.Length; at++)
        {
            if (at > 0 && steps[at - 1] is BoundExitStep) context.Report(FindingDiagnostics.NeverReached, steps[at].Origin, "`exit` comes before it");
            switch (steps[at])
            {
                case BoundBranching branching: Branches(branching, sequence); break;
                case BoundWaitFor wait: Wait(wait, sequence); break;
                case BoundWait { Length.IsZero: true } wait: NoWait(wait.Origin); break;
                case BoundSplit split:
                    foreach (var arm in split.Arms) Block(arm.Then, sequence);
                    break;
                case BoundRepeat repeat:
                    context.CheckCondition(repeat.Until);
                    if (repeat.Times == 0 && repeat.Until is null && sequence.Exits.IsEmpty && sequence.Goals.IsEmpty
                        && !BoundWalk.Within(repeat.Body).Any(step => step is BoundExitStep or BoundSendNext))
                    {
                        NoEnd(repeat.Origin);
                    }

                    Block(repeat.Body, sequence);
                    break;
            }
        }
    }

    private void Branches(BoundBranching branching, BoundSequence sequence)
    {
        var earlier = new List<BoundExpression>();
        foreach (var branch in branching.Branches)
        {
            var possible = branch.When is BoundLiteral || context.CheckCondition(branch.When);
            if (possible && !context.Possible.CanHold(branch.When, earlier))
                context.Report(FindingDiagnostics.NeverReached, branch.Origin, "the branches before it already take everybody of whom this holds");
            earlier.Add(branch.When);
            Block(branch.Then, sequence);
        }
    }

    private void Wait(BoundWaitFor wait, BoundSequence sequence)
    {
        foreach (var branch in wait.Branches)
        {
            Conditions(branch.Where, branch.When);
            Answers(branch.Where);
            Ended(branch, sequence);
            Block(branch.Then, sequence);
        }

        Block(wait.Timeout, sequence);
    }

    // Goals and exits are looked at before waits: what ends the sequence ends the wait.
    private void Ended(BoundWaitBranch branch, BoundSequence sequence)
    {
        var ends = sequence.Exits.Select(exit => (exit.Event, exit.Where, exit.When, Word: "exit"))
            .Concat(sequence.Goals.Where(goal => goal.Within is null).Select(goal => (goal.Event, goal.Where, goal.When, Word: "goal")));
        foreach (var end in ends)
        {
            var isSame = branch.Event is not null
                ? end.Event == branch.Event && (end.Where is null || (branch.Where is not null && !context.Possible.CanHold(branch.Where, [end.Where])))
                : branch.When is not null && end.When is not null && !context.Possible.CanHold(branch.When, [end.When]);
            if (!isSame) continue;
            context.Report(FindingDiagnostics.NeverReached, branch.Origin, $"the sequence's `{end.Word}` ends it first");
            return;
        }
    }

    // An event about a message can only be about one that something sends.
    private void Answers(BoundExpression? where)
    {
        if (where is null) return;
        IEnumerable<BoundExpression> together = where is BoundAll all ? all.Parts : [where];
        foreach (var compare in together.OfType<BoundCompare>())
        {
            if (compare is not { Operator: Comparison.Equal, Left: BoundEventProperty, Right: BoundConstant { Type.Kind: TypeKind.Message } named }) continue;
            var message = context.Program.Messages.FirstOrDefault(one => one.Symbol.Position == (int)named.Value);
            if (message is not null && !sent.Contains(message.Symbol)) context.Report(FindingDiagnostics.NeverSent, named.Origin, message.Symbol.Name);
        }
    }

    private void NoEnd(Origin at)
    {
        var brace = at.Source.Text.IndexOf('{', at.Span.Start, at.Span.Length);
        var told = FindingDiagnostics.NoEnd.At(at.Source, at.Span);
        context.Report(told.With(brace < 0 ? null : Mends.Insert("say `up to 6 times`", at.Source, brace, "up to 6 times ")));
    }

    private void NoWait(Origin at) => context.Report(
        FindingDiagnostics.NoWait.At(at.Source, at.Span, at.Source.GetText(at.Span)).With(Mends.TakeOut("take it out", at.Source, at.Span)));
}
