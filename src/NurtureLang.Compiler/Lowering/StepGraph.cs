using System.Collections.Immutable;
using NurtureLang.Plan.Sequences;
using NurtureLang.Semantics.Bound;

namespace NurtureLang.Compiler.Lowering;

/// <summary>Lays the steps of a sequence or a hand-off out in one list: each names the one that follows by position, -1 for the end of the track.</summary>
internal sealed class StepGraph(ExpressionLowerer expressions, string campaign)
{
    private readonly Dictionary<BoundStep, int> positions = new(ReferenceEqualityComparer.Instance);
    private readonly List<PlanStep?> steps = [];
    private int exhausted = -1;
    private bool hasExhausted;

    /// <summary>How many counters the repeats use: two each.</summary>
    public int Counters { get; private set; }

    /// <summary>The steps.</summary>
    public ImmutableArray<PlanStep> Steps => [.. steps.OfType<PlanStep>()];

    /// <summary>Lays out the tracks, then what is done when there is nothing left to send.</summary>
    /// <returns>The first step of each track; -1 for a track without steps.</returns>
    public ImmutableArray<int> Lay(BoundSequence sequence)
    {
        // All positions are given first, in the order of the source: a step may then name one that comes later.
        foreach (var track in sequence.Tracks) Place(track.Steps);
        if (sequence.Exhausted is { } last)
        {
            hasExhausted = true;
            Place(last);
            exhausted = First(last, -1);
        }

        // Streams do not follow one another: what a program does after one stands in a track of its own.
        foreach (var track in sequence.Tracks) Block(track.Steps, -1);
        if (sequence.Exhausted is { } end) Block(end, -1);
        return [.. sequence.Tracks.Select(track => First(track.Steps, -1)), .. sequence.Program is null ? [] : new[] { exhausted }];
    }

    /// <summary>The position of a stream.</summary>
    public int Of(BoundCast stream) => positions[stream];

    /// <summary>Lays out blocks of which none leads into another.</summary>
    /// <returns>The first step of each block; -1 for one without steps.</returns>
    public ImmutableArray<int> Lay(ImmutableArray<ImmutableArray<BoundStep>> blocks)
    {
        foreach (var block in blocks) Place(block);
        foreach (var block in blocks) Block(block, -1);
        return [.. blocks.Select(block => First(block, -1))];
    }

    private void Place(ImmutableArray<BoundStep> block)
    {
        foreach (var step in BoundWalk.Within(block).Where(step => !IsNothing(step)))
        {
            positions.Add(step, steps.Count);
            steps.Add(null);
        }
    }

    // A repeat of nothing is nothing.
    private static bool IsNothing(BoundStep step) => step is BoundRepeat { Body.Length: 0 } || (step is BoundRepeat repeat && repeat.Body.All(IsNothing));

    private int First(IEnumerable<BoundStep> block, int next) => block.FirstOrDefault(step => !IsNothing(step)) is { } first ? positions[first] : next;

    private void Block(ImmutableArray<BoundStep> block, int next)
    {
        for (var at = 0; at < block.Length; at++)
        {
            if (!IsNothing(block[at])) steps[positions[block[at]]] = Lower(block[at], First(block.Skip(at + 1), next));
        }
    }

