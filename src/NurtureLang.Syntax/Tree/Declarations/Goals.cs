using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Syntax.Tree.Declarations;

/// <summary>`goal mql awareness -> sales_ready >= 8% within 90 days`.</summary>
/// <param name="Name">The goal's name.</param>
/// <param name="Measure">What is measured.</param>
/// <param name="Operator">How it is compared.</param>
/// <param name="Target">With what.</param>
/// <param name="Within">In how long each contact has it; null where none is written.</param>
/// <param name="Span">Where it stands.</param>
public sealed record GoalSyntax(
    NameSyntax Name,
    GoalMeasureSyntax Measure,
    ComparisonOperator Operator,
    LiteralSyntax Target,
    DurationLiteralSyntax? Within,
    TextSpan Span) : DeclarationSyntax(Span);

/// <summary>What a goal measures.</summary>
/// <param name="Span">Where it stands.</param>
public abstract record GoalMeasureSyntax(TextSpan Span) : SyntaxNode(Span);

/// <summary>`rate of email_opened per email`.</summary>
/// <param name="Of">The events counted.</param>
/// <param name="Per">The channel, message or sequence whose touches they are set against.</param>
/// <param name="Span">Where it stands.</param>
public sealed record RateMeasureSyntax(EventFilterSyntax Of, NameSyntax Per, TextSpan Span) : GoalMeasureSyntax(Span);

/// <summary>`awareness -> sales_ready`: the share of those at the first who reach the second.</summary>
/// <param name="From">The stage they come from.</param>
/// <param name="To">The stage they reach.</param>
/// <param name="Span">Where it stands.</param>
public sealed record ConversionMeasureSyntax(NameSyntax From, NameSyntax To, TextSpan Span) : GoalMeasureSyntax(Span);

/// <summary>`median time awareness -> sales_ready`.</summary>
/// <param name="Statistic">Which figure: `median`, `average`.</param>
/// <param name="From">The stage they come from.</param>
/// <param name="To">The stage they reach.</param>
/// <param name="Span">Where it stands.</param>
public sealed record TimeMeasureSyntax(NameSyntax Statistic, NameSyntax From, NameSyntax To, TextSpan Span) : GoalMeasureSyntax(Span);

/// <summary>`handoff answered within 5 minutes`.</summary>
/// <param name="Handoff">Which hand-off; null for all.</param>
/// <param name="Within">How soon.</param>
/// <param name="Span">Where it stands.</param>
public sealed record HandoffMeasureSyntax(NameSyntax? Handoff, DurationLiteralSyntax Within, TextSpan Span) : GoalMeasureSyntax(Span);

/// <summary>`guarantee peace at most 2 email in any 24 hours`.</summary>
/// <param name="Name">The guarantee's name.</param>
/// <param name="Claim">What must always hold.</param>
/// <param name="Span">Where it stands.</param>
public sealed record GuaranteeSyntax(NameSyntax Name, ClaimSyntax Claim, TextSpan Span) : DeclarationSyntax(Span);

/// <summary>What a guarantee says.</summary>
/// <param name="What">A channel, or `touch`, `task`, `alert`.</param>
/// <param name="Span">Where it stands.</param>
public abstract record ClaimSyntax(NameSyntax What, TextSpan Span) : SyntaxNode(Span);

/// <summary>`at most 2 email in any 24 hours`.</summary>
/// <param name="Count">How many.</param>
/// <param name="What">Of what.</param>
/// <param name="Period">In any stretch of this length.</param>
/// <param name="Span">Where it stands.</param>
public sealed record AtMostClaimSyntax(NumberLiteralSyntax Count, NameSyntax What, PeriodSyntax Period, TextSpan Span)
    : ClaimSyntax(What, Span);

/// <summary>`never email after unsubscribed where channel = email`.</summary>
/// <param name="What">What never happens.</param>
/// <param name="After">After which event.</param>
/// <param name="Span">Where it stands.</param>
public sealed record NeverAfterClaimSyntax(NameSyntax What, EventFilterSyntax After, TextSpan Span) : ClaimSyntax(What, Span);

/// <summary>`never email while stage is sales_ready`.</summary>
/// <param name="What">What never happens.</param>
/// <param name="While">While what holds.</param>
/// <param name="Span">Where it stands.</param>
public sealed record NeverWhileClaimSyntax(NameSyntax What, ExpressionSyntax While, TextSpan Span) : ClaimSyntax(What, Span);

/// <summary>`task within 5 minutes of entering sales_ready`, `task within 1 hour of demo_requested`.</summary>
/// <param name="What">What happens.</param>
/// <param name="Within">How soon.</param>
/// <param name="EnteringStage">The stage whose entry starts the clock; null where an event does.</param>
/// <param name="Event">The event that starts the clock; null where a stage does.</param>
/// <param name="Span">Where it stands.</param>
public sealed record WithinClaimSyntax(
    NameSyntax What,
    DurationLiteralSyntax Within,
    NameSyntax? EnteringStage,
    EventFilterSyntax? Event,
    TextSpan Span) : ClaimSyntax(What, Span);
