using NurtureLang.Semantics.Names;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Declarations;
using NurtureLang.Syntax.Tree.Sequences;
using NurtureLang.Syntax.Tree.Steps;

namespace NurtureLang.Ide.Hierarchy;

/// <summary>Finds what leads to what in a file: what a condition reads leads to what it is for, a step leads to the next and to what it sends.</summary>
internal sealed class LeadReader(LeadGraph graph, SourceText source)
{
    private readonly string path = graph.Campaign.PathOf(source);

    /// <summary>Reads a file.</summary>
    public void Read(FileSyntax file)
    {
        foreach (var declaration in file.Declarations) Read(declaration);
    }

    private void Read(DeclarationSyntax declaration)
    {
        switch (declaration)
        {
            case PersonaSyntax one: ReadBy(one.Condition, Item(one.Name)); break;
            case SegmentSyntax one: ReadBy(one.Condition, Item(one.Name)); break;
            case ScoreSyntax one: foreach (var item in one.Items) ReadBy(item, Item(one.Name)); break;
            case DerivedScoreSyntax one: ReadBy(one.Value, Item(one.Name)); break;
            case GradeSyntax one: foreach (var arm in one.Arms) ReadBy(arm, Item(one.Name)); break;
            case MessageSyntax one: LeadsTo(Item(one.Name), one, symbol => symbol is AssetSymbol); break;
            case StagesSyntax one: foreach (var move in one.Items.OfType<StageMoveSyntax>()) Move(one, move); break;
            case HandoffSyntax one: Handoff(one); break;
            case SequenceSyntax one: Sequence(Item(one.Name), one.Items); break;
            case ProgramSyntax one: Sequence(Item(one.Name), one.Items); break;
        }
    }

    private void Move(StagesSyntax journey, StageMoveSyntax move)
    {
        var to = Named(move.To);
        var stages = journey.Items.OfType<StagePathSyntax>().SelectMany(line => line.Stages).ToList();
        if (!move.FromBefore) Lead(Named(move.From), to, move.Span);
        else foreach (var stage in stages.TakeWhile(stage => stage.Name.Text != move.From.Text)) Lead(Item(stage.Name), to, move.Span);
        // Who does not come within a time is moved by the time, and an `until` moves back.
        if (move.Trigger is OnEventSyntax) ReadBy(move.Trigger, to);
        if (move.Trigger is not WhenSyntax when) return;
        ReadBy(when.Condition, to);
        ReadBy(when.Until, Named(move.From));
    }

    private void Handoff(HandoffSyntax handoff)
    {
        var own = Item(handoff.Name ?? handoff.To);
        ReadBy(handoff.Trigger, own);
        foreach (var block in handoff.Items.Select(item => item switch
                 {
                     HandoffStepSyntax step => [step.Step],
                     HandoffLateSyntax late => late.Steps,
                     HandoffAfterSyntax after => after.Steps,
                     _ => System.Collections.Immutable.ImmutableArray<StepSyntax>.Empty,
                 })) Walk(block, [own]);
    }

    private void Sequence(HierarchyItem? own, IEnumerable<SequenceItemSyntax> items)
    {
        List<HierarchyItem?> before = [own];
        foreach (var item in items)
        {
            switch (item)
            {
                case EnterSyntax or EnterEverySyntax or EnterAtSyntax: ReadBy(item, own); break;
                case SequenceStepSyntax step: before = Walk([step.Step], before); break;
                case TrackSyntax track: Walk(track.Body.Steps, [own]); break;
                case WhenExhaustedSyntax exhausted: Walk(exhausted.Steps, [own]); break;
                case StreamSyntax stream:
                    Lead(own, Item(stream.Name), stream.Name.Span);
                    LeadsTo(Item(stream.Name), stream, symbol => symbol is MessageSymbol);
                    break;
                case StartInSyntax start: ReadBy(start.Condition, Named(start.Stream)); break;
                case MoveToSyntax move: ReadBy(move.Trigger, Named(move.Stream)); break;
            }
        }
    }

