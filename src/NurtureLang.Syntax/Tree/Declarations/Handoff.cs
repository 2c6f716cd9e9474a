using System.Collections.Immutable;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Expressions;

using NurtureLang.Syntax.Tree.Steps;

namespace NurtureLang.Syntax.Tree.Declarations;

/// <summary>`handoff to sales at sales_ready { task "Call" to owner  respond by rep_contacted within 5 minutes }`.</summary>
/// <param name="Name">The hand-off's name; null where none is written.</param>
/// <param name="To">Who takes over.</param>
/// <param name="Trigger">When: at a stage, on an event, or on an account.</param>
/// <param name="Items">What is done, in order.</param>
/// <param name="Span">Where it stands.</param>
public sealed record HandoffSyntax(NameSyntax? Name, NameSyntax To, TriggerSyntax Trigger, ImmutableArray<HandoffItemSyntax> Items, TextSpan Span)
    : DeclarationSyntax(Span);

/// <summary>A line of a hand-off.</summary>
/// <param name="Span">Where it stands.</param>
public abstract record HandoffItemSyntax(TextSpan Span) : SyntaxNode(Span);

/// <summary>`respond by rep_contacted within 5 minutes of office hours`.</summary>
/// <param name="By">The event that is the answer.</param>
/// <param name="Within">How soon.</param>
/// <param name="Span">Where it stands.</param>
public sealed record HandoffRespondSyntax(EventFilterSyntax By, DurationLiteralSyntax Within, TextSpan Span) : HandoffItemSyntax(Span);

/// <summary>`late { ... }`, `late by 1 hour { ... }`: a rung of the ladder.</summary>
/// <param name="By">How long after the deadline; null for at the deadline.</param>
/// <param name="Steps">What is done.</param>
/// <param name="Span">Where it stands.</param>
public sealed record HandoffLateSyntax(DurationLiteralSyntax? By, ImmutableArray<StepSyntax> Steps, TextSpan Span)
    : HandoffItemSyntax(Span);

/// <summary>`after 48 minutes of office hours { ... }`: a rung before the deadline.</summary>
/// <param name="After">How long after the hand-off.</param>
/// <param name="Steps">What is done.</param>
/// <param name="Span">Where it stands.</param>
public sealed record HandoffAfterSyntax(DurationLiteralSyntax After, ImmutableArray<StepSyntax> Steps, TextSpan Span)
    : HandoffItemSyntax(Span);

/// <summary>Something done at once: a task, an alert.</summary>
/// <param name="Step">What.</param>
/// <param name="Span">Where it stands.</param>
public sealed record HandoffStepSyntax(StepSyntax Step, TextSpan Span) : HandoffItemSyntax(Span);
