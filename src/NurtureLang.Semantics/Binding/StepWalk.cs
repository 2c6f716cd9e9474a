using NurtureLang.Syntax.Tree.Sequences;
using NurtureLang.Syntax.Tree.Steps;

namespace NurtureLang.Semantics.Binding;

/// <summary>Walks over the steps of a sequence as they were written.</summary>
internal static class StepWalk
{
    /// <summary>Every step, in the order of the source, those inside of others too.</summary>
    public static IEnumerable<StepSyntax> Steps(SequenceSyntax sequence) => Within(Written(sequence));

    /// <summary>Steps and everything inside of them, in the order of the source.</summary>
    public static IEnumerable<StepSyntax> Within(IEnumerable<StepSyntax> steps) => steps.SelectMany(Within);

    /// <summary>The steps of a sequence itself, without those inside of others.</summary>
    public static IEnumerable<StepSyntax> Written(SequenceSyntax sequence) =>
        sequence.Items.SelectMany(item => item switch
        {
            SequenceStepSyntax step => [step.Step],
            TrackSyntax track => track.Body.Steps,
            WhenExhaustedSyntax exhausted => exhausted.Steps,
            _ => (IEnumerable<StepSyntax>)[],
        });

    private static IEnumerable<StepSyntax> Within(StepSyntax step) => [step, .. Inner(step).SelectMany(Within)];

    private static IEnumerable<StepSyntax> Inner(StepSyntax step) =>
        step is NamedStepSyntax named ? [named.Step] : Blocks(step).OfType<BlockSyntax>().SelectMany(block => block.Steps);

    private static IEnumerable<BlockSyntax?> Blocks(StepSyntax step) => step switch
    {
        IfStepSyntax one => [.. one.Arms.Select(arm => arm.Body), one.Else],
        ChooseStepSyntax one => [.. one.Arms.Select(arm => arm.Body), one.Otherwise],
        ChooseWhenStepSyntax one => [.. one.Arms.Select(arm => arm.Body), one.Otherwise],
        RepeatStepSyntax one => [one.Body],
        WaitForStepSyntax one => [one.Then, one.Timeout],
        SplitStepSyntax one => [.. one.Arms.Select(arm => arm.Body)],
        WaitForFirstStepSyntax one => [.. one.Branches.Select(branch => branch.Body), one.Timeout],
        _ => [],
    };
}