    private PlanStep Lower(BoundStep step, int next)
    {
        var source = step.Origin.Line;
        switch (step)
        {
            case BoundSend send:
                return new SendStep(send.Name, [.. send.Messages.Select(message => message.Position)], Fixed.Hours(send.Windows), next, source);
            case BoundSendNext send:
                return new SendNextStep(
                    send.Name, [.. send.Choices.Select(choice => new PlanChoice([.. choice.Messages.Select(message => message.Position)], choice.IsList))],
                    Fixed.Hours(send.Windows), hasExhausted ? exhausted : next, next, source);
            case BoundCast cast:
                return new CastStep(cast.Name, [.. cast.Messages.Select(message => message.Position)], Fixed.Schedule(cast.Cadence), source);
            case BoundTask task:
                return new TaskStep(
                    task.Name, expressions.Template(task.Text), expressions.Template(task.To),
                    task.Due is { } due ? Fixed.Duration(due) : null, task.DueCalendar?.Position ?? -1, [.. task.With.Select(Payload)], next, source);
            case BoundAlert alert:
                return new AlertStep(alert.Name, expressions.Template(alert.Text), expressions.Template(alert.To), next, source);
            case BoundWait wait:
                return new WaitStep(wait.Name, Fixed.Duration(wait.Length), next, source);
            case BoundWaitLength wait:
                return new WaitLengthStep(wait.Name, expressions.Lower(wait.Length), next, source);
            case BoundWaitUntil wait:
                return new WaitUntilStep(
                    wait.Name, expressions.Optional(wait.Value), wait.Value?.Type.Kind == Semantics.Types.TypeKind.Instant,
                    wait.Offset is { } offset ? Fixed.Duration(offset) : null, wait.IsBefore, wait.Weekdays,
                    wait.Time ?? Plan.Values.Value.Unknown, next, source);
            case BoundWaitFor wait:
                return WaitFor(wait, next, source);
            case BoundBranching branching:
                foreach (var branch in branching.Branches) Block(branch.Then, next);
                return new BranchStep(
                    branching.Name, [.. branching.Branches.Select(branch => new PlanBranch(expressions.Lower(branch.When), First(branch.Then, next)))],
                    next, source);
            case BoundSplit split:
                return Split(split, next, source);
            case BoundRepeat repeat:
                var counter = Counters;
                Counters += 2;
                var own = positions[repeat];
                Block(repeat.Body, own);
                return new RepeatStep(
                    repeat.Name, Fixed.Duration(repeat.Every), repeat.Times, expressions.Optional(repeat.Until), counter, First(repeat.Body, own),
                    next, source);
            case BoundStart start:
                return new StartStep(start.Name, start.Sequence.Position, next, source);
            case BoundExitStep exit:
                return new ExitStep(exit.Name, source);
            case BoundWebhook webhook:
                return new WebhookStep(webhook.Name, webhook.Connector, [.. webhook.With.Select(Payload)], next, source);
            case BoundWithdraw withdraw:
                return new WithdrawStep(withdraw.Name, withdraw.Channel.Position, withdraw.Topic?.Position ?? -1, next, source);
            case BoundReassign reassign:
                return new ReassignStep(reassign.Name, [.. reassign.To.Select(expressions.Template)], next, source);
            case BoundSet set:
                return new SetStep(set.Name, set.Field.Position, expressions.Lower(set.Value), next, source);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private WaitForStep WaitFor(BoundWaitFor wait, int next, string source)
    {
        foreach (var branch in wait.Branches) Block(branch.Then, next);
        Block(wait.Timeout, next);
        var branches = wait.Branches.Select(branch => new PlanWaitBranch(
            branch.Event?.Position ?? -1, expressions.Optional(branch.Where), expressions.Optional(branch.When), First(branch.Then, next), branch.Origin.Line));
        return new WaitForStep(
            wait.Name, [.. branches], wait.UpTo is { } limit ? Fixed.Duration(limit) : null, First(wait.Timeout, next), next, source);
    }

    // INVARIANT: the salt is the campaign and the split, nothing of where the split stands: moving it moves nobody.
    private SplitStep Split(BoundSplit split, int next, string source)
    {
        foreach (var arm in split.Arms) Block(arm.Then, next);
        return new SplitStep(
            split.Name, split.Split, $"{campaign}/{split.Split}",
            [.. split.Arms.Select(arm => new PlanArm(arm.Name, arm.Share, First(arm.Then, next), arm.Origin.Line, arm.Waits))], next, source,
            split.Winner is { } winner ? Winner(winner) : null);
    }

    private PlanWinner Winner(BoundWinner winner) => new(
        winner.Event.Position, expressions.Optional(winner.Where), Fixed.Duration(winner.After), winner.AtLeast, winner.Tie, winner.Origin.Line);

    private PlanPayload Payload(BoundPayload payload)
    {
        var (value, type) = expressions.Written(payload.Value);
        return new PlanPayload(payload.Name, value, type);
    }
}
