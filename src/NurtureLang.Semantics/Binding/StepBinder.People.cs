using System.Collections.Immutable;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Syntax.Tree.Expressions;
using NurtureLang.Syntax.Tree.Steps;

namespace NurtureLang.Semantics.Binding;

/// <summary>Steps that concern people who work with the contact, and which of them a hand-off may have.</summary>
internal sealed partial class StepBinder
{
    // A hand-off's steps are done at one instant, and are no touches.
    private bool IsMisplaced(StepSyntax syntax)
    {
        if (syntax is ReassignStepSyntax && !isHandoff)
        {
            context.Report(MeaningDiagnostics.StepNotHere, source, syntax.Span,
                "`reassign` gives the open task of a hand-off to somebody else, so it stands in a `handoff`; here, give a new `task`.");
            return true;
        }

        var isForSequences = syntax is SendStepSyntax or WaitStepSyntax or WaitUntilTimeSyntax or WaitUntilWeekdaySyntax or WaitUntilDateSyntax
            or WaitForStepSyntax or WaitForFirstStepSyntax or RepeatStepSyntax or SplitStepSyntax or ExitStepSyntax;
        if (!isHandoff || !isForSequences) return false;
        context.Report(MeaningDiagnostics.StepNotHere, source, syntax.Span,
            "A hand-off tells people what to do at once: this step belongs in a sequence, which a hand-off may `start`.");
        return true;
    }

    private BoundWithdraw? Withdraw(WithdrawStepSyntax withdraw, string name, Origin at)
    {
        var channel = context.Find(context.Symbols.Channels, withdraw.Channel, source);
        var topic = withdraw.Topic is { } written ? context.Find(context.Symbols.Topics, written, source) : null;
        return channel is null || (topic is null && withdraw.Topic is not null) ? null : new BoundWithdraw(name, channel, topic, at);
    }

    private BoundReassign? Reassign(ReassignStepSyntax reassign, string name, Origin at)
    {
        ImmutableArray<BoundTemplate> people =
            reassign.To is NextOfSyntax next ? [.. next.Items.Select(expressions.TemplateOf)] : [expressions.TemplateOf(reassign.To)];
        return people.IsEmpty ? null : new BoundReassign(name, people, at);
    }
}
