using NurtureLang.Plan.Content;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Layout;
using NurtureLang.Plan.Policy;
using NurtureLang.Plan.Sequences;
using NurtureLang.Runtime.Conditions;
using NurtureLang.Runtime.State;

namespace NurtureLang.Runtime.Execution;

/// <summary>A sequence with its conditions compiled.</summary>
internal sealed class LoadedSequence
{
    public LoadedSequence(int index, PlanSequence plan, SequenceLayout layout, LiveCondition.Factory live, ExpressionCompiler compiler, Signals signals)
    {
        Index = index;
        Plan = plan;
        Layout = layout;
        For = live.Optional(plan.For);
        Entries = [.. plan.Entries.Select(entry => live.Optional(entry.When))];
        Exits = [.. plan.Exits.Select(exit => live.Optional(exit.When))];
        Goals = [.. plan.Goals.Select(goal => live.Optional(goal.When))];
        Anchor = plan.Anchor is { IsEntry: false } anchor ? compiler.Number(anchor.Value) : null;
        AnchorMask = plan.Anchor is { IsEntry: false } driven ? signals.Of(driven.Value) : 0;
        AnchorEdge = plan.Anchor is { IsEntry: false } edge && plan.Entries.IsEmpty
            ? live.Of(plan.For is null ? new KnownCondition(edge.Value) : new AllCondition([new KnownCondition(edge.Value), plan.For]))
            : null;
        Steps = [.. plan.Steps.Select(step => new LoadedStep(step, live, compiler))];
        Program = plan.Program is { } program ? new LoadedProgram(program, live, compiler) : null;
        HoldoutSalt = plan.Holdout is { } holdout ? Lots.Salt(holdout.Salt) : [];
        SpreadSalt = plan.Spread is { } spread ? Lots.Salt(spread.Salt) : [];
        EntryMask = Entries.Append(AnchorEdge).Aggregate(0UL, (mask, entry) => mask | (entry?.Mask ?? 0));
        TimedMask = Goals.Concat(Exits).Concat(Program?.Moves ?? []).Concat(Steps.Where(step => step.Plan is WaitForStep).SelectMany(step => step.Conditions))
            .Where(condition => condition is not null && condition.Horizon != Horizon.Never)
            .Aggregate(0UL, (mask, condition) => mask | (condition?.Mask ?? 0));
    }

    public int Index { get; }

    public PlanSequence Plan { get; }

    public SequenceLayout Layout { get; }

    public LiveCondition? For { get; }

    public LiveCondition?[] Entries { get; }

    public LiveCondition?[] Exits { get; }

    public LiveCondition?[] Goals { get; }

    /// <summary>The date or instant that drives it.</summary>
    public Func<Frame, long>? Anchor { get; }

    public ulong AnchorMask { get; }

    /// <summary>For an anchored sequence without entries: lets in whoever has the date and is one of those whom it is for.</summary>
    public LiveCondition? AnchorEdge { get; }

    /// <summary>What its control group draws with.</summary>
    public byte[] HoldoutSalt { get; }

    /// <summary>Where the control group that an enrolment is in was written.</summary>
    public string HoldoutOf(ControlGroup control, PlanPolicy policy) =>
        (control == ControlGroup.OfCampaign ? policy.Holdout : Plan.Holdout)?.Source ?? Plan.Source;

    /// <summary>What its spread draws with.</summary>
    public byte[] SpreadSalt { get; }

    public LoadedStep[] Steps { get; }

    /// <summary>What makes it a program; null for a sequence of steps.</summary>
    public LoadedProgram? Program { get; }

    /// <summary>Everything it lets in by a condition depends on.</summary>
    public ulong EntryMask { get; }

    /// <summary>What the goals, exits and waits depend on that time alone can turn: a change of it moves the next wake-up of who is inside.</summary>
    public ulong TimedMask { get; }
}

/// <summary>A step with its conditions and values compiled.</summary>
internal sealed class LoadedStep
{
    public LoadedStep(PlanStep plan, LiveCondition.Factory live, ExpressionCompiler compiler)
    {
        Plan = plan;
        switch (plan)
        {
            case BranchStep branch:
                Conditions = [.. branch.Branches.Select(one => live.Of(one.When))];
                break;
            case WaitForStep wait:
                Conditions = [.. wait.Branches.Select(one => live.Optional(one.When))];
                Wheres = [.. wait.Branches.Select(one => compiler.Optional(one.Where))];
                break;
            case SplitStep split:
                Salts = [.. split.Arms.Select(arm => Lots.Salt($"{split.Salt}/{arm.Name}"))];
                break;
            case RepeatStep repeat:
                Conditions = [live.Optional(repeat.Until)];
                break;
            case WaitUntilStep { Value: { } value }:
                Value = compiler.Number(value);
                break;
            case WaitLengthStep wait:
                Value = compiler.Number(wait.Length);
                break;
            case SetStep set:
                Value = compiler.Number(set.Value);
                break;
            case TaskStep task:
                Text = new LoadedTemplate(task.Text, compiler);
                To = new LoadedTemplate(task.To, compiler);
                With = [.. task.With.Select(one => compiler.Number(one.Value))];
                break;
            case AlertStep alert:
                Text = new LoadedTemplate(alert.Text, compiler);
                To = new LoadedTemplate(alert.To, compiler);
                break;
            case WebhookStep webhook:
                With = [.. webhook.With.Select(one => compiler.Number(one.Value))];
                break;
            case ReassignStep reassign:
                People = [.. reassign.To.Select(to => new LoadedTemplate(to, compiler))];
                break;
            default:
                break;
        }
    }

    public PlanStep Plan { get; }

    public LiveCondition?[] Conditions { get; } = [];

    public Func<Frame, bool>?[] Wheres { get; } = [];

    public Func<Frame, long>? Value { get; }

    /// <summary>For a split, what each arm draws with.</summary>
    public byte[][] Salts { get; } = [];

    /// <summary>For a split that seeks a winner, its number among those; -1 for every other step.</summary>
    public int Winner { get; set; } = -1;

    public LoadedTemplate? Text { get; }

    public LoadedTemplate? To { get; }

    public Func<Frame, long>[] With { get; } = [];

    /// <summary>The people that take turns.</summary>
    public LoadedTemplate[] People { get; } = [];
}

/// <summary>A template with its values compiled.</summary>
internal sealed class LoadedTemplate(PlanTemplate template, ExpressionCompiler compiler)
{
    public PlanTemplate Plan { get; } = template;

    public Func<Frame, long>?[] Values { get; } = [.. template.Parts.Select(part => part.Value is null ? null : compiler.Number(part.Value))];

    public Func<Frame, long>?[] Fallbacks { get; } =
        [.. template.Parts.Select(part => part.Fallback is null ? null : compiler.Number(part.Fallback))];
}
