using System.Collections.Immutable;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Syntax.Tree.Steps;

/// <summary>Something a sequence does, one after the other.</summary>
/// <param name="Span">Where it stands.</param>
public abstract record StepSyntax(TextSpan Span) : SyntaxNode(Span);

/// <summary>`step followup: wait 5 days`: a step with a name that outlives edits.</summary>
/// <param name="Name">The name.</param>
/// <param name="Step">The step.</param>
/// <param name="Span">Where it stands.</param>
public sealed record NamedStepSyntax(NameSyntax Name, StepSyntax Step, TextSpan Span) : StepSyntax(Span);

/// <summary>`send n1 else n1_sms within office`, `send next of (story_1, story_2)`.</summary>
/// <param name="Choices">The message, then what is sent where the one before is not permitted; each a name or `next of`.</param>
/// <param name="Within">The calendar it waits for; null where none is written.</param>
/// <param name="Span">Where it stands.</param>
public sealed record SendStepSyntax(ImmutableArray<ExpressionSyntax> Choices, NameSyntax? Within, TextSpan Span) : StepSyntax(Span);

/// <summary>`task "Call {first_name}" to owner or "sdr-queue" with lead due within 1 hour`.</summary>
/// <param name="Text">What is to be done.</param>
/// <param name="To">By whom.</param>
/// <param name="With">What goes with it.</param>
/// <param name="DueWithin">How soon; null where none is written.</param>
/// <param name="Span">Where it stands.</param>
public sealed record TaskStepSyntax(
    TextLiteralSyntax Text,
    ExpressionSyntax To,
    ImmutableArray<ExpressionSyntax> With,
    DurationLiteralSyntax? DueWithin,
    TextSpan Span) : StepSyntax(Span);

/// <summary>`alert "{email} still waits" to owner or "sdr-queue"`.</summary>
/// <param name="Text">What is said.</param>
/// <param name="To">To whom.</param>
/// <param name="Span">Where it stands.</param>
public sealed record AlertStepSyntax(TextLiteralSyntax Text, ExpressionSyntax To, TextSpan Span) : StepSyntax(Span);

/// <summary>`reassign to "sdr-queue"`.</summary>
/// <param name="To">To whom.</param>
/// <param name="Span">Where it stands.</param>
public sealed record ReassignStepSyntax(ExpressionSyntax To, TextSpan Span) : StepSyntax(Span);

/// <summary>`set status = inactive`.</summary>
/// <param name="Field">The contact's field.</param>
/// <param name="Value">Its new value.</param>
/// <param name="Span">Where it stands.</param>
public sealed record SetStepSyntax(NameSyntax Field, ExpressionSyntax Value, TextSpan Span) : StepSyntax(Span);

/// <summary>`webhook crm with email, stage, lead`.</summary>
/// <param name="Connector">The connector, bound outside the language.</param>
/// <param name="With">What goes with it.</param>
/// <param name="Span">Where it stands.</param>
public sealed record WebhookStepSyntax(NameSyntax Connector, ImmutableArray<ExpressionSyntax> With, TextSpan Span) : StepSyntax(Span);

/// <summary>`withdraw email topic product_news`.</summary>
/// <param name="Channel">The channel whose consent is taken back.</param>
/// <param name="Topic">The topic; null for all.</param>
/// <param name="Span">Where it stands.</param>
public sealed record WithdrawStepSyntax(NameSyntax Channel, NameSyntax? Topic, TextSpan Span) : StepSyntax(Span);

/// <summary>`start re_engagement`: enrols into another sequence.</summary>
/// <param name="Sequence">The sequence.</param>
/// <param name="Span">Where it stands.</param>
public sealed record StartStepSyntax(NameSyntax Sequence, TextSpan Span) : StepSyntax(Span);

/// <summary>`exit`: the enrolment ends here.</summary>
/// <param name="Span">Where it stands.</param>
public sealed record ExitStepSyntax(TextSpan Span) : StepSyntax(Span);
