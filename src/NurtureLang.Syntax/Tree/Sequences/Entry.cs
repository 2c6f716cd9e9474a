using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Expressions;
using NurtureLang.Syntax.Tree.Declarations;

namespace NurtureLang.Syntax.Tree.Sequences;

/// <summary>`enter on form_submitted where form = "x" not older than 7 days`, `enter when is dormant`.</summary>
/// <param name="Trigger">An event, or a condition.</param>
/// <param name="NotOlderThan">How old the event may be; null where none is written.</param>
/// <param name="Span">Where it stands.</param>
public sealed record EnterSyntax(TriggerSyntax Trigger, DurationLiteralSyntax? NotOlderThan, TextSpan Span) : SequenceItemSyntax(Span);

/// <summary>`enter every week on mon at 09:00 when is dormant`.</summary>
/// <param name="Cadence">How often.</param>
/// <param name="Condition">Who enters; null for everybody.</param>
/// <param name="Span">Where it stands.</param>
public sealed record EnterEverySyntax(CadenceSyntax Cadence, ExpressionSyntax? Condition, TextSpan Span) : SequenceItemSyntax(Span);

/// <summary>`enter at 2026-03-03 11:00 when is customer`.</summary>
/// <param name="At">When.</param>
/// <param name="Condition">Who enters; null for everybody.</param>
/// <param name="Span">Where it stands.</param>
public sealed record EnterAtSyntax(LiteralSyntax At, ExpressionSyntax? Condition, TextSpan Span) : SequenceItemSyntax(Span);

/// <summary>`once per contact`: never again.</summary>
/// <param name="Key">What it is once per: `contact`.</param>
/// <param name="Span">Where it stands.</param>
public sealed record OncePerSyntax(NamePathSyntax Key, TextSpan Span) : SequenceItemSyntax(Span);

/// <summary>`again after 30 days at most 3 times`, `again always`.</summary>
/// <param name="After">How long after the last enrolment's end; null for `always`.</param>
/// <param name="AtMostTimes">How many times at most; null where none is written.</param>
/// <param name="Span">Where it stands.</param>
public sealed record AgainSyntax(DurationLiteralSyntax? After, NumberLiteralSyntax? AtMostTimes, TextSpan Span) : SequenceItemSyntax(Span);

/// <summary>`per contract_id`: one enrolment per contact and key.</summary>
/// <param name="Key">The key.</param>
/// <param name="Span">Where it stands.</param>
public sealed record PerKeySyntax(NamePathSyntax Key, TextSpan Span) : SequenceItemSyntax(Span);

/// <summary>`for stage is customer`: whom it is for.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Span">Where it stands.</param>
public sealed record ForSyntax(ExpressionSyntax Condition, TextSpan Span) : SequenceItemSyntax(Span);

/// <summary>What an entering event does to somebody inside.</summary>
public enum WhileInsideKind
{
    /// <summary>`ignore`: nothing.</summary>
    Ignore,

    /// <summary>`restart`: begins anew.</summary>
    Restart,

    /// <summary>`another`: a second enrolment beside the first.</summary>
    Another,
}

/// <summary>`while inside restart`.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Span">Where it stands.</param>
public sealed record WhileInsideSyntax(WhileInsideKind Kind, TextSpan Span) : SequenceItemSyntax(Span);

/// <summary>`exit when stage is sales_ready`, `exit on subscribed where plan = entry.plan`.</summary>
/// <param name="Trigger">A condition or an event.</param>
/// <param name="Span">Where it stands.</param>
public sealed record ExitRuleSyntax(TriggerSyntax Trigger, TextSpan Span) : SequenceItemSyntax(Span);

/// <summary>`goal stage >= education within 30 days`, `goal on subscribed within 14 days`.</summary>
/// <param name="Trigger">A condition or an event.</param>
/// <param name="Within">How long after entry it counts; null where none is written.</param>
/// <param name="Span">Where it stands.</param>
public sealed record SequenceGoalSyntax(TriggerSyntax Trigger, DurationLiteralSyntax? Within, TextSpan Span) : SequenceItemSyntax(Span);

/// <summary>`holdout 10%`: a control group of this sequence.</summary>
/// <param name="Holdout">How many, and the salt.</param>
/// <param name="Span">Where it stands.</param>
public sealed record SequenceHoldoutSyntax(HoldoutSyntax Holdout, TextSpan Span) : SequenceItemSyntax(Span);
