using NurtureLang.Plan;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Functions;
using NurtureLang.Plan.Layout;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Conditions;
using NurtureLang.Runtime.Execution.Handlers;
using NurtureLang.Runtime.Time;

namespace NurtureLang.Runtime.Execution;

/// <summary>A plan with its conditions compiled. Immutable once made; shared by threads.</summary>
internal sealed class LoadedPlan
{
    public LoadedPlan(CampaignPlan plan, TextPool texts, IFunctions functions)
    {
        Plan = plan;
        Texts = texts;
        Layout = StateLayout.Of(plan);
        Zones = new ZoneTable(texts, plan.TimeZone);
        Signals = new Signals(plan);
        Aggregates = new AggregateBook(plan, Layout, texts);
        Scores = new ScoreBook(plan, Layout);
        Accounts = new AccountBook(plan, texts);
        InternTexts();
        var compiler = Compiler = new ExpressionCompiler(
            plan, Layout, texts, Aggregates, Scores, Accounts, new FunctionCalls(plan, Layout, functions));
        Accounts.SetParts(compiler, Signals);
        Scores.SetDerived([.. plan.Scores.Select(score => score.Derived is null ? null : compiler.Number(score.Derived))]);
        var horizons = new HorizonBuilder(plan, Layout, compiler, Aggregates, Scores);
        var live = new LiveCondition.Factory(compiler, Signals, horizons);
        Accounts.SetAtoms(compiler, horizons);
        Events = EventEffects.Of(plan, compiler);
        Held = [.. plan.Held.Select(held => live.Of(held.Condition))];
        WhenRules = [.. plan.Scores.SelectMany((score, index) => score.Rules.Select((rule, at) => (rule, index, at)))
            .SelectMany(one => one.rule.When is { } when ? new[] { new WhenRule(one.index, one.at, live.Of(when)) } : [])];
        Resets = [.. plan.Scores.SelectMany((score, index) => (score.Resets ?? []).Select((reset, at) => (reset, index, at)))
            .SelectMany(one => one.reset.When is { } when ? new[] { new WhenRule(one.index, one.at, live.Of(when)) } : [])];
        EveryRules = [.. plan.Scores.SelectMany((score, index) => score.Rules.Select((rule, at) => (rule, index, at)))
            .SelectMany(one => one.rule.Every is { } every
                ? new[] { new EveryRule(one.index, one.at, every.Length, live.Optional(every.While), Layout.Scores[one.index].Rules[one.at].Since) }
                : [])];
        Personas = [.. plan.Personas.Select(persona => live.Of(persona.Condition))];
        Segments = [.. plan.Segments.Select(segment => compiler.Condition(segment.Condition))];
        Grades = [.. plan.Grades.Select(grade => grade.Values.Select(value => live.Of(value.When)).ToArray())];
        Moves = [.. plan.Stages.Select(stages => stages.Transitions.Select(move => live.Optional(move.When)).ToArray())];
        Suppressions = [.. plan.Policy.Suppressions.Select(suppression => compiler.Condition(suppression.When))];
        CapsFor = [.. plan.Policy.Caps.Select(cap => compiler.Optional(cap.For))];
        Sequences = [.. plan.Sequences.Select((sequence, index) =>
            new LoadedSequence(index, sequence, Layout.Sequences[index], live, compiler, Signals))];
        Handoffs = [.. plan.Handoffs.Select(handoff => new LoadedHandoff(handoff, live, compiler))];
        var winners = 0;
        foreach (var step in Sequences.SelectMany(sequence => sequence.Steps))
        {
            if (step.Plan is Plan.Sequences.SplitStep { Winner: not null }) step.Winner = winners++;
        }

        Order = [.. Sequences.OrderBy(sequence => sequence.Plan.Rank).ThenBy(sequence => sequence.Plan.Name, StringComparer.Ordinal)
            .Select(sequence => sequence.Index)];
        Place = new int[Order.Length];
        for (var index = 0; index < Order.Length; index++) Place[Order[index]] = index;
        Calendars = [.. plan.Calendars.Select(calendar =>
            new BusinessTime(calendar, calendar.TimeZone is null ? null : ZoneTable.Find(calendar.TimeZone)))];
        WaitedFor = [.. plan.Schema.Events.Select((_, type) => plan.Sequences.Any(sequence =>
            sequence.Steps.OfType<Plan.Sequences.WaitForStep>().Any(step => step.Branches.Any(branch => branch.Event == type))))];
        MovesFrom = [.. plan.Stages.Select(stages => Enumerable.Range(0, stages.Stages.Length).Select(stage => stages.Transitions
            .Select((move, index) => (move, index)).Where(one => one.move.Event < 0 && one.move.From.Contains(stage)).Select(one => one.index).ToArray()).ToArray())];
        TimedEntries = [.. Sequences.Where(sequence => sequence.Plan.Entries.Any(entry => entry.Schedule is not null)
            || sequence.Entries.Append(sequence.AnchorEdge).Any(entry => entry is not null && entry.Horizon != Horizon.Never))];
        DerivedMasks = [.. plan.Scores.Select(score => Signals.Of(score.Derived))];
        HoldoutSalt = plan.Policy.Holdout is { } holdout ? Lots.Salt(holdout.Salt) : [];
        HasSchedules = plan.Sequences.Any(sequence => sequence.Entries.Any(entry => entry.Schedule is not null));
        MoveMasks = [.. plan.Stages.Select((_, index) => MaskOfMoves(index))];
        TimeMask = MaskOfWhatTimeMoves();
        TouchCounts = new TouchCounts(this);
        Guarantees = new Guarantees(this);
        Promises = new Promises(this);
        Limits = new AwardLimits(this);
        Handlers = new EventHandlers(this);
    }

