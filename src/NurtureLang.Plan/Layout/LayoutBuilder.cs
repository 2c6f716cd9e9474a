using System.Collections.Immutable;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Scores;
using NurtureLang.Plan.Sequences;
using NurtureLang.Plan.Values;

namespace NurtureLang.Plan.Layout;

/// <summary>Gives every part of a plan its words and lists.</summary>
internal sealed class LayoutBuilder(CampaignPlan plan, StateLayout layout)
{
    private readonly List<int> textWords = [];
    private readonly List<int> zeroWords = [StateLayout.Flags];
    private readonly List<bool> textLists = [];
    private readonly List<int> strides = [];
    private int words = StateLayout.Fields;

    public void Build()
    {
        foreach (var field in plan.Schema.Fields) Word(StateLayout.IsText(field.Type));
        var (first, firstList) = (words, textLists.Count);
        BuildAggregates();
        layout.Held = [.. plan.Held.Select(_ => Word())];
        layout.Scores = [.. plan.Scores.Select(BuildScore)];
        (layout.FromLog, layout.ListsFromLog) = ((first, words), (firstList, textLists.Count));
        layout.Grades = [.. plan.Grades.Select(_ => Word())];
        layout.Stages = [.. plan.Stages.Select(_ => BuildStages())];
        layout.Entered = BuildEntered();
        layout.Caps = [.. plan.Policy.Caps.Select(BuildCap)];
        layout.OptedOut = Zeros(plan.Topics.Length + 1);
        layout.OptedIn = Zeros(plan.Topics.Length + 1);
        BuildLastSent();
        layout.Sequences = [.. plan.Sequences.Select(BuildSequence)];
        layout.Contact = DrawsLots() ? Word() : -1;
        BuildAsked();
        layout.WithdrawnAt = [.. plan.Withdrawals.Select(_ => Word())];
        if (layout.WithdrawnAt.Length > 0) layout.Withdrawn = Zeros(plan.Topics.Length + 1);
        layout.Given = [.. plan.Guarantees.Select(guarantee => guarantee.AtMost is null ? -1 : List(stride: 1))];
        layout.Promises = [.. plan.Guarantees.Select(guarantee => guarantee.Promise is null ? -1 : List(stride: 1))];
        if (plan.Functions.Length > 0) layout.Failed = Zeros((plan.Functions.Length + StateLayout.BitsOfAWord - 1) / StateLayout.BitsOfAWord);
        layout.Words = words;
        layout.Lists = textLists.Count;
        layout.TextWords = [.. textWords];
        layout.TextLists = [.. textLists];
        layout.ListStrides = [.. strides];
        layout.First = FirstWords();
    }

    // Who is dealt to what depends on who it is; where nobody is dealt, that is not remembered.
    private bool DrawsLots() => plan.Policy.Holdout is not null || plan.Sequences.Any(sequence =>
        sequence.Holdout is not null || sequence.Spread is not null || sequence.Pace is not null || sequence.Steps.Any(step => step is SplitStep))
        || plan.Handoffs.Any(handoff => handoff.Steps.Any(step => step is ReassignStep { To.Length: > 1 }));

    private ImmutableArray<long> FirstWords()
    {
        var first = new long[words];
        Array.Fill(first, Value.Unknown);
        foreach (var word in zeroWords) first[word] = 0;
        first[StateLayout.NextWake] = Ticks.Never;
        return [.. first];
    }

    private int Word(bool text = false)
    {
        if (text) textWords.Add(words);
        return words++;
    }

    private int Zero()
    {
        zeroWords.Add(words);
        return words++;
    }

    private int Zeros(int count)
    {
        var first = words;
        for (var index = 0; index < count; index++) Zero();
        return first;
    }

    private int List(bool text = false, int stride = 2)
    {
        textLists.Add(text);
        strides.Add(stride);
        return textLists.Count - 1;
    }

    private void BuildAggregates()
    {
        var slots = ImmutableArray.CreateBuilder<int>();
        var lists = ImmutableArray.CreateBuilder<int>();
        foreach (var aggregate in plan.Aggregates)
        {
            var windowed = aggregate.From > 0;
            var inList = IsMadeOfEach(aggregate) || (windowed && aggregate.Capacity > StateLayout.LargestRing);
            lists.Add(!inList ? -1 : aggregate.Key is { } key ? List(IsTextProperty(aggregate.Event, key), stride: 3) : List());
            slots.Add(inList ? -1 : aggregate.Kind switch
            {
                AggregateKind.Count when windowed => Ring(aggregate.Capacity),
                AggregateKind.Count or AggregateKind.Sum => Zero(),
                AggregateKind.Average => Zeros(2),
                AggregateKind.Min or AggregateKind.Max => Word(),
                _ => InstantAndValue(aggregate),
            });
        }

        layout.Aggregates = slots.ToImmutable();
        layout.AggregateLists = lists.ToImmutable();
    }

    // What is made of the events needs each of them.
    private static bool IsMadeOfEach(PlanAggregate aggregate) => aggregate.Key is not null
        || (aggregate.From > 0 && aggregate.Kind is AggregateKind.Sum or AggregateKind.Average or AggregateKind.Min or AggregateKind.Max);

    private int Ring(int capacity)
    {
        var first = Zero();
        for (var index = 0; index < capacity; index++) Word();
        return first;
    }

    private int InstantAndValue(PlanAggregate aggregate)
    {
        var first = Word();
        var isText = aggregate.Property >= 0 && aggregate.Event >= 0
            && StateLayout.IsText(plan.Schema.Events[aggregate.Event].Properties[aggregate.Property].Type);
        Word(isText);
        return first;
    }

