using System.Diagnostics;
using System.Globalization;
using NurtureLang.Drawing.Map;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Steps;

namespace NurtureLang.Drawing.Mapping;

/// <summary>Lays out the steps of a part: one under the other, branches side by side.</summary>
internal sealed class StepMapper(Wording wording, string part)
{
    private int boxes;

    /// <summary>The sequences that steps start, with the box that does.</summary>
    public List<(string Node, string Sequence)> Starts { get; } = [];

    /// <summary>A box of this part.</summary>
    public MapNode Box(MapNodeKind kind, string text, SyntaxNode node) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{part}_{++boxes}"), kind, text, 0, 0, wording.Place(node));

    /// <summary>Steps, one under the other.</summary>
    public Fragment Steps(IEnumerable<StepSyntax> steps)
    {
        Fragment? whole = null;
        foreach (var step in steps)
        {
            // What comes after a step that never goes on cannot be reached; the checker says so.
            if (whole is { Nodes.Count: > 0, Ends.Count: 0 }) break;
            var next = Step(step);
            if (whole is null) whole = next;
            else whole.Append(next);
        }

        return whole ?? Fragment.Through([]);
    }

    private Fragment Step(StepSyntax step) => step switch
    {
        NamedStepSyntax named => Step(named.Step),
        SendStepSyntax => Simple(MapNodeKind.Send, step),
        TaskStepSyntax or AlertStepSyntax or ReassignStepSyntax => Simple(MapNodeKind.ForPeople, step),
        SetStepSyntax or WebhookStepSyntax or WithdrawStepSyntax => Simple(MapNodeKind.Act, step),
        StartStepSyntax start => Start(start),
        ExitStepSyntax => Exit(step),
        WaitStepSyntax or WaitUntilTimeSyntax or WaitUntilWeekdaySyntax or WaitUntilDateSyntax => Simple(MapNodeKind.Wait, step),
        WaitForStepSyntax wait => WaitFor(wait),
        WaitForFirstStepSyntax wait => WaitForFirst(wait),
        IfStepSyntax choice => Forked(Box(MapNodeKind.Branch, "if", choice), Arms(choice.Arms, choice.Else, "else")),
        ChooseWhenStepSyntax choice => Forked(Box(MapNodeKind.Branch, "choose", choice), Arms(choice.Arms, choice.Otherwise, "otherwise")),
        ChooseStepSyntax choice => Choose(choice),
        SplitStepSyntax split => Split(split),
        RepeatStepSyntax repeat => Repeat(repeat),
        _ => throw new UnreachableException(),
    };

    private Fragment Simple(MapNodeKind kind, StepSyntax step) => Fragment.Of(Box(kind, wording.Of(step), step));

    private Fragment Start(StartStepSyntax start)
    {
        var box = Box(MapNodeKind.Act, wording.Of(start), start);
        Starts.Add((box.Id, start.Sequence.Text));
        return Fragment.Of(box);
    }

    private Fragment Exit(StepSyntax step)
    {
        var fragment = Fragment.Of(Box(MapNodeKind.Ending, "exit", step));
        fragment.Ends.Clear();
        return fragment;
    }

    private Fragment Block(BlockSyntax? block) => block is null ? Fragment.Through([]) : Steps(block.Steps);

    private static Fragment Forked(MapNode head, IReadOnlyList<(string Text, Fragment Arm)> arms)
    {
        var fragment = Fragment.Of(head);
        fragment.Fork(arms);
        return fragment;
    }

    private Fragment WaitFor(WaitForStepSyntax wait)
    {
        var where = wait.Where is null ? "" : $" where {wording.Of(wait.Where)}";
        var box = Box(MapNodeKind.Wait, $"wait for {wording.Of(wait.Subject)}{where}{UpTo(wait.UpTo)}", wait);
        if (wait.Then is null && wait.Timeout is null) return Fragment.Of(box);
        var arms = new List<(string, Fragment)> { ("then", Block(wait.Then)) };
        if (wait.UpTo is not null) arms.Add(("timeout", Block(wait.Timeout)));
        return Forked(box, arms);
    }

    private Fragment WaitForFirst(WaitForFirstStepSyntax wait)
    {
        var arms = wait.Branches.Select(branch => (wording.Of(branch.Filter), Block(branch.Body))).ToList();
        if (wait.UpTo is not null) arms.Add(("timeout", Block(wait.Timeout)));
        return Forked(Box(MapNodeKind.Wait, $"wait for the first{UpTo(wait.UpTo)}", wait), arms);
    }

    private string UpTo(SyntaxNode? limit) => limit is null ? "" : $" up to {wording.Of(limit)}";

    private List<(string, Fragment)> Arms(IEnumerable<ConditionalArmSyntax> arms, BlockSyntax? otherwise, string word) =>
        [.. arms.Select(arm => (wording.Of(arm.Condition), Block(arm.Body))), (word, Block(otherwise))];

    private Fragment Choose(ChooseStepSyntax choose)
    {
        var arms = choose.Arms.Select(arm => (string.Join(", ", arm.Cases.Select(one => wording.Of(one))), Block(arm.Body))).ToList();
        if (choose.Otherwise is not null) arms.Add(("otherwise", Block(choose.Otherwise)));
        return Forked(Box(MapNodeKind.Branch, $"choose {wording.Of(choose.Subject)}", choose), arms);
    }

    private Fragment Split(SplitStepSyntax split)
    {
        var winner = split.Winner is null ? "" : $", winner by {wording.Of(split.Winner.By)} after {wording.Of(split.Winner.After)}";
        var head = Box(MapNodeKind.Branch, $"split {split.Name.Text}{winner}", split);
        return Forked(head, [.. split.Arms.Select(arm => ($"{wording.Of(arm.Share)} {arm.Name.Text}", Block(arm.Body)))]);
    }

    private Fragment Repeat(RepeatStepSyntax repeat)
    {
        var times = repeat.Times is null ? "" : $" up to {wording.Of(repeat.Times)} times";
        var until = repeat.Until is null ? "" : $" until {wording.Of(repeat.Until)}";
        var fragment = Fragment.Of(Box(MapNodeKind.Repeat, $"repeat every {wording.Of(repeat.Interval)}{times}{until}", repeat));
        fragment.Append(Block(repeat.Body));
        fragment.Return("again", "then");
        return fragment;
    }
}