    public CampaignPlan Plan { get; }

    public TextPool Texts { get; }

    public StateLayout Layout { get; }

    public ExpressionCompiler Compiler { get; }

    public AwardLimits Limits { get; }

    /// <summary>What must never happen when a touch leaves.</summary>
    public Guarantees Guarantees { get; }

    /// <summary>What must happen in time.</summary>
    public Promises Promises { get; }

    /// <summary>The counts of touches that left.</summary>
    public TouchCounts TouchCounts { get; }

    /// <summary>The code that applies the events of each type.</summary>
    public EventHandlers Handlers { get; }

    public ZoneTable Zones { get; }

    public Signals Signals { get; }

    public AggregateBook Aggregates { get; }

    public ScoreBook Scores { get; }

    /// <summary>The figures of accounts.</summary>
    public AccountBook Accounts { get; }

    public EventEffects[] Events { get; }

    public LiveCondition[] Held { get; }

    public WhenRule[] WhenRules { get; }

    /// <summary>The resets of scores by a condition.</summary>
    public WhenRule[] Resets { get; }

    /// <summary>The rules that give points again and again while nothing happens.</summary>
    public EveryRule[] EveryRules { get; }

    public LiveCondition[] Personas { get; }

    public Func<Frame, bool>[] Segments { get; }

    public LiveCondition[][] Grades { get; }

    public LiveCondition?[][] Moves { get; }

    public ulong[] MoveMasks { get; }

    /// <summary>For each journey and stage, the moves that leave it by a condition or after a time, in the order of the source.</summary>
    public int[][][] MovesFrom { get; }

    /// <summary>The sequences that somebody may come into by time alone.</summary>
    public LoadedSequence[] TimedEntries { get; }

    /// <summary>What each derived score depends on; nothing for the others.</summary>
    public ulong[] DerivedMasks { get; }

    /// <summary>What the campaign's control group draws with.</summary>
    public byte[] HoldoutSalt { get; }

    /// <summary>Whether a calendar lets into a sequence.</summary>
    public bool HasSchedules { get; }

    public Func<Frame, bool>[] Suppressions { get; }

    public Func<Frame, bool>?[] CapsFor { get; }

    public LoadedSequence[] Sequences { get; }

    public LoadedHandoff[] Handoffs { get; }

    /// <summary>The sequences in the order in which they go at one instant.</summary>
    public int[] Order { get; }

    /// <summary>The place of each sequence in that order.</summary>
    public int[] Place { get; }

    public BusinessTime[] Calendars { get; }

    /// <summary>For each event, whether a step waits for it.</summary>
    public bool[] WaitedFor { get; }

    /// <summary>What the conditions depend on whose value time alone can change: a change of it moves the next wake-up.</summary>
    public ulong TimeMask { get; }

    // Code that is made later finds every text of the plan in the pool.
    private void InternTexts()
    {
        foreach (var expression in ExpressionWalk.Roots(Plan).SelectMany(ExpressionWalk.Within))
        {
            if (expression is TextValue text) Texts.Intern(text.Text);
            else if (expression is ContentValue content) Texts.Intern(content.Text);
        }
    }

    private ulong MaskOfMoves(int stages)
    {
        var mask = Signals.Stages(stages);
        foreach (var move in Plan.Stages[stages].Transitions)
        {
            mask |= Signals.Of(move.When);
            if (move.After is not null) mask |= Signals.Time;
            if (move.Without >= 0) mask |= Signals.Aggregate(move.Without);
        }

        return mask;
    }

    private ulong MaskOfWhatTimeMoves()
    {
        LiveCondition?[] all =
        [
            .. Held, .. WhenRules.Concat(Resets).Select(rule => rule.Condition), .. Personas, .. Grades.SelectMany(grade => grade),
            .. Sequences.SelectMany(sequence => sequence.Entries.Append(sequence.AnchorEdge)),
        ];
        var mask = Plan.Held.Length > 0 ? Held.Aggregate(0UL, (sum, held) => sum | held.Mask) : 0UL;
        foreach (var condition in all)
        {
            if (condition is not null && (condition.Mask & Signals.Time) != 0) mask |= condition.Mask;
        }

        // Whose condition comes to hold begins to be counted for.
        foreach (var rule in EveryRules) mask |= rule.While?.Mask ?? 0;

        // A move is there only while its condition does not hold, so that time matters only where it can make it hold.
        var time = new TimeDirection(Plan);
        for (var stages = 0; stages < MoveMasks.Length; stages++)
        {
            if (Plan.Stages[stages].Transitions.Any(move => move.After is not null || time.CanTurnTrue(move.When))) mask |= MoveMasks[stages];
        }

        return mask;
    }
}

/// <summary>A rule of a score whose points stand while a condition holds, or a reset of it by one.</summary>
internal sealed record WhenRule(int Score, int Rule, LiveCondition Condition);

/// <summary>A rule of a score that gives points again and again while nothing happens.</summary>
/// <param name="Score">The score.</param>
/// <param name="Rule">The rule's position.</param>
/// <param name="Length">How often, in ticks.</param>
/// <param name="While">While this holds; null for always.</param>
/// <param name="Since">The word of the instant that the time counts from.</param>
internal sealed record EveryRule(int Score, int Rule, long Length, LiveCondition? While, int Since);