    // The steps of a block, one after the other; what is given back is what stands before whatever follows the block.
    private List<HierarchyItem?> Walk(IEnumerable<StepSyntax> steps, List<HierarchyItem?> before)
    {
        foreach (var written in steps)
        {
            var own = graph.At(path, ItemReader.HeadOf(source, written).Start);
            foreach (var one in before.Distinct()) Lead(one, own, ItemReader.HeadOf(source, written));
            var step = written is NamedStepSyntax named ? named.Step : written;
            before = After(step, own);
        }

        return before;
    }

    private List<HierarchyItem?> After(StepSyntax step, HierarchyItem? own)
    {
        switch (step)
        {
            case SendStepSyntax: LeadsTo(own, step, symbol => symbol is MessageSymbol); return [own];
            case StartStepSyntax: LeadsTo(own, step, symbol => symbol is SequenceSymbol); return [own];
            case ExitStepSyntax: return [];
            case IfStepSyntax one:
                foreach (var arm in one.Arms) ReadBy(arm.Condition, own);
                return Branches(own, [.. one.Arms.Select(arm => arm.Body), one.Else]);
            case ChooseStepSyntax one:
                ReadBy(one.Subject, own);
                return Branches(own, [.. one.Arms.Select(arm => arm.Body), .. Given(one.Otherwise)]);
            case ChooseWhenStepSyntax one:
                foreach (var arm in one.Arms) ReadBy(arm.Condition, own);
                return Branches(own, [.. one.Arms.Select(arm => arm.Body), one.Otherwise]);
            case WaitForStepSyntax one:
                ReadBy(one.Subject, own);
                ReadBy(one.Where, own);
                return Branches(own, [one.Then, .. one.UpTo is null ? [] : new[] { one.Timeout }]);
            case WaitForFirstStepSyntax one:
                foreach (var branch in one.Branches) ReadBy(branch.Filter, own);
                return Branches(own, [.. one.Branches.Select(branch => branch.Body), .. one.UpTo is null ? [] : new[] { one.Timeout }]);
            case SplitStepSyntax one:
                ReadBy(one.Winner?.By, own);
                return Branches(own, [.. one.Arms.Select(arm => arm.Body)]);
            case RepeatStepSyntax one:
                ReadBy(one.Until, own);
                foreach (var last in Walk(one.Body.Steps, [own])) Lead(last, own, ItemReader.HeadOf(source, step));
                return [own];
            default: return [own];
        }
    }

    // A branch that is not written goes on with what follows.
    private List<HierarchyItem?> Branches(HierarchyItem? own, IEnumerable<BlockSyntax?> blocks) =>
        [.. blocks.SelectMany(block => block is null ? [own] : Walk(block.Steps, [own])).Distinct()];

    private static IEnumerable<BlockSyntax> Given(BlockSyntax? block) => block is null ? [] : [block];

    // What a condition reads leads to what it is for.
    private void ReadBy(SyntaxNode? condition, HierarchyItem? to)
    {
        if (condition is null) return;
        foreach (var one in UsedIn(condition)) Lead(graph.Of(one.Symbol), to, one.Span);
    }

    private void LeadsTo(HierarchyItem? from, SyntaxNode written, Func<Symbol, bool> which)
    {
        foreach (var one in UsedIn(written).Where(one => which(one.Symbol)))
            Lead(from, graph.Of(one.Symbol), one.Span);
    }

    private IEnumerable<Occurrence> UsedIn(SyntaxNode node) => graph.Campaign.Names.In(path).Where(one => !one.IsDeclaration && IsWithin(node, one.Span));

    private static bool IsWithin(SyntaxNode node, TextSpan span) => span.Start >= node.Span.Start && span.End <= node.Span.End;

    private HierarchyItem? Item(NameSyntax name) => graph.At(path, name.Span.Start);

    // What a name that is used stands for.
    private HierarchyItem? Named(NameSyntax name) =>
        graph.Campaign.Names.At(path, name.Span.Start).Where(one => one.Span == name.Span).Select(one => graph.Of(one.Symbol)).FirstOrDefault(item => item is not null);

    private void Lead(HierarchyItem? from, HierarchyItem? to, TextSpan site) => graph.Add(from, to, path, site);
}