    private ScoreLayout BuildScore(PlanScore score)
    {
        var logged = Zero();
        var buckets = new List<ScoreBucket>();
        var rules = score.Rules.Select(rule => BuildRule(rule, buckets)).ToImmutableArray();
        var resets = (score.Resets ?? []).Select(reset => reset.When is null ? -1 : Zero()).ToImmutableArray();
        return new ScoreLayout(logged, [.. buckets], rules, resets);
    }

    private ScoreRuleLayout BuildRule(PlanScoreRule rule, List<ScoreBucket> buckets)
    {
        if (rule.When is not null) return new ScoreRuleLayout(-1, Zero(), -1, []);
        var bucket = buckets.FindIndex(known => known.Group == rule.Group && known.Decay == rule.Decay && known.Period == rule.DecayPeriod);
        if (bucket < 0)
        {
            bucket = buckets.Count;
            buckets.Add(BuildBucket(rule));
        }

        var (word, list) = BuildLimit(rule, rule.Limit);
        ImmutableArray<LimitLayout> more = [.. (rule.More ?? []).Select(limit => BuildLimit(rule, limit))];
        return new ScoreRuleLayout(bucket, word, list, more, rule.Every is null ? -1 : Word());
    }

    private LimitLayout BuildLimit(PlanScoreRule rule, PlanLimit limit)
    {
        var rolling = limit.Period is { Unit: CalendarUnit.None };
        return limit.Kind switch
        {
            LimitKind.None => new LimitLayout(-1, -1),
            LimitKind.Points when rolling => new LimitLayout(-1, List()),
            LimitKind.Points => new LimitLayout(PeriodAndAmount(), -1),
            LimitKind.Once => new LimitLayout(Word(), -1),
            LimitKind.OncePerProperty => new LimitLayout(-1, List(IsTextProperty(rule.Event, limit.Property))),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private bool IsTextProperty(int eventIndex, int property) =>
        StateLayout.IsText(plan.Schema.Events[eventIndex].Properties[property].Type);

    private ScoreBucket BuildBucket(PlanScoreRule rule)
    {
        switch (rule.Decay)
        {
            case DecayKind.None:
                return new ScoreBucket(rule.Group, rule.Decay, rule.DecayPeriod, Zero(), -1);
            case DecayKind.HalfLife:
                var word = Zero();
                Zero();
                return new ScoreBucket(rule.Group, rule.Decay, rule.DecayPeriod, word, -1);
            default:
                return new ScoreBucket(rule.Group, rule.Decay, rule.DecayPeriod, -1, List());
        }
    }

    private int PeriodAndAmount()
    {
        var first = Word();
        Zero();
        return first;
    }

    private int BuildStages()
    {
        var first = Zero();
        Word();
        return first;
    }

    private ImmutableArray<ImmutableArray<int>> BuildEntered()
    {
        var asked = ExpressionWalk.Roots(plan).SelectMany(ExpressionWalk.Within).OfType<EntersCondition>().Select(one => (one.Stages, one.Stage)).ToHashSet();
        return [.. plan.Stages.Select((stages, journey) => Enumerable.Range(0, stages.Stages.Length)
            .Select(stage => asked.Contains((journey, stage)) ? Word() : -1).ToImmutableArray())];
    }

    private int BuildCap(Policy.PlanCap cap) => cap.Period.Unit == CalendarUnit.None ? Ring(cap.Count) : PeriodAndAmount();

    private void BuildAsked()
    {
        var asked = plan.Assets.SelectMany(asset => asset.Asks?.Fields ?? []).ToHashSet();
        if (asked.Count > 0) layout.Asked = [.. Enumerable.Range(0, plan.Schema.Fields.Length).Select(field => asked.Contains(field) ? Word() : -1)];
    }

    private void BuildLastSent()
    {
        var asked = new SortedSet<int>();
        var channels = false;
        foreach (var condition in ExpressionWalk.SentConditions(plan))
        {
            asked.UnionWith(condition.Messages);
            channels |= condition.Messages.IsEmpty;
        }

        foreach (var step in plan.Sequences.SelectMany(sequence => sequence.Steps).OfType<SendNextStep>())
            asked.UnionWith(step.Choices.Where(choice => choice.IsList).SelectMany(choice => choice.Messages));
        foreach (var stream in plan.Sequences.SelectMany(sequence => sequence.Steps).OfType<CastStep>()) asked.UnionWith(stream.Messages);
        layout.LastSent = [.. Enumerable.Range(0, plan.Messages.Length).Select(message => asked.Contains(message) ? Word() : -1)];
        if (!channels) return;
        layout.LastSentOnChannel = words;
        foreach (var _ in plan.Channels) Word();
    }

    private SequenceLayout BuildSequence(PlanSequence sequence)
    {
        var count = Zero();
        var lastEnd = Word();
        var entries = sequence.Entries.Select(entry => entry.Schedule is not null ? Word() : entry.When is not null ? Zero() : -1).ToImmutableArray();
        var edge = sequence.Anchor is not null && sequence.Entries.IsEmpty ? Zero() : -1;
        var keyIsText = sequence.Key is { } key
            && StateLayout.IsText(key.Field >= 0 ? plan.Schema.Fields[key.Field].Type : sequence.Kept[key.Kept].Type);
        return new SequenceLayout(count, lastEnd, entries, edge, sequence.Key is null ? -1 : List(keyIsText, stride: 3));
    }
}
