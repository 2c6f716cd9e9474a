using System.Collections.Immutable;
using NurtureLang.Plan.Content;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Handoffs;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Sequences;
using NurtureLang.Plan.Values;

namespace NurtureLang.Runtime.Tests;

/// <summary>Makes up hand-offs for a made-up campaign: at a stage and on an event, with a ladder on open time and on all time.</summary>
internal sealed class RandomHandoffs(int seed, int events)
{
    private readonly Random random = new(seed);

    public ImmutableArray<PlanHandoff> Make() =>
    [
        Handoff("at stage", stage: random.Next(4), of: -1, answer: random.Next(events)),
        Handoff("on event", stage: -1, of: random.Next(events), answer: random.Next(3) == 0 ? -1 : random.Next(events)),
    ];

    private PlanHandoff Handoff(string name, int stage, int of, int answer)
    {
        var hasKept = of >= 0;
        var within = answer < 0 ? null : new PlanDuration(0, random.Next(2), random.Next(1, 30) * Ticks.PerHour);
        var some = answer >= 0 && random.Next(2) == 0 ? Plans.AtLeast(new EventValue(0), 3) : null;
        return new PlanHandoff(
            name, "sales", stage >= 0 ? 0 : -1, stage, of, of >= 0 && random.Next(2) == 0 ? Plans.AtLeast(new EventValue(0), 2) : null, answer, some, within,
            within is not null && random.Next(2) == 0 ? 0 : -1, answer < 0 ? null : "t:2", hasKept ? [new PlanKept("t", new PlanType(ValueKind.Text, true), [1])] : [],
            [
                new PlanRung(false, new PlanDuration(0, 0, 0), -1, 0, "t:1"),
                new PlanRung(answer >= 0, new PlanDuration(0, random.Next(2), random.Next(20) * Ticks.PerHour), random.Next(2) - 1, 2, "t:1"),
                new PlanRung(false, new PlanDuration(0, 0, random.Next(1, 9) * Ticks.PerHour), 0, 3, "t:1"),
            ],
            [
                new TaskStep("task", hasKept ? Kept() : Text("call"), Text("queue"), null, -1, [], 1, "t:1"),
                new SetStep("set", 0, new ConstantValue(random.Next(20) * Value.One), -1, "t:1"),
                new ReassignStep("again", [Text("one"), Text("two")], 3, "t:1"),
                new BranchStep("branch", [new PlanBranch(Plans.AtLeast(new FieldValue(0), 10), 4)], -1, "t:1"),
                new AlertStep("alert", Text("large"), Text("boss"), 5, "t:1"),
                new StartStep("start", 0, 6, "t:1"),
                new WebhookStep("hook", "crm", [new PlanPayload("size", new FieldValue(0), new PlanType(ValueKind.Number, true))], 7, "t:1"),
                new WithdrawStep("withdraw", 1, random.Next(2) - 1, -1, "t:1"),
            ],
            "t:1");
    }

    private static PlanTemplate Text(string text) => new([new PlanTemplatePart(text)]);

    private static PlanTemplate Kept() => new([new PlanTemplatePart("none", new EntryValue(0), new PlanType(ValueKind.Text, true))]);
}
