using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Symbols;

namespace NurtureLang.Semantics.Checks;

/// <summary>Tests over something that can never happen: they always fail, or prove nothing.</summary>
internal sealed class TestChecks
{
    private readonly CheckContext context;
    private readonly List<BoundStep> steps;
    private readonly Dictionary<MessageSymbol, ChannelSymbol> sent;

    public TestChecks(CheckContext context)
    {
        this.context = context;
        var program = context.Program;
        steps = [.. program.Sequences.SelectMany(BoundWalk.Steps), .. program.Handoffs.SelectMany(BoundWalk.Steps)];
        var channels = program.Messages.ToDictionary(message => message.Symbol, message => message.Channel);
        sent = steps.SelectMany(BoundWalk.Messages).Distinct().Where(channels.ContainsKey).ToDictionary(message => message, message => channels[message]);
    }

    public void Check()
    {
        foreach (var expectation in context.Program.Tests.SelectMany(test => test.Items).OfType<BoundExpectation>())
        {
            switch (expectation.What)
            {
                case BoundExpectedCondition { Condition: var condition }:
                    if (Stage(condition) is { } stage) Report(expectation, $"Nobody ever reaches `{stage.Name}`");
                    else context.CheckCondition(condition);
                    break;
                case BoundExpectedCount count:
                    if (Why(count.What) is { } why) Report(expectation, why);
                    break;
                case BoundExpectedOrder order:
                    if ((Why(order.First) ?? Why(order.Second)) is { } reason) Report(expectation, reason);
                    break;
            }
        }
    }

    private void Report(BoundExpectation expectation, string why) => context.Report(TestDiagnostics.NeverHappens, expectation.Origin, why);

    private StageSymbol? Stage(BoundExpression condition)
    {
        if (condition is not BoundCompare { Operator: Comparison.Equal, Left: BoundStageValue value, Right: BoundConstant position }) return null;
        var stages = context.Program.Stages.FirstOrDefault(one => one.Symbol == value.Stages);
        var stage = value.Stages.Stages[(int)position.Value];
        return stages is null || StageChecks.ReachedOf(stages).Contains(stage) ? null : stage;
    }

    private string? Why(BoundOccurrence what) => what.Kind switch
    {
        OccurrenceKind.Sent or OccurrenceKind.Deferred or OccurrenceKind.Dropped => WhyNotSent(what),
        OccurrenceKind.Task => steps.Exists(step => step is BoundTask) ? null : "No sequence and no hand-off gives a task",
        OccurrenceKind.Answered => context.Program.Handoffs.Any(handoff => handoff.Answer is not null) ? null : "No hand-off waits for an answer",
        OccurrenceKind.Alert => steps.Exists(step => step is BoundAlert) ? null : "No sequence and no hand-off has an alert",
        OccurrenceKind.Webhook => steps.OfType<BoundWebhook>().Any(step => what.Of is null || step.Connector == what.Of)
            ? null
            : what.Of is null ? "No sequence has a webhook" : $"No sequence has a webhook `{what.Of}`",
        OccurrenceKind.GoalMet or OccurrenceKind.GoalMissed => context.Program.Sequences.Any(one => (what.Sequence ?? one.Symbol) == one.Symbol && !one.Goals.IsEmpty)
            ? null
            : what.Sequence is null ? "No sequence has a goal" : $"`{what.Sequence.Name}` has no goal",
        _ => null,
    };

    private string? WhyNotSent(BoundOccurrence what)
    {
        if (what.Message is { } message)
        {
            if (!sent.TryGetValue(message, out var channel)) return $"No sequence sends `{message.Name}`";
            if (what.Channel is { } wanted && wanted != channel) return $"`{message.Name}` goes by {channel.Name} and not by {wanted.Name}";
            return what.Sequence is { } sequence && !Sends(sequence).Contains(message) ? $"`{sequence.Name}` does not send `{message.Name}`" : null;
        }

        var where = what.Sequence is { } place ? Sends(place) : sent.Keys;
        if (where.Any(one => what.Channel is null || sent.GetValueOrDefault(one) == what.Channel)) return null;
        var by = what.Channel is null ? "anything" : $"anything by {what.Channel.Name}";
        return what.Sequence is null ? $"No sequence sends {by}" : $"`{what.Sequence.Name}` does not send {by}";
    }

    private IEnumerable<MessageSymbol> Sends(SequenceSymbol sequence) =>
        context.Program.Sequences.Where(one => one.Symbol == sequence).SelectMany(BoundWalk.Steps).SelectMany(BoundWalk.Messages);
}
